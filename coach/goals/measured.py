"""One measure on one evening: from its values to a goal's state."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from statistics import median, median_low

from coach.domain.fitness_tests import TEST, TRIAL
from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.domain.next_test import NextTest
from coach.goals.base import GoalHistory, Series, series_by_method
from coach.goals.heading import Heading, Yardstick
from coach.goals.measures import Measure, Points
from coach.goals.next_test import by_tests, by_watch
from coach.goals.trend import Measured, state_of, unmeasured
from coach.statistics.readings import Reading, by_week, mean_of, weekly_medians


def measured(
    measure: Measure, goal: Goal, history: GoalHistory, day: date
) -> GoalState:
    """The goal's state on the evening of `day`, by that measure.

    Of several methods the one that has enough to say speaks, the last resort after
    all others, then the one with most readings; the methods are never one series.
    """
    series = best_series(measure, history, day)
    if series is None:
        return unmeasured(goal, measure.unit)
    if measure.points is Points.STEPS:
        return _by_steps(measure, goal, series)
    usual = median(value for _, value in series.readings)
    yardstick = Yardstick(
        measure.unit,
        measure.good,
        measure.smallest.of(usual),
        measure.error.of(usual) if measure.error and _is_test(series) else None,
        measure.fresh,
        measure.least_points,
    )
    found = Measured(series, points_of(measure, series), _level(measure, series, day))
    state = state_of(goal, found, yardstick, day)
    return replace(state, next_test=_next_test(measure, history, day))


def _next_test(measure: Measure, history: GoalHistory, day: date) -> NextTest | None:
    """By the tests with most readings that can tell it, else by the watch."""
    if not measure.foretold or measure.error is None or not measure.error.is_share:
        return None
    error = measure.error.number
    found = series_by_method(history.of(measure.key), day, measure.window)
    tests = sorted(
        (_shaped(measure, each) for each in found if _is_test(each)),
        key=lambda each: -len(each.readings),
    )
    told = [
        *(by_tests(each, day, error, measure.fresh) for each in tests),
        *(by_watch(each, day, error) for each in found if not _is_test(each)),
    ]
    return next((each for each in told if each is not None), None)


def best_series(measure: Measure, history: GoalHistory, day: date) -> Series | None:
    """The readings that speak for the measure, repeats and worse ones left out."""
    found = series_by_method(history.of(measure.key), day, measure.window)
    shaped = [_shaped(measure, each) for each in found]

    def weight(series: Series) -> tuple[bool, bool, int, date]:
        last = measure.last_resort
        first = last is None or not series.method.startswith(last)
        enough = series.is_enough(day, measure.fresh)
        return enough, first, len(series.readings), series.last

    return max(shaped, key=weight, default=None)


def points_of(measure: Measure, series: Series) -> tuple[Reading, ...]:
    """What a trend is drawn through: about one point a week."""
    if measure.points in (Points.WEEKLY_BEST, Points.STEPS):
        return series.readings
    return weekly_medians(series.readings)


def _shaped(measure: Measure, series: Series) -> Series:
    readings = series.readings
    if measure.first_of_day:
        readings = _first_of_each_day(readings)
    if measure.points is Points.CHANGES and not _is_test(series):
        readings = _changes(readings)
    if measure.points in (Points.WEEKLY_BEST, Points.STEPS):
        pick: Callable[..., Reading] = max if measure.good > 0 else min
        weeks = by_week(readings)
        among = weeks if _is_test(series) else _as_many_each(weeks)
        readings = tuple(pick(some, key=lambda each: each[1]) for some in among)
    return replace(series, readings=readings)


def _as_many_each(weeks: Sequence[Sequence[Reading]]) -> Iterator[tuple[Reading, ...]]:
    """The same readings in groups as large as a usual week, the newest group whole.

    The best of four swims beats the best of one though nobody got faster: who swims
    more often every week would seem to improve in one of five level series.
    """
    usual = median_low([len(week) for week in weeks])
    readings = [each for week in weeks for each in week]
    for first in range(len(readings) % usual, len(readings), usual):
        yield tuple(readings[first : first + usual])


def _is_test(series: Series) -> bool:
    return series.method.startswith((TEST, TRIAL))


def _first_of_each_day(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    first: dict[date, float] = {}
    for day, value in readings:
        first.setdefault(day, value)
    return tuple(first.items())


def _changes(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A watch repeats its last value until it has a new one: that is one reading."""
    before = (None, *(value for _, value in readings))
    return tuple(
        each for each, last in zip(readings, before, strict=False) if each[1] != last
    )


def _level(measure: Measure, series: Series, day: date) -> float | None:
    if measure.level_over is None:
        return None
    since = day - measure.level_over
    return mean_of([value for when, value in series.readings if when > since], 1)


def _by_steps(measure: Measure, goal: Goal, series: Series) -> GoalState:
    """The newest value of what comes in steps: a box, a checklist.

    A step up may be a better box or a better day, and nobody has measured how often
    it is either: it is in its band or not, and otherwise uncertain.
    """
    level = series.readings[-1][1]
    heading = Heading(goal, level, Yardstick(measure.unit, measure.good, 0.0))
    verdict = heading.judged(0)
    if verdict is GoalVerdict.UNCERTAIN and len(series.readings) < 2:
        verdict = GoalVerdict.NOT_ENOUGH_DATA
    return GoalState(
        goal.key,
        measure.unit,
        verdict,
        value=level,
        target=goal.target,
        on_track=None if heading.aim is None else heading.reached or None,
        n=len(series.readings),
        method=series.label,
    )
