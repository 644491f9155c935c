"""Daily readings of a body, smoothed as in the Hacker's Diet (Walker 1991)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coach.statistics.readings import Reading

SHARE = 0.1
"""Of the way from the trend to the day's value."""

LONGEST_GAP = timedelta(days=14)
"""Over a longer time without a reading nobody knows the way (our choice)."""

MOST = 1000.0
"""Kilograms, per cent or centimetres: a body has no reading beyond it."""


@dataclass(frozen=True, slots=True)
class BodyDay:
    """A value of one calendar day.

    Attributes:
        measured: False where it lies on the line between two readings.
    """

    day: date
    value: float
    measured: bool


def body_trend(readings: Iterable[Reading]) -> tuple[BodyDay, ...]:
    """The trend of every day from the first reading to the last.

    A tenth of the way to each day's value, from the first one on; after a gap of
    more than 14 days it begins anew. It lags nine days behind a steady change. A gap
    that closes changes the days within it: work it out anew, never go on from it.
    For the eye only: smoothed values lie to every test of a trend.

    Args:
        readings: (day, value) of one method and device, in any order of days; of a
            day's the first counts. What no body has (0, over 1,000, no number) is
            left out.
    """
    return smoothed(filled(readings))


def first_of_days(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """Each day's first reading that a body can have, oldest first."""
    first: dict[date, float] = {}
    for day, value in readings:
        if 0 < value <= MOST:
            first.setdefault(day, value)
    return tuple(sorted(first.items()))


def filled(readings: Iterable[Reading]) -> tuple[BodyDay, ...]:
    """A value for every day between readings, on the line from one to the next.

    A gap of more than 14 days stays open.
    """
    return tuple(_filled(first_of_days(readings)))


def _filled(readings: tuple[Reading, ...]) -> Iterator[BodyDay]:
    for (day, value), (following, next_value) in pairwise(readings):
        yield BodyDay(day, value, measured=True)
        gap = following - day
        for number in range(1, gap.days if gap <= LONGEST_GAP else 1):
            on_the_line = value + (next_value - value) * number / gap.days
            yield BodyDay(day + timedelta(number), on_the_line, measured=False)
    for day, value in readings[-1:]:
        yield BodyDay(day, value, measured=True)


def smoothed(days: Iterable[BodyDay]) -> tuple[BodyDay, ...]:
    """The trend of days in order; it begins anew after each day that is missing."""
    course: list[BodyDay] = []
    for each in days:
        trend = each.value
        if course and each.day - course[-1].day == timedelta(1):
            before = course[-1].value
            trend = before + SHARE * (each.value - before)
        course.append(BodyDay(each.day, trend, each.measured))
    return tuple(course)
