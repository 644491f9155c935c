"""Bent files through the import: no crash, no hang, no file imported by half.

`python -m tests.bench.fuzz [SECONDS [SEED]]` takes every `fuzz_*.py` beside this one,
each of which gives `mutants(seed)`, endless names and bytes. What coach fell over is
written to `.fuzz/`, to become a test.
"""

import hashlib
import itertools
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent
FOUND = HERE.parents[1] / ".fuzz"
LONGEST_S = 5
TOO_SLOW = "reading it takes too long"
BATCH = 20


@dataclass
class Tally:
    """What became of the files of one kind."""

    files: int = 0
    statuses: dict = field(default_factory=dict)
    slowest_s: float = 0.0
    wrong: list = field(default_factory=list)


def sources():
    """Kinds of file, their generators of bent ones, and how many readers they meet."""
    for file in sorted(HERE.glob("fuzz_*.py")):
        module = import_module(f"tests.bench.{file.stem}")
        kind = file.stem.removeprefix("fuzz_")
        yield kind, module.mutants, len(getattr(module, "READERS", "1"))


def fuzz(kind, mutants, keep_on, home):
    """Import bent files for as long as `keep_on()` says; what became of them."""
    from coach import settings
    from coach.domain.strength import WeightUnit
    from coach.intake.here import InThisProcess
    from coach.wiring.context import context_for
    from coach.wiring.readers import readers

    chosen = settings.load().model_copy(update={"home": home, "database_url": ""})
    context = replace(
        context_for(chosen), intake=lambda: InThisProcess(readers(WeightUnit.KG))
    )
    try_one = try_plan if kind in {"yaml", "sheet"} else try_import
    tally = Tally()
    try:
        for number, (name, content) in enumerate(mutants):
            if not keep_on():
                break
            file = home / f"{number}-{Path(name).name}"
            file.write_bytes(content)
            begun = time.perf_counter()
            wrong = try_one(context, file, tally)
            tally.slowest_s = max(tally.slowest_s, time.perf_counter() - begun)
            if time.perf_counter() - begun > LONGEST_S:
                wrong = f"took {time.perf_counter() - begun:.1f} s"
            if wrong:
                tally.wrong.append((name, content, wrong))
            tally.files += 1
            file.unlink()
    finally:
        context.database.close()
    return tally


def try_import(context, file, tally):
    """What went wrong in importing the file; None if nothing did."""
    from coach.jobs.import_files import import_files

    told = {}
    for result in import_files(context, [file]).files:
        count = tally.statuses.get(result.status, 0)
        tally.statuses[result.status] = count + 1
        if result.bug is not None:
            return "".join(result.bug.__notes__)
        if result.reason == TOO_SLOW:
            return TOO_SLOW
        told.setdefault(result.sha256, set()).update(result.activity_ids)
    told.pop(None, None)
    with context.reading() as store:
        held = {sha256: set(store.activities_of(sha256)) for sha256 in told}
    return None if told == held else f"it told of {told} and holds {held}"


def try_plan(context, file, tally):
    """What went wrong in reading the plan; None if nothing did."""
    import traceback
    from datetime import date

    from coach.jobs.change_plan import read_plan_file

    start = date(2026, 3, 2)
    try:
        reading = read_plan_file(context, file.read_bytes(), file.name, start)
    except Exception:  # noqa: BLE001 - that is what is looked for
        return traceback.format_exc()
    status = "plan" if reading.plan else "refused"
    tally.statuses[status] = tally.statuses.get(status, 0) + 1
    return None if reading.plan or reading.errors else "no plan and no reason"


def write_down(tally):
    """Keep what coach fell over."""
    FOUND.mkdir(exist_ok=True)
    for name, content, wrong in tally.wrong:
        digest = hashlib.sha256(content).hexdigest()[:12]
        (FOUND / f"{digest}-{name.replace('/', '_')[-60:]}").write_bytes(content)
        (FOUND / f"{digest}.txt").write_text(wrong)


def main():
    """Fuzz every reader for so many seconds; end with 1 if anything went wrong."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else time.time_ns() % 10**6
    print(f"seed {seed}, {seconds:g} s a reader")
    failed = False
    for kind, mutants, readers in sources():
        end = time.monotonic() + seconds * readers
        with tempfile.TemporaryDirectory() as place:
            tally = fuzz(
                kind,
                mutants(seed),
                lambda end=end: time.monotonic() < end,
                Path(place),
            )
        ends = ", ".join(f"{n} {what}" for what, n in sorted(tally.statuses.items()))
        print(
            f"{kind:10} {tally.files:6} files, slowest {tally.slowest_s:.2f} s, "
            f"{len(tally.wrong)} wrong ({ends})"
        )
        for _, _, wrong in itertools.islice(tally.wrong, 3):
            print(f"  {wrong.strip().splitlines()[-1]}")
        write_down(tally)
        failed |= bool(tally.wrong)
    sys.exit(failed)


if __name__ == "__main__":
    main()
