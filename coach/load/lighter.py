"""Weeks that were lighter than the ones before: since when training has built up."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum

from coach.statistics.readings import by_week, monday

_WEEK = timedelta(days=7)
LIGHTER_SHARE = 0.7
"""Of the mean of the three weeks before; so much less is a deload (our choice)."""

_EXACT = 1e-6


def building_since(daily: Sequence[tuple[date, float]]) -> date | None:
    """The Monday after the last lighter week, else the first day; None without days.

    A lighter week, from Monday to Sunday, has at most 70 % of the mean load of the
    three weeks before; days before the first count as days of rest. So is a week
    without any training, whatever came before. Weeks of the calendar, since a session
    done a day later would leave a hole of seven days in any week that slides.

    Args:
        daily: load of every calendar day, rest days as 0, oldest first.
    """
    if not daily:
        return None
    weeks = {monday(w[0][0]): fsum(load for _, load in w) for w in by_week(daily)}
    for begin in reversed(weeks):
        is_over = begin + _WEEK - timedelta(days=1) <= daily[-1][0]
        if is_over and _is_lighter(weeks, begin):
            return begin + _WEEK
    return daily[0][0]


def _is_lighter(weeks: dict[date, float], begin: date) -> bool:
    before = fsum(weeks.get(begin - n * _WEEK, 0.0) for n in (1, 2, 3)) / 3
    return weeks[begin] <= LIGHTER_SHARE * before + _EXACT
