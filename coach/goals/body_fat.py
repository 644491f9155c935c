"""Body fat: a scale's share of fat, which is that scale's alone."""

from dataclasses import replace
from datetime import date, timedelta

from coach.domain.goal import Goal, GoalState
from coach.domain.metric import UNITS, MetricKind
from coach.goals.base import GoalHistory, Series, series_by_method
from coach.goals.trend import Measured, Yardstick, state_of, unmeasured
from coach.statistics.readings import mean_of, weekly_medians

WINDOW = timedelta(weeks=12)
LEVEL_OVER = timedelta(days=28)
YARDSTICK = Yardstick(UNITS[MetricKind.BODY_FAT], good=-1, smallest=0.5)


def body_fat(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    """The mean of the last 28 days and the trend of 12 weeks, of the scale in use.

    Two scales differ by more than a season of training (limits of agreement near 10
    points), so a new one starts a new series. The trend is drawn through weekly
    medians: water moves the readings of a few days together. Of several readings a
    day the first counts.
    """
    found = series_by_method(history.metrics, MetricKind.BODY_FAT, day, WINDOW)
    if not found:
        return unmeasured(goal, YARDSTICK.unit)
    series = _first_of_each_day(found[-1])
    lately = [value for when, value in series.readings if when > day - LEVEL_OVER]
    points = weekly_medians(series.readings)
    return state_of(goal, Measured(series, points, mean_of(lately, 1)), YARDSTICK, day)


def _first_of_each_day(series: Series) -> Series:
    first: dict[date, float] = {}
    for day, value in series.readings:
        first.setdefault(day, value)
    return replace(series, readings=tuple(first.items()))
