"""VO2max as the watch estimates it."""

from dataclasses import replace
from datetime import date, timedelta

from coach.domain.goal import Goal, GoalState
from coach.domain.metric import UNITS, MetricKind
from coach.goals.base import GoalHistory, Series, series_by_method
from coach.goals.trend import Measured, Yardstick, state_of, unmeasured
from coach.statistics.readings import Reading, weekly_medians

WINDOW = timedelta(weeks=26)
YARDSTICK = Yardstick(UNITS[MetricKind.VO2MAX], good=1, smallest=1.0)


def vo2max(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    """The trend of 26 weeks of one kind of estimate, runs and rides kept apart.

    A watch repeats its last value until it has a new one: equal values in a row are
    one reading, and since it smooths what it shows, the trend is drawn through weekly
    medians. Of several kinds the one with a verdict and most readings counts.
    """
    found = series_by_method(history.metrics, MetricKind.VO2MAX, day, WINDOW)
    if not found:
        return unmeasured(goal, YARDSTICK.unit)
    changes = [replace(each, readings=_changes(each.readings)) for each in found]
    series = max(changes, key=lambda each: _weight(each, day))
    points = weekly_medians(series.readings)
    return state_of(goal, Measured(series, points), YARDSTICK, day)


def _changes(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    before = (None, *(value for _, value in readings))
    return tuple(
        each for each, last in zip(readings, before, strict=False) if each[1] != last
    )


def _weight(series: Series, day: date) -> tuple[bool, int, date]:
    return series.is_enough(day), len(series.readings), series.last
