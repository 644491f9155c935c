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


def by_week(
    readings: Iterable[Reading], weeks: int = 1
) -> tuple[tuple[Reading, ...], ...]:
    """The readings of each week from Monday, or of so many weeks, oldest first."""

    def part(reading: Reading) -> int:
        return monday(reading[0]).toordinal() // (7 * weeks)

    return tuple(tuple(some) for _, some in groupby(sorted(readings), key=part))


def weekly_medians(readings: Iterable[Reading], weeks: int = 1) -> tuple[Reading, ...]:
    """Each week's (or so many weeks') median value, dated by its middle reading.

    Readings of neighbouring days share their noise (water, food, sleep), which
    makes a daily series look surer than it is; weeks hardly do.
    """
    return tuple(
        (some[len(some) // 2][0], median(value for _, value in some))
        for some in by_week(readings, weeks)
    )


def z_score(baseline: Sequence[float], value: float) -> float | None:
    """Sample standard deviations from the baseline's mean; None where it has none."""
    if len(baseline) < 2:
        return None
    spread = stdev(baseline)
    return (value - fmean(baseline)) / spread if spread else None
