"""Which muscles had fewer hard sets lately than they usually have."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.hard_sets import hard_sets_by_muscle
from coach.domain.strength import LiftSession, StrengthSet

WEEK = timedelta(days=7)
_WEEKS = 8
"""What is usual is the mean of so many weeks."""

_FEWEST_DAYS = 28

Sets = dict[str, float]
"""Hard sets by muscle."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """Hard sets by muscle of every session, oldest first."""

    days: Sequence[date]
    counts: Sequence[Sets]

    def lately(self, day: date) -> Sets:
        """Of the seven days that end on that day."""
        return self._week(day, 1)

    def usual(self, day: date) -> Sets:
        """Of a week, on average; nothing in the first four weeks of a log."""
        if not self.days or (day - self.days[0]).days < _FEWEST_DAYS:
            return {}
        return self._week(day, _WEEKS)

    def _week(self, day: date, weeks: int) -> Sets:
        begin = bisect_right(self.days, day - weeks * WEEK)
        whole: Sets = {}
        for counts in self.counts[begin : bisect_right(self.days, day)]:
            for muscle, sets in counts.items():
                whole[muscle] = whole.get(muscle, 0.0) + sets
        return {muscle: sets / weeks for muscle, sets in sorted(whole.items())}


def coverage(log: Iterable[LiftSession]) -> Coverage:
    """Of a log, oldest session first."""
    log = tuple(log)
    return Coverage([each.day for each in log], [hard_sets(each.sets) for each in log])


def usual_sets(log: Sequence[LiftSession], day: date) -> Sets:
    """`Coverage.usual` of that day, without counting what is older."""
    near = [each for each in log[1:] if each.day > day - _WEEKS * WEEK]
    return coverage((*log[:1], *near)).usual(day)


def lately_sets(log: Sequence[LiftSession], day: date) -> Sets:
    """`Coverage.lately` of that day, likewise."""
    return coverage(each for each in log if each.day > day - WEEK).lately(day)


def hard_sets(sets: Iterable[StrengthSet]) -> Sets:
    """Hard sets by muscle, of the exercises in the catalogue."""
    return hard_sets_by_muscle(sets, exercises())


def neglected(usual: Mapping[str, float], lately: Mapping[str, float]) -> Sets:
    """The share of the usual sets that is missing, by muscle, 0 to 1."""
    return {
        muscle: max(0.0, 1 - lately.get(muscle, 0.0) / sets)
        for muscle, sets in usual.items()
        if sets > 0
    }


def needed(counts: Mapping[str, float], missing: Mapping[str, float]) -> float:
    """How much an exercise trains what is missing, 0 to 1."""
    whole = all_counts = 0.0
    for muscle, share in counts.items():
        whole += share * missing.get(muscle, 0.0)
        all_counts += share
    return whole / all_counts if all_counts > 0 else 0.0
