"""Numbers and comparisons of rules and planning changed one at a time: tests must fail.

    python -m tests.bench.mutate [FILE …] [--jobs 2] [--sample N] [--seed 1]

cosmic-ray says what can be changed. Which test executes which line is noted once; then
each change is shown to the tests that can see it, the shortest first, until one fails.
Changes that no test could ever notice stand in `equivalents.toml`, each with its
reason; one that stands there and is noticed all the same, or is not made any more, is
wrong. Ends with 1 under 95 %.
"""

import argparse
import os
import random
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.mutation import ROOT
from tests.bench.mutation.changes import Mutant, mutants
from tests.bench.mutation.trying import Bench, with_tests

ROOMS = (Path("coach/rules"), Path("coach/planning"))
TESTS = ("tests/coach/rules", "tests/coach/planning", "tests/coach/review")
WANTED = 0.95
EQUIVALENTS = Path(__file__).with_name("equivalents.toml")
EVERY_S = 60


@dataclass
class Equivalents:
    """Changes nobody could notice: single ones, and those of a kind.

    Attributes:
        single: by file and line before and after.
        kinds: operators with a pattern of the operand to the right.
    """

    single: set[tuple[str, str, str]]
    kinds: Sequence[Mapping[str, str]]
    used: set[int] = field(default_factory=set)

    def has(self, mutant: Mutant) -> bool:
        """Whether that change is one of them."""
        if mutant.key in self.single:
            return True
        for place, kind in enumerate(self.kinds):
            if (mutant.old, mutant.new) == (kind["old"], kind["new"]) and re.fullmatch(
                kind["right"], mutant.right
            ):
                self.used.add(place)
                return True
        return False

    def stale(self, tried: Sequence[Mutant], *, all_of_it: bool) -> Sequence[str]:
        """Those that are not made any more in the files that were tried."""
        made = {mutant.key for mutant in tried}
        files = {mutant.file.as_posix() for mutant in tried}
        gone = sorted(key for key in self.single - made if key[0] in files)
        found = [" ".join(key) for key in gone]
        if all_of_it:
            kinds = enumerate(self.kinds)
            found += [str(dict(kind)) for at, kind in kinds if at not in self.used]
        return found


def equivalents() -> Equivalents:
    """As they are listed."""
    listed = tomllib.loads(EQUIVALENTS.read_text("utf-8"))
    single = {
        (one["file"], one["before"], one["after"]) for one in listed.get("single", ())
    }
    return Equivalents(single, listed["kind"])


@dataclass
class Tally:
    """What became of the changes."""

    noticed: Counter[Path] = field(default_factory=Counter)
    total: Counter[Path] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def try_all(
        self, bench: Bench, chosen: Sequence[Mutant], jobs: int, listed: Equivalents
    ) -> None:
        """Each change tried, a word a minute about how far it is."""
        bench.check(chosen)
        said = time.monotonic()
        for number, (mutant, noticed) in enumerate(bench.judged(chosen, jobs), 1):
            self._note(mutant, listed.has(mutant), noticed)
            if time.monotonic() - said > EVERY_S:
                said = time.monotonic()
                print(f"{number} of {len(chosen)} tried", file=sys.stderr)

    def _note(self, mutant: Mutant, listed: bool, noticed: bool) -> None:
        where = f"{mutant.file}:{mutant.line}: {mutant.before} -> {mutant.after}"
        if listed and noticed:
            self.wrong.append(f"is noticed, and listed as equivalent: {where}")
            print(f"  {self.wrong[-1]}", flush=True)
        if listed and not noticed:
            return
        self.total[mutant.file] += 1
        self.noticed[mutant.file] += noticed
        if not noticed:
            print(f"  not noticed: {where}", flush=True)

    def print(self) -> None:
        """By file and by room."""
        for place in (*sorted(self.total), *ROOMS):
            inside = [file for file in self.total if place in {file, *file.parents}]
            total = sum(self.total[file] for file in inside)
            noticed = sum(self.noticed[file] for file in inside)
            if total:
                print(f"{noticed:5} of {total:5} {noticed / total:6.1%}  {place}")
        for each in self.wrong:
            print(each)

    @property
    def share(self) -> float:
        """Of the changes that could be noticed, those that were."""
        return self.noticed.total() / max(self.total.total(), 1)


def main() -> int:
    """Try them; 1 when too few are noticed or an equivalent is none."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    os.chdir(ROOT)
    files = [file for room in ROOMS for file in sorted(room.glob("*.py"))]
    made = [mutant for file in given.files or files for mutant in mutants(file)]
    chosen = made
    if given.sample is not None and given.sample < len(made):
        chosen = random.Random(given.seed).sample(made, given.sample)
    listed, tally, begun = equivalents(), Tally(), time.monotonic()
    with_tests(
        TESTS,
        ROOMS,
        lambda bench: tally.try_all(bench, chosen, given.jobs, listed),
    )
    tally.wrong += [
        f"is not made any more: {each}"
        for each in listed.stale(made, all_of_it=made == chosen and not given.files)
    ]
    tally.print()
    minutes = (time.monotonic() - begun) / 60
    print(f"{tally.share:.1%} of {tally.total.total()} noticed, {minutes:.1f} minutes")
    return 1 if tally.wrong or tally.share < WANTED else 0


if __name__ == "__main__":
    sys.exit(main())
