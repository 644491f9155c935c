"""Weeks that were lighter than the ones before: since when training has built up."""

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate, dropwhile, takewhile

WEEK = 7
LIGHTER_SHARE = 0.7
"""Of the mean of the three weeks before; so much less is a deload (our choice)."""

_EXACT = 1e-6


def building_since(daily: Sequence[tuple[date, float]]) -> date | None:
    """The day after the last lighter week, else the first day; None without days.

    A lighter week is any seven days with at most 70 % of the mean load of the three
    times seven days before; days before the first count as days of rest. So is a week
    without any training, whatever came before. Of overlapping ones the lightest is
    the week.

    Args:
        daily: load of every calendar day, rest days as 0, oldest first.
    """
    if not daily:
        return None
    sums = (0.0, *accumulate(load for _, load in daily))
    ends = range(len(daily), WEEK - 1, -1)
    later = dropwhile(lambda end: not _is_lighter(sums, end), ends)
    run = list(takewhile(lambda end: _is_lighter(sums, end), later))
    if not run:
        return daily[0][0]
    lightest = min(run, key=lambda end: (round(_week(sums, end), 6), -end))
    return daily[lightest - 1][0] + timedelta(days=1)


def _week(sums: Sequence[float], end: int) -> float:
    """The load of the seven days before that number of days."""
    return sums[max(end, 0)] - sums[max(end - WEEK, 0)]


def _is_lighter(sums: Sequence[float], end: int) -> bool:
    before = math.fsum(_week(sums, end - WEEK * n) for n in (1, 2, 3)) / 3
    return _week(sums, end) <= LIGHTER_SHARE * before + _EXACT
