"""How a lift, and a movement, went over weeks: level, change, index, rolling means."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import median

from coach.domain.exercise import Exercise
from coach.domain.strength import Exposure, LiftSession
from coach.strength.exposures import with_estimates

LAST = 3
"""Sessions whose best is the level: one session alone may be a bad day."""

STALE = timedelta(days=56)
"""After so long without the exercise nothing is said of its level."""

MONTH = timedelta(days=28)
LEAST_SESSIONS = 2


def level(found: Sequence[Exposure], day: date) -> float | None:
    """The best estimate of the last three sessions on that evening.

    None where there was none in the eight weeks before.
    """
    past = with_estimates(each for each in found if each.day <= day)[-LAST:]
    if not past or past[-1].day <= day - STALE:
        return None
    return max(each.e1rm_kg or 0.0 for each in past)


def change(found: Sequence[Exposure], day: date, weeks: int) -> float | None:
    """The level less what it was so many weeks before; None where one is not known."""
    now, then = level(found, day), level(found, day - timedelta(weeks=weeks))
    return None if now is None or then is None else now - then


def is_new_best(found: Sequence[Exposure], day: date, within: timedelta) -> bool:
    """Whether the best there ever was is of those days, and there was one before."""
    past = with_estimates(each for each in found if each.day <= day)
    lately = [each.e1rm_kg or 0.0 for each in past if each.day > day - within]
    before = [each.e1rm_kg or 0.0 for each in past if each.day <= day - within]
    return bool(lately and before) and max(lately) > max(before)


def strength_index(
    log: Mapping[str, Sequence[Exposure]],
    catalogue: Mapping[str, Exercise],
    day: date,
) -> Mapping[str, float]:
    """The pattern strength index of each movement pattern that has one.

    100 x the median over the pattern's lifts of the best estimate of the last 28 days
    over that of the lift's first 28 days: 110 is a tenth stronger than at the start.
    Project-defined (reference 4.10). A lift counts from its second session on, and
    where it was done in the last 28 days; in its first month it is held against itself.
    """
    shares: dict[str, list[float]] = {}
    for name, found in log.items():
        exercise = catalogue.get(name)
        share = None if exercise is None else _share(found, day)
        if exercise is not None and share is not None:
            shares.setdefault(exercise.pattern, []).append(share)
    return {name: 100 * median(found) for name, found in sorted(shares.items())}


def _share(found: Sequence[Exposure], day: date) -> float | None:
    past = with_estimates(each for each in found if each.day <= day)
    lately = [each for each in past if each.day > day - MONTH]
    if len(past) < LEAST_SESSIONS or not lately:
        return None
    first = [each for each in past if each.day < past[0].day + MONTH]
    return _best(lately) / _best(first)


def _best(found: Iterable[Exposure]) -> float:
    return max(each.e1rm_kg or 0.0 for each in found)


def within(log: Iterable[LiftSession], day: date, days: int) -> tuple[LiftSession, ...]:
    """The sessions of so many days that end on that evening."""
    first = day - timedelta(days=days - 1)
    return tuple(each for each in log if first <= each.day <= day)


def rolling_mean(values: Mapping[date, float], day: date, days: int) -> float:
    """The mean a day over so many days that end on that one; days without count 0."""
    first = day - timedelta(days=days - 1)
    return sum(kg for when, kg in values.items() if first <= when <= day) / days
