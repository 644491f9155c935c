"""Everybody's half-year under every policy, on two processes, and what is promised."""

import multiprocessing
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial

from tests.bench.judgement.interval import Interval, paired
from tests.bench.judgement.people import WEEKS
from tests.bench.judgement.policies import POLICIES, Policy
from tests.bench.judgement.trial import Lived, lived

PROCESSES = 2
MOST_NEEDLESS = 0.10
OTHERS = ("never", "seed")


@dataclass(frozen=True)
class Judged:
    """What came of everybody under one model of response, by policy."""

    model: str
    people: Mapping[str, Sequence[Lived]]

    def progress(self, other: str, kind: str | None = None) -> Interval:
        """Coach's progress less that of another policy."""
        ours, theirs = self._both(other, kind)
        return paired([p.progress for p in ours], [p.progress for p in theirs])

    def overload(self, other: str, kind: str | None = None) -> Interval:
        """Coach's weeks of overload less those of another policy."""
        ours, theirs = self._both(other, kind)
        return paired(
            [p.overload_weeks for p in ours], [p.overload_weeks for p in theirs]
        )

    def _both(
        self, other: str, kind: str | None
    ) -> tuple[Sequence[Lived], Sequence[Lived]]:
        ours, theirs = (
            [p for p in self.people[name] if kind in {None, p.kind}]
            for name in ("coach", other)
        )
        return ours, theirs

    def needless(self, policy: str = "coach", *, followed: bool = False) -> float:
        """Share of the right weeks of those whom the plan fits that saw a change.

        The plan is right for them as it is, so that even a key workout that is made up
        for counts; `followed` leaves out the weeks in which one was missed.
        """
        fits = [p for p in self.people[policy] if p.kind == "fits"]
        weeks = [p.followed if followed else p.right for p in fits]
        changed = sum(p.needless(w) for p, w in zip(fits, weeks, strict=True))
        return changed / max(sum(map(len, weeks)), 1)

    def fired(self) -> Counter[str]:
        """Coach's rules, by the needless weeks they fired in."""
        return Counter(
            rule
            for person in self.people["coach"]
            if person.kind == "fits"
            for week, rules in person.fired.items()
            if week in person.right
            for rule in set(rules)
        )

    def broken(self, policy: str = "coach") -> Sequence[str]:
        """Constraints that applied plans broke without a word."""
        return [text for person in self.people[policy] for text in person.broken]

    def failures(self) -> Iterator[str]:
        """The promises that do not hold."""
        for other in OTHERS:
            if not self.progress(other).is_better:
                yield f"{self.model}: goal progress is not better than {other}'s"
            if not self.overload(other).is_fewer:
                yield f"{self.model}: overload weeks are not fewer than {other}'s"
        if self.broken():
            yield f"{self.model}: {len(self.broken())} constraints were broken"
        if self.needless() > MOST_NEEDLESS:
            yield f"{self.model}: {self.needless():.0%} of the right weeks were changed"


def judge(
    seeds: Sequence[int],
    model: str,
    weeks: int = WEEKS,
    policies: Mapping[str, Policy] = POLICIES,
    processes: int = PROCESSES,
) -> Judged:
    """Everybody of those seeds, one life a policy."""
    names = list(policies)
    wanted = [(seed, policies[name]) for name in names for seed in seeds]
    live = partial(_live, model=model, weeks=weeks)
    if processes == 1:
        found = list(map(live, wanted))
    else:
        forked = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(processes, forked) as pool:
            found = list(pool.map(live, wanted, chunksize=2))
    count = len(seeds)
    return Judged(
        model,
        {name: found[n * count : (n + 1) * count] for n, name in enumerate(names)},
    )


def _live(wanted: tuple[int, Policy], model: str, weeks: int) -> Lived:
    seed, policy = wanted
    return lived(seed, model, policy, weeks)
