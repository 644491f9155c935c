"""Fitness, fatigue and form: training load over the days."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from statistics import fmean, stdev

from coach.domain.review import LoadState

FITNESS_DAYS = 42
FATIGUE_DAYS = 7


def load_course(daily: Sequence[float]) -> tuple[LoadState, ...]:
    """Fitness, fatigue and form on each day of a history without gaps.

    Exponentially weighted means of 42 and 7 days, alpha = 1 - e^(-1/N), from zero on
    the day before the first (Banister 1975 as simplified by Coggan). Form is
    yesterday's fitness less yesterday's fatigue.

    Args:
        daily: load of every calendar day, rest days as 0, oldest first.
    """
    slow, quick = (1 - math.exp(-1 / days) for days in (FITNESS_DAYS, FATIGUE_DAYS))
    fitness = fatigue = 0.0
    course = []
    for number, load in enumerate(daily, start=1):
        form = fitness - fatigue
        fitness += (load - fitness) * slow
        fatigue += (load - fatigue) * quick
        course.append(LoadState(fitness, fatigue, form, number < FITNESS_DAYS))
    return tuple(course)


def daily_loads(
    loads: Iterable[tuple[date, float]], day: date
) -> tuple[tuple[date, float], ...]:
    """The load of each day from the first trained one to `day`, rest days as 0."""
    totals: dict[date, float] = {}
    for when, load in loads:
        if when <= day:
            totals[when] = totals.get(when, 0.0) + load
    if not totals:
        return ()
    first = min(totals)
    days = (first + timedelta(n) for n in range((day - first).days + 1))
    return tuple((each, totals.get(each, 0.0)) for each in days)


def load_state(loads: Iterable[tuple[date, float]], day: date) -> LoadState:
    """Fitness, fatigue and form on the evening of `day`.

    Args:
        loads: (day, load) of each session, in any order; later days are not seen.
        day: the evening.
    """
    course = load_course([load for _, load in daily_loads(loads, day)])
    return course[-1] if course else LoadState(0.0, 0.0, 0.0, warming_up=True)


def ramp(course: Sequence[LoadState]) -> float:
    """Fitness gained in the last seven days (fewer where the history is shorter)."""
    if not course:
        return 0.0
    return course[-1].fitness - course[max(len(course) - 8, 0)].fitness


def monotony(week: Sequence[float]) -> float | None:
    """Mean over sample standard deviation of daily loads (Foster 1998).

    None when all days are alike, since then it has no value.
    """
    spread = stdev(week) if len(week) > 1 else 0.0
    return fmean(week) / spread if spread else None


def strain(week: Sequence[float]) -> float | None:
    """The week's load times its monotony (Foster 1998), None without monotony."""
    sameness = monotony(week)
    return None if sameness is None else math.fsum(week) * sameness
