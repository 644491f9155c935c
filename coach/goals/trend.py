"""From a series to a goal's state: level, slope, verdict, when it will be met."""

from dataclasses import dataclass, replace
from datetime import date

from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.goals.base import Series
from coach.goals.heading import Course, Heading, Yardstick
from coach.statistics.detectable import change_beyond_error
from coach.statistics.line import Line, line_through
from coach.statistics.readings import Reading


@dataclass(frozen=True, slots=True)
class Measured:
    """A series and what a trend takes from it.

    Attributes:
        points: what the trend is drawn through: the readings, or weekly values.
        level: where the goal stands now; None takes the trend's own level.
    """

    series: Series
    points: tuple[Reading, ...]
    level: float | None = None


def unmeasured(goal: Goal, unit: str) -> GoalState:
    """The state of a goal nobody has measured."""
    return GoalState(goal.key, unit, GoalVerdict.NOT_ENOUGH_DATA, target=goal.target)


def state_of(
    goal: Goal, measured: Measured, yardstick: Yardstick, day: date
) -> GoalState:
    """The goal's state: by the trend, else by tests that differ, else the level alone.

    A trend needs eight readings over three weeks and enough points. Two to seven tests
    of known error are improving or declining when their change is beyond that error,
    otherwise uncertain. Too few readings, or too long ago: not enough data.
    """
    series = measured.series
    enough = len(measured.points) >= yardstick.least_points
    line = draw(measured.points, day) if enough else None
    if line is not None and series.is_enough(day, yardstick.fresh):
        return _by_trend(goal, measured, yardstick, day, line)
    if (
        yardstick.error is not None
        and len(measured.points) > 1
        and series.is_fresh(day, yardstick.fresh)
    ):
        return _by_error(goal, measured, yardstick, yardstick.error)
    return _bare(goal, measured, yardstick, GoalVerdict.NOT_ENOUGH_DATA)


def draw(points: tuple[Reading, ...], day: date) -> Line | None:
    """The line through the points, in units a day, time 0 on `day`."""
    return line_through([((when - day).days, value) for when, value in points])


def _bare(
    goal: Goal, measured: Measured, yardstick: Yardstick, verdict: GoalVerdict
) -> GoalState:
    """The level and no trend."""
    level, series = measured.level, measured.series
    return GoalState(
        goal.key,
        yardstick.unit,
        verdict,
        value=series.readings[-1][1] if level is None else level,
        target=goal.target,
        n=len(series.readings),
        method=series.label,
    )


def _by_error(
    goal: Goal, measured: Measured, yardstick: Yardstick, error: float
) -> GoalState:
    """The newest test, judged by whether the tests differ by more than their error."""
    values = [value for _, value in measured.points]
    level = values[-1] if measured.level is None else measured.level
    heading = Heading(goal, level, yardstick)
    verdict = heading.judged(change_beyond_error(values, error))
    state = _bare(goal, measured, yardstick, verdict)
    return replace(state, on_track=_on_track(heading, verdict))


def _on_track(heading: Heading, verdict: GoalVerdict) -> bool | None:
    """Whether tests without a trend lead to the aim; without a slope no day is kept."""
    if heading.aim is None:
        return None
    if heading.reached:
        return True
    if verdict is GoalVerdict.IMPROVING:
        return True if heading.goal.by is None else None
    return False if verdict is GoalVerdict.DECLINING else None


def _by_trend(
    goal: Goal,
    measured: Measured,
    yardstick: Yardstick,
    day: date,
    line: Line,
) -> GoalState:
    trend, last = line.trend, measured.points[-1][0]
    level = measured.level
    level = trend.at((last - day).days) if level is None else level
    course = Course(Heading(goal, level, yardstick), line, last, day)
    return GoalState(
        goal.key,
        yardstick.unit,
        course.verdict,
        value=level,
        target=goal.target,
        slope_per_week=trend.slope * 7,
        slope_ci95=(trend.low * 7, trend.high * 7),
        on_track=course.on_track(),
        eta=course.eta(),
        eta_between=course.eta_between(),
        in_two_weeks=course.in_two_weeks(),
        pace=course.pace,
        p=line.p,
        n=len(measured.series.readings),
        method=measured.series.label,
    )
