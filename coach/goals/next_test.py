"""What a test would give now, from tests against the clock, else from the watch."""

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from statistics import fmean, median, stdev

from coach.domain.next_test import SHARE, NextTest
from coach.goals.base import Series
from coach.goals.trend import draw
from coach.statistics.line import (
    MAD_TO_DEVIATION,
    Forecast,
    Line,
    height_error,
    student,
)

LEAST_TESTS = 3
LEAST_SWIMS = 6
SWIMS_BACK = timedelta(weeks=8)
_UNSURE = 3
"""A trial, the swim it is told from, and what the watch makes of that (our choice)."""

_KNOWN = 1_000
"""Degrees of freedom of an error that others have measured."""


def by_tests(
    series: Series, day: date, error: float, fresh: timedelta
) -> NextTest | None:
    """From tests of one kind: by their trend, else by the mean of the last three.

    The interval is as wide as the tests scatter, and never narrower than the typical
    error of one (`error`, a share; of 100 yd 1.4 %, Stewart and Hopkins 2000, by which
    two single swims differ by up to 3.3 % in nine of ten cases). Of tests without a
    trend all tell the scatter, the last three the level. On simulated swimmers it held
    81 to 91 % of next trials that scatter by 2 to 1.4 %.

    None under three tests (with two, an athlete less steady than those swimmers was
    inside in 64 %), and where the last is too old.
    """
    found = series.readings
    if len(found) < LEAST_TESTS or not series.is_fresh(day, fresh):
        return None
    values = [value for _, value in found]
    least, count = error * fmean(values), len(found)
    line = draw(found, day) if series.is_enough(day, fresh) else None
    if line is not None:
        forecast = _no_steadier(line, least).reading_at(0, SHARE)
        return NextTest(*forecast, count, series.label, f"the trend of {count} trials")
    last = values[-LEAST_TESTS:]
    how = (
        "three trials" if count == LEAST_TESTS else f"the last three of {count} trials"
    )
    return NextTest(*_after(last, values, least), count, series.label, how)


def by_watch(series: Series, day: date, error: float) -> NextTest | None:
    """From the fastest 100 of each swim's lengths: the middle of the three fastest.

    Most training is not swum all out, so of eight weeks' swims only the three fastest
    tell what could be swum, and the fastest of them may be the watch's mistake. Their
    scatter is the median distance from their middle, `error` at least; the trial to
    come, the swim it is told from and the watch's timing each vary by it. On simulated
    swimmers that held 79 % of all-out swims that scatter by 1.4 %. A critical swim
    speed tells nothing here: the reserve beside it is known to a quarter of itself, 4 s
    in 100 yd.

    None under six days with such a swim.
    """
    best: dict[date, float] = {}
    for when, value in series.readings:
        if day - SWIMS_BACK < when <= day:
            best[when] = min(value, best.get(when, math.inf))
    if len(best) < LEAST_SWIMS:
        return None
    fastest = sorted(best.values())[:LEAST_TESTS]
    value = median(fastest)
    scatter = MAD_TO_DEVIATION * median(abs(each - value) for each in fastest)
    half = student(SHARE, _KNOWN) * max(scatter, error * value) * math.sqrt(_UNSURE)
    how = f"the three fastest of {len(best)} swims a watch timed in eight weeks"
    ends = value - half, value + half
    return NextTest(value, *ends, len(best), series.label, how)


def _no_steadier(line: Line, error: float) -> Line:
    """The line as if single readings scattered about it by that much, or more."""
    return replace(
        line,
        scatter=max(line.scatter, error),
        height_error=max(line.height_error, height_error(error, line.count)),
    )


def _after(
    level: Sequence[float], scattered: Sequence[float], least: float
) -> Forecast:
    """One more value beside those: Student's t, their scatter, the root of 1 + 1/n."""
    value, scatter = fmean(level), stdev(scattered)
    wide = student(SHARE, _KNOWN)
    if scatter > least:
        wide = student(SHARE, len(scattered) - 1)
    half = wide * max(scatter, least) * math.sqrt(1 + 1 / len(level))
    return value, value - half, value + half
