"""The best 100 yards of freestyle."""

from dataclasses import replace
from datetime import date, timedelta
from statistics import median

from coach.domain.goal import Goal, GoalState
from coach.domain.metric import UNITS, MetricKind
from coach.goals.base import GoalHistory, Series, series_by_method
from coach.goals.trend import Measured, Yardstick, state_of, unmeasured
from coach.statistics.readings import by_week

WINDOW = timedelta(weeks=16)
SMALLEST_SHARE = 0.005
"""Half a per cent in 28 days; two single swims differ by 3 % without any cause."""

BY_WATCH = "pool lengths"


def swim_100yd(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    """The trend of 16 weeks of each week's best, timed in one way.

    Timed trials come before what the watch made of its pool lengths, wherever there
    are enough of them; the two are never one series. Yards only: 100 m is another
    course.
    """
    unit = UNITS[MetricKind.SWIM_100YD]
    found = series_by_method(history.metrics, MetricKind.SWIM_100YD, day, WINDOW)
    if not found:
        return unmeasured(goal, unit)
    best = [_weekly_best(each) for each in found]
    series = max(best, key=lambda each: _weight(each, day))
    typical = median(value for _, value in series.readings)
    yardstick = Yardstick(unit, good=-1, smallest=SMALLEST_SHARE * typical)
    return state_of(goal, Measured(series, series.readings), yardstick, day)


def _weekly_best(series: Series) -> Series:
    weeks = by_week(series.readings)
    best = tuple(min(week, key=lambda each: each[1]) for week in weeks)
    return replace(series, readings=best)


def _weight(series: Series, day: date) -> tuple[bool, bool, int, date]:
    by_hand = series.method != BY_WATCH
    return series.is_enough(day), by_hand, len(series.readings), series.last
