"""Hours trained in seven days, whatever the sport."""

from collections import Counter
from datetime import date, timedelta
from statistics import fmean

from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.domain.metric import UNITS, MetricKind
from coach.goals.base import LEAST_READINGS, GoalHistory
from coach.goals.heading import SMALLEST_OVER_DAYS
from coach.goals.trend import draw, unmeasured
from coach.statistics.readings import Reading
from coach.statistics.trend import Trend
from coach.statistics.verdict import verdict
from coach.units import SECONDS_PER_HOUR

KEY = "weekly_hours"
SHARE = "share:"
"""`share:swim`: a sport's share of the time trained in four weeks, a part."""

MONOTONY = "monotony"
"""Mean over deviation of the last seven days' loads, a part (Foster 1998)."""

UNIT = UNITS[MetricKind.WEEKLY_HOURS]
WEEKS = 12
LEVEL_OVER = 4
LEAST_WEEKS = 3
HELD = 0.75
"""The band is held when so many of the last four windows lie in it (our choice)."""

SMALLEST = 0.5
"""Hours a week gained or lost over 28 days that matter (our choice)."""


def weekly_hours(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    """The last seven days' hours, and whether four such windows keep to the band.

    Nothing is said before three windows have been trained in. Outside the band the
    trend of up to 12 windows tells whether the hours are coming back to it. The parts
    tell how the hours are balanced.
    """
    windows = hour_windows(history, day)
    if not windows:
        return unmeasured(goal, UNIT)
    line = draw(windows, day) if len(windows) >= LEAST_READINGS else None
    trend = line.trend if line else None
    return GoalState(
        goal.key,
        UNIT,
        _verdict(goal, windows, trend),
        value=windows[-1][1],
        target=goal.target,
        slope_per_week=trend.slope * 7 if trend else None,
        slope_ci95=(trend.low * 7, trend.high * 7) if trend else None,
        on_track=_on_track(goal, windows),
        p=line.p if line else None,
        n=len(windows),
        parts=(*shares(history, day), *_monotony(history, day)),
    )


def shares(history: GoalHistory, day: date) -> tuple[GoalState, ...]:
    """Each sport's share of the minutes of the last four weeks, the largest first.

    Shares are neither good nor bad, so each is uncertain; under three whole weeks of
    training they are not enough data.
    """
    first = day - timedelta(weeks=LEVEL_OVER)
    seconds: dict[str, float] = {}
    sessions: Counter[str] = Counter()
    for session in history.sessions:
        done = session.activity
        if first < done.local_date <= day:
            sport = done.sport.value
            seconds[sport] = seconds.get(sport, 0.0) + done.training_s
            sessions[sport] += 1
    whole = sum(seconds.values())
    if not whole:
        return ()
    enough = len(hour_windows(history, day)) >= LEAST_WEEKS
    verdict = GoalVerdict.UNCERTAIN if enough else GoalVerdict.NOT_ENOUGH_DATA
    ranked = sorted(seconds.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        GoalState(
            SHARE + sport, "%", verdict, value=100 * each / whole, n=sessions[sport]
        )
        for sport, each in ranked
    )


def _monotony(history: GoalHistory, day: date) -> tuple[GoalState, ...]:
    """The monotony worked out for `day`, if it could be."""
    return tuple(
        GoalState(MONOTONY, "1", GoalVerdict.UNCERTAIN, value=each.value, n=7)
        for each in history.of(MONOTONY)
        if each.day == day
    )


def hour_windows(
    history: GoalHistory, day: date, weeks: int = WEEKS
) -> tuple[Reading, ...]:
    """(last day, hours) of the 7-day windows that end on `day`, oldest first.

    Whole windows since training began, the last one even if it is not whole; a
    window without training counts as 0.
    """
    trained = [(s.activity.local_date, s.activity.training_s) for s in history.sessions]
    seen = [(day - when).days for when, _ in trained if when <= day]
    if not seen:
        return ()
    hours = [0.0] * min(weeks, max((max(seen) + 1) // 7, 1))
    for when, seconds in trained:
        window = (day - when).days // 7
        if 0 <= window < len(hours):
            hours[window] += seconds / SECONDS_PER_HOUR
    ends = ((day - timedelta(weeks=n), each) for n, each in enumerate(hours))
    return tuple(reversed(list(ends)))


def _verdict(
    goal: Goal, windows: tuple[Reading, ...], trend: Trend | None
) -> GoalVerdict:
    if len(windows) < LEAST_WEEKS:
        return GoalVerdict.NOT_ENOUGH_DATA
    if _is_held(goal, windows):
        return GoalVerdict.IN_BAND
    if trend is None:
        return GoalVerdict.UNCERTAIN
    level = fmean(hours for _, hours in windows[-LEVEL_OVER:])
    wanted = fmean(goal.band) if goal.band else goal.target
    good = -1 if wanted is not None and level > wanted else 1
    return verdict(trend.low, trend.high, SMALLEST / SMALLEST_OVER_DAYS, good)


def _is_held(goal: Goal, windows: tuple[Reading, ...]) -> bool:
    if goal.band is None:
        return False
    low, high = goal.band
    inside = [low <= hours <= high for _, hours in windows[-LEVEL_OVER:]]
    return fmean(inside) >= HELD


def _on_track(goal: Goal, windows: tuple[Reading, ...]) -> bool | None:
    hours = windows[-1][1]
    if len(windows) < LEAST_WEEKS:
        return None
    if goal.band is not None:
        return _is_held(goal, windows) or goal.band[0] <= hours <= goal.band[1]
    return None if goal.target is None else hours >= goal.target
