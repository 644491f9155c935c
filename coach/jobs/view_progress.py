"""What `coach progress` tells: one measure over time, or all of them in a line each."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import chain
from statistics import median

from coach.catalogue.exercises import exercises
from coach.database import Store
from coach.domain.fitness_tests import TEST, TRIAL
from coach.domain.goal import Goal, GoalState
from coach.domain.metric import Metric, MetricKind
from coach.errors import CoachError, ExitCode
from coach.goals.associations import PAIRS, Association, associations
from coach.goals.base import Derived, GoalHistory, Series
from coach.goals.composite import COMPOSITES
from coach.goals.measured import best_series, measured, points_of
from coach.goals.measures import CSS, E1RM, Measure, Points, measure_of
from coach.goals.registry import measure
from coach.goals.trend import draw
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS
from coach.goals.weekly_hours import SMALLEST, UNIT, WEEKS, hour_windows
from coach.jobs.context import Context
from coach.jobs.energy import BALANCED, with_energy_balance
from coach.jobs.evening import LOOK_BACK, Evening, look
from coach.jobs.goal_history import goal_history, lifts_of
from coach.jobs.measure_keys import measure_key
from coach.load.fitness import daily_loads, load_course
from coach.reports.progress import MethodReadings, Progress, TrendLine
from coach.statistics.detectable import detectable_change
from coach.statistics.readings import Reading

LOAD = "load"
SHOWN = timedelta(weeks=26)
"""As much is shown unless asked, or as far back as the trend looks."""

MOST_LIFTS = 6
"""More lifts than these are named by what is done most."""

_OUTCOMES = {outcome for _, outcome in PAIRS}
_BY_DAY = {kind.value for kind in MetricKind} - _OUTCOMES - {WEEKLY_HOURS}
"""Measures that the day's measurements alone tell of."""

_PICKED = {
    Points.WEEKLY_MEDIAN: "each week's median",
    Points.CHANGES: "each week's median of what is new",
    Points.WEEKLY_BEST: "each week's best",
}
_LOADS = ("fitness", "fatigue", "form")


def view_load(context: Context, since: date | None) -> Progress:
    """Fitness, fatigue and form day by day."""
    with context.reading() as store:
        evening = look(context, store, whole=_reaches_far(context.day, since))
    day = context.day
    first = since or day - SHOWN
    loads = (
        (each.activity.local_date, evening.loads[each.activity.uuid].value)
        for each in evening.sessions
    )
    daily = daily_loads(loads, day)
    course = load_course([load for _, load in daily])
    shown = [
        (when, state)
        for (when, _), state in zip(daily, course, strict=True)
        if when >= first
    ]
    curves = {
        name: tuple((when, getattr(state, name)) for when, state in shown)
        for name in _LOADS
    }
    series = tuple(
        MethodReadings(name, None, readings, speaks=True)
        for name, readings in curves.items()
        if readings
    )
    goal = Goal(LOAD)
    (state,) = measure([goal], GoalHistory(), day)
    return Progress(
        LOAD, LOAD, "training load", "1", 0, day, first, series, goal, state
    )


def _reaches_far(day: date, since: date | None) -> bool:
    """Whether more is to be shown than an evening looks back."""
    return since is not None and since < day - LOOK_BACK


def _seen_from(day: date, since: date | None) -> date:
    """The first day of which measurements are read."""
    return min(day - LOOK_BACK, since or day)


def key_meant(context: Context, written: str) -> str:
    """The key of the measure that is meant.

    Raises:
        CoachError: nothing is measured by it (exit 2).
    """
    with context.reading() as store:
        return measure_key(store, written, more=(LOAD,))


def view_progress(context: Context, key: str, since: date | None) -> Progress:
    """One measure from `since` on.

    What a day's measurements alone tell is told from them; no session is read.

    Raises:
        CoachError: `since` is later than the evening (exit 2).
    """
    if since is not None and since > context.day:
        raise CoachError(
            f"Nothing is seen after {context.day}.",
            f"It was asked to begin on {since}.",
            "Give --since a day before it.",
            ExitCode.USAGE,
        )
    if key == LOAD:
        return view_load(context, since)
    with context.reading() as store:
        goals = {goal.key: goal for goal in store.goals()}
        if key in _BY_DAY:
            history = GoalHistory((), _by_day(context, store, key, since))
        else:
            whole = _reaches_far(context.day, since)
            evening = look(context, store, whole=whole, goals=True)
            history = _whole(store, evening, key, since)
    goal = goals.get(key, Goal(key))
    if key == WEEKLY_HOURS:
        return _hours(goal, history, context.day, since)
    view = _view(goal, history, context.day, since)
    return replace(view, associations=_beside(view, history))


def _by_day(
    context: Context, store: Store, key: str, since: date | None
) -> tuple[Metric, ...]:
    """The measurements that tell of it; weight and body fat tell of each other."""
    kinds = BALANCED if key in BALANCED else {key}
    first = _seen_from(context.day, since)
    found = (store.metrics(MetricKind(each), context.day, first) for each in kinds)
    return tuple(chain.from_iterable(found))


def _beside(view: Progress, history: GoalHistory) -> tuple[Association, ...]:
    """What was looked at beside it; corrected for every pair, not for its own only."""
    if not history.sessions or view.measured_by not in _OUTCOMES:
        return ()
    found = associations(history, view.day)
    return tuple(each for each in found if each.outcome == view.measured_by)


def view_all(context: Context) -> tuple[Progress, ...]:
    """All that is measured: what is trained for first, then the rest, then lifts."""
    with context.reading() as store:
        evening = look(context, store, goals=True)
        history = _whole(store, evening)
    day = context.day
    goals = {goal.key: goal for goal in evening.goals}
    kinds = (kind.value for kind in MetricKind)
    keys = dict.fromkeys((*goals, *kinds, CSS, *_lifts_done(history)))
    views = (
        _hours(goals[key], history, day, None)
        if key == WEEKLY_HOURS
        else _view(goals.get(key, Goal(key)), history, day, None)
        for key in keys
    )
    # Of what leads a goal of another name the goal tells already.
    by_name = {view.name: view for view in reversed(tuple(views)) if view.series}
    return tuple(reversed(by_name.values()))


def _lifts_done(history: GoalHistory) -> list[str]:
    """Lifts that matter most: main ones first, of these those done most."""
    done = Counter(each.key for each in history.derived if each.key.startswith(E1RM))
    main = {f"{E1RM}{each.name}" for each in exercises().values() if each.main}
    ranked = sorted(done, key=lambda key: (key not in main, -done[key], key))
    return ranked[:MOST_LIFTS]


def _whole(
    store: Store, evening: Evening, key: str = "", since: date | None = None
) -> GoalHistory:
    """What goals know; of one lift all that was seen."""
    metrics = store.metrics(None, evening.day, _seen_from(evening.day, since))
    history = goal_history(evening.sessions, metrics, evening.loads, evening.day)
    if not key.startswith(E1RM):
        return history
    lifts = tuple(lifts_of(each.activity for each in evening.sessions))
    others = tuple(e for e in history.derived if not e.key.startswith(E1RM))
    return replace(history, derived=(*lifts, *others))


def _hours(goal: Goal, history: GoalHistory, day: date, since: date | None) -> Progress:
    first = since or day - SHOWN
    weeks = max((day - first).days // 7, 1)
    windows = hour_windows(history, day, weeks)
    (state,) = measure([goal], history, day)
    series = (MethodReadings("hours of seven days", None, windows, speaks=True),)
    points = windows[-WEEKS:]
    return Progress(
        key=goal.key,
        measured_by=goal.key,
        name="hours of seven days",
        unit=UNIT,
        good=0,
        day=day,
        first=first,
        series=series if windows else (),
        goal=goal,
        state=state,
        points=points,
        line=_line(points, day) if state.slope_per_week is not None else None,
        smallest=SMALLEST,
        log="coach import PATH",
    )


def _view(goal: Goal, history: GoalHistory, day: date, since: date | None) -> Progress:
    state, by = _measured(goal, history, day)
    speaking = best_series(by, history, day)
    points = points_of(by, speaking) if speaking else ()
    first = since or day - max(SHOWN, by.window)
    usual = median(v for _, v in speaking.readings) if speaking else None
    is_test = speaking is not None and speaking.method.startswith((TEST, TRIAL))
    return Progress(
        key=goal.key,
        measured_by=by.key,
        name=by.name,
        unit=by.unit,
        good=by.good,
        day=day,
        first=first,
        series=_by_method(history.of(by.key), first, day, speaking),
        goal=goal,
        state=state,
        points=points,
        line=_line(points, day) if state.slope_per_week is not None else None,
        smallest=None if usual is None else by.smallest.of(usual),
        between_tests=detectable_change(by.error.of(usual))
        if by.error and usual is not None and is_test
        else None,
        log=by.log,
        points_are=_PICKED.get(by.points, ""),
    )


def _measured(goal: Goal, history: GoalHistory, day: date) -> tuple[GoalState, Measure]:
    """How the goal stands, and the measure that speaks for it."""
    by = measure_of(goal.key)
    if by is not None:
        state = measured(by, goal, history, day)
        (state,) = with_energy_balance([state], history, day)
        return state, by
    (state,) = measure([goal], history, day)
    leading = COMPOSITES[goal.key].leading
    parts = [part.key for part in state.parts if part.key in leading]
    # The first of its leading measures that has a value is the one that leads.
    speaking = measure_of(parts[0] if parts else leading[0])
    assert speaking is not None  # noqa: S101 - a composite is made of measures
    return state, speaking


def _by_method(
    values: Iterable[Metric | Derived],
    first: date,
    day: date,
    speaking: Series | None,
) -> tuple[MethodReadings, ...]:
    found: dict[tuple[str, str | None], list[Reading]] = {}
    for each in sorted(values, key=lambda each: each.day):
        if first <= each.day <= day:
            kind = each.method, each.device
            found.setdefault(kind, []).append((each.day, each.value))
    speaks = speaking and (speaking.method, speaking.device)
    return tuple(
        MethodReadings(*kind, tuple(readings), speaks=kind == speaks)
        for kind, readings in found.items()
    )


def _line(points: tuple[Reading, ...], day: date) -> TrendLine | None:
    found = draw(points, day)
    if found is None:
        return None
    first, last = points[0][0], points[-1][0]
    middle, height = found.middle, found.trend.at(found.middle)

    def at_ends(slope: float) -> tuple[float, float]:
        begin, end = ((when - day).days for when in (first, last))
        return height + slope * (begin - middle), height + slope * (end - middle)

    trend = found.trend
    return TrendLine(
        first, last, at_ends(trend.slope), at_ends(trend.low), at_ends(trend.high)
    )
