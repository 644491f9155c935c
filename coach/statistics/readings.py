"""Series of readings: means that need enough of them, medians, deviations."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import groupby
from statistics import fmean, median, stdev

Reading = tuple[date, float]


def mean_of(values: Iterable[float | None], at_least: int) -> float | None:
    """The mean of the values there are, None if they are fewer than `at_least`."""
    there = [value for value in values if value is not None]
    return fmean(there) if there and len(there) >= at_least else None


def monday(day: date) -> date:
    """The first day of that day's week."""
    return day - timedelta(days=day.weekday())


def by_week(readings: Iterable[Reading]) -> tuple[tuple[Reading, ...], ...]:
    """The readings of each week from Monday, oldest first."""
    ordered = sorted(readings)
    return tuple(
        tuple(week) for _, week in groupby(ordered, key=lambda each: monday(each[0]))
    )


def weekly_medians(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each week's median value, dated by the week's middle reading.

    Readings of neighbouring days share their noise (water, food, sleep), which
    makes a daily series look surer than it is; weeks hardly do.
    """
    return tuple(
        (week[len(week) // 2][0], median(value for _, value in week))
        for week in by_week(readings)
    )


def z_score(
    baseline: Sequence[float], value: float, least_sd: float = 0.0
) -> float | None:
    """Sample standard deviations from the baseline's mean; None where it has none.

    Args:
        baseline: the values before.
        value: the one compared with them.
        least_sd: a smaller deviation is taken for that: the scale has such steps.
    """
    if len(baseline) < 2:
        return None
    spread = max(stdev(baseline), least_sd)
    return (value - fmean(baseline)) / spread if spread else None
