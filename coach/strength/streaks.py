"""Sessions in a row that each asked a little more than the one before."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.strength import Exposure, Streak, StrengthSet
from coach.strength.e1rm import epley

LONGEST_GAP = timedelta(days=28)
"""After more days that nothing explains a streak is over (our choice)."""

NO_LESS = 0.95
"""Of the load before: sets with less of it are not more of the same (our choice)."""

_NONE: frozenset[date] = frozenset()


def streak(
    found: Sequence[Exposure],
    spared: Container[date] = _NONE,
    day: date | None = None,
) -> Streak:
    """How many sessions in a row, the last included, overloaded the lift a bit more.

    There is no agreed definition of a step of progressive overload. Here a session is
    one if against the session before it (spared ones left out) it had

    - more load at like repetitions: a set heavier than the heaviest before, for as
      many repetitions, or for one fewer where the estimated maximum is not lower; or
    - more repetitions at the load: in all sets at the heaviest load before or more; or
    - more hard sets, at 95 % of the heaviest load before or more.

    The heaviest set is the one with the highest load, and of these that with the most
    repetitions. Less, or just the same again, ends the streak, and so do more than 28
    days that nothing explains. A session on a spared day (a deload, a pause, the days
    after one) neither lengthens nor ends it, whatever was lifted, and spared days are
    no gap: what was planned to be easy is no failure, and no merit either.

    Args:
        found: of one exercise, oldest first, at least one.
        spared: days that a deload or a pause explains.
        day: the evening it is told on; None for that of the last session.

    Raises:
        ValueError: there is no exposure.
    """
    if not found:
        raise ValueError("a streak is of sessions")
    run = _Run()
    counted = [each for each in found if each.day not in spared]
    for before, now in pairwise(counted):
        apart = _unexplained(before.day, now.day, spared)
        run = run.after(now.day, more=apart <= LONGEST_GAP and overloads(before, now))
    if counted and day and _unexplained(counted[-1].day, day, spared) > LONGEST_GAP:
        run = run.after(day, more=False)
    return Streak(
        exercise=found[0].exercise,
        sessions=run.sessions,
        longest=run.longest,
        since=run.since,
        spared=tuple(each.day for each in found if each.day in spared),
    )


def overloads(before: Exposure, now: Exposure) -> bool:
    """Whether `now` asked more, by load, repetitions or hard sets; see `streak`."""
    heaviest = max(before.sets, key=lambda each: (_kg(each), each.reps or 0))
    return (
        any(_is_heavier(each, heaviest) for each in now.sets)
        or _reps(now, _kg(heaviest)) > _reps(before, _kg(heaviest))
        or _hard(now, _kg(heaviest)) > _hard(before, _kg(heaviest))
    )


@dataclass(frozen=True, slots=True)
class _Run:
    sessions: int = 0
    longest: int = 0
    since: date | None = None

    def after(self, day: date, *, more: bool) -> "_Run":
        """What it is after that day's session."""
        if not more:
            return _Run(longest=self.longest)
        sessions = self.sessions + 1
        return _Run(sessions, max(self.longest, sessions), self.since or day)


def _is_heavier(each: StrengthSet, heaviest: StrengthSet) -> bool:
    kg, reps = _kg(each), each.reps or 0
    least = heaviest.reps or 0
    if kg <= _kg(heaviest):
        return False
    if reps >= least:
        return True
    rises = epley(kg, reps) >= epley(_kg(heaviest), least)
    return reps >= 1 and reps == least - 1 and rises


def _reps(exposure: Exposure, least_kg: float) -> int:
    return sum(each.reps or 0 for each in exposure.sets if _kg(each) >= least_kg)


def _hard(exposure: Exposure, before_kg: float) -> int:
    least_kg = NO_LESS * before_kg
    return sum(each.is_hard and _kg(each) >= least_kg for each in exposure.sets)


def _kg(each: StrengthSet) -> float:
    return each.load_kg or 0.0


def _unexplained(first: date, last: date, spared: Container[date]) -> timedelta:
    """The days from one to the other, those spared left out."""
    days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
    return timedelta(days=sum(each not in spared for each in days))
