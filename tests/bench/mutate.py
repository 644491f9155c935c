"""Numbers and comparisons of rules and planning changed one at a time: tests must fail.

    python -m tests.bench.mutate [FILE …] [--jobs 2] [--sample N] [--seed 1]

cosmic-ray says what can be changed. Each changed module is loaded in a process forked
from one that has the libraries imported, and the tests of its room are run there, those
of the same name first, until one fails. Changes that no test could ever notice stand in
`equivalents.toml`, each with its reason; one that stands there and is noticed all the
same, or is not made any more, is wrong. Ends with 1 under 95 %.
"""

import argparse
import os
import random
import signal
import sys
import tomllib
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

ROOT = Path(__file__).parents[2]
ROOMS = ("rules", "planning")
WANTED = 0.95
LONGEST_S = 300
"""A change may make a loop endless: such a run is ended, and noticed."""

EQUIVALENTS = Path(__file__).with_name("equivalents.toml")
OPERATORS = tuple(
    name
    for name in sorted(operator_names())
    if name == "core/NumberReplacer" or "ReplaceComparison" in name
)
TESTS = ("tests/coach/rules", "tests/coach/planning", "tests/coach/review")


@dataclass(frozen=True)
class Mutant:
    """One module with one change in it.

    Attributes:
        before, after: the line that was changed, without its indentation.
    """

    file: Path
    source: str
    line: int
    before: str
    after: str

    @property
    def key(self) -> tuple[str, str, str]:
        """By which it stands among the equivalents."""
        return self.file.as_posix(), self.before, self.after

    @property
    def module(self) -> str:
        """Its dotted name."""
        return ".".join(self.file.with_suffix("").parts).removesuffix(".__init__")


def mutants(file: Path) -> Iterator[Mutant]:
    """Every change to that file, of each kind of operator in turn."""
    source = (ROOT / file).read_text("utf-8")
    for name in OPERATORS:
        operator, occurrence = get_operator(name)(), 0
        while (changed := mutate_code(source, operator, occurrence)) is not None:
            occurrence += 1
            lines = zip(source.splitlines(), changed.splitlines(), strict=False)
            differing = ((n, a, b) for n, (a, b) in enumerate(lines, start=1) if a != b)
            line, before, after = next(differing, (0, "", ""))
            if _compiles(changed):
                yield Mutant(file, changed, line, before.strip(), after.strip())


def unchanged(mutant: Mutant) -> Mutant:
    """The same module as it is."""
    source = (ROOT / mutant.file).read_text("utf-8")
    return replace(mutant, source=source, before="", after="")


def _compiles(source: str) -> bool:
    try:
        with warnings.catch_warnings(action="ignore", category=SyntaxWarning):
            compile(source, "changed", "exec")
    except (SyntaxError, ValueError):
        return False
    return True


class _Changed(MetaPathFinder, Loader):
    """Gives one module from its changed source."""

    def __init__(self, mutant: Mutant) -> None:
        self._mutant = mutant

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """The module's own, and nobody else's."""
        if name != self._mutant.module:
            return None
        return spec_from_loader(name, self, origin=str(ROOT / self._mutant.file))

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source in it."""
        module.__file__ = str(ROOT / self._mutant.file)
        code = compile(self._mutant.source, module.__file__, "exec")
        exec(code, module.__dict__)  # noqa: S102 - our own source, changed


def judged(chosen: Sequence[Mutant], jobs: int) -> Iterator[tuple[Mutant, bool]]:
    """Whether a test fails with each change in place, as the runs end."""
    left, running = list(reversed(chosen)), dict[int, Mutant]()
    while left or running:
        while left and len(running) < jobs:
            mutant = left.pop()
            child = os.fork()
            if not child:
                os._exit(_tested(mutant))
            running[child] = mutant
        child, status = os.wait()
        yield running.pop(child), os.waitstatus_to_exitcode(status) != 0


def _tested(mutant: Mutant) -> int:
    signal.alarm(LONGEST_S)
    quiet = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(quiet, stream)
    sys.meta_path.insert(0, _Changed(mutant))
    options = ["-x", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    return int(pytest.main([*options, *_tests_of(mutant.file)]))


def _tests_of(file: Path) -> Sequence[str]:
    """Test files of the rooms, those that share a word with the file's name first."""
    words = set(file.stem.split("_")[1 if file.parent.name == "rules" else 0 :])
    found = [p for folder in TESTS for p in sorted((ROOT / folder).glob("test_*.py"))]

    def shared(path: Path) -> int:
        return -len(words & set(path.stem.split("_")))

    return [str(path) for path in sorted(found, key=shared)]


def warm_up() -> None:
    """Import what the tests import and coach is not made of, once for all forks."""
    for name in ("numpy", "sqlalchemy", "pydantic", "yaml", "rich.text"):
        __import__(name)


@dataclass
class Tally:
    """What became of the changes."""

    noticed: Counter[Path]
    total: Counter[Path]
    wrong: list[str]


def tried(chosen: Sequence[Mutant], jobs: int) -> Tally:
    """Every change tried, and what is wrong with the list of equivalents."""
    listed = {
        (each["file"], each["before"], each["after"])
        for each in tomllib.loads(EQUIVALENTS.read_text("utf-8"))["equivalent"]
    }
    tally = Tally(Counter(), Counter(), [])
    for mutant, noticed in judged(chosen, jobs):
        where = f"{mutant.file}:{mutant.line}: {mutant.before} -> {mutant.after}"
        if mutant.key in listed and noticed:
            tally.wrong.append(f"is noticed, and listed as equivalent: {where}")
        if mutant.key in listed and not noticed:
            continue
        tally.total[mutant.file] += 1
        tally.noticed[mutant.file] += noticed
        if not noticed:
            print(f"  not noticed: {where}", flush=True)
    made = {mutant.key for mutant in chosen}
    files = {mutant.file.as_posix() for mutant in chosen}
    stale = (key for key in listed if key[0] in files and key not in made)
    tally.wrong += [f"is not made any more: {' '.join(key)}" for key in stale]
    return tally


def main() -> int:
    """Try them; 1 when too few are noticed or an equivalent is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    rooms = (sorted((ROOT / "coach" / room).glob("*.py")) for room in ROOMS)
    every = [path.relative_to(ROOT) for room in rooms for path in room]
    chosen = [m for file in given.files or every for m in mutants(file)]
    if given.sample is not None and given.sample < len(chosen):
        chosen = random.Random(given.seed).sample(chosen, given.sample)
    os.chdir(ROOT)
    warm_up()
    if chosen and any(noticed for _, noticed in judged([unchanged(chosen[0])], 1)):
        print("the tests fail without any change")
        return 1
    tally = tried(chosen, given.jobs)
    for file in sorted(tally.total):
        print(f"{tally.noticed[file]:5} of {tally.total[file]:5}  {file}")
    for each in tally.wrong:
        print(each)
    noticed, total = tally.noticed.total(), tally.total.total()
    print(f"{noticed} of {total} noticed: {noticed / max(total, 1):.1%}")
    return 1 if tally.wrong or noticed < WANTED * total else 0


if __name__ == "__main__":
    sys.exit(main())
