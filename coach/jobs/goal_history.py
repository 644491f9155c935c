"""All that goals may know on an evening: what was measured and what follows from it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from coach.cardio.estimate import estimated_vo2max
from coach.domain.activity import Activity, Session, Sport
from coach.domain.metric import Metric
from coach.domain.review import SessionLoad
from coach.goals.base import Derived, GoalHistory
from coach.goals.lifts import to_body_weight
from coach.goals.measures import CSS, E1RM, LONGEST, POOL_LENGTHS
from coach.goals.weekly_hours import MONOTONY
from coach.load.fitness import monotony
from coach.strength.e1rm import set_e1rm
from coach.swimming.critical_speed import css_of_swim
from coach.swimming.trials import css_trials
from coach.units import METERS_PER_YARD

SETS = "sets"


def goal_history(
    sessions: Sequence[Session],
    metrics: Sequence[Metric],
    loads: Mapping[str, SessionLoad],
    day: date,
) -> GoalHistory:
    """The history that goals are measured by on the evening of `day`.

    Nothing is worked out for days that no goal looks back to.

    Args:
        sessions: what was trained, each once.
        metrics: of every kind.
        loads: of the sessions' activities, by uuid.
        day: the evening; nothing later is in the history.
    """
    recent = [
        each.activity
        for each in sessions
        if day - LONGEST < each.activity.local_date <= day
    ]
    lifts = tuple(lifts_of(recent))
    derived = (
        *lifts,
        *to_body_weight(lifts, (m for m in metrics if m.day > day - LONGEST)),
        *(
            Derived(CSS, c.day, c.pace_s_per_100m, c.method)
            for c in css_trials(metrics)
        ),
        *_css_by_watch(recent),
        *_vo2max_by_runs(metrics),
        *_monotony(recent, loads, day),
    )
    return GoalHistory(tuple(sessions), tuple(metrics), derived)


def lifts_of(activities: Iterable[Activity]) -> Iterator[Derived]:
    """Each session's best estimate of every exercise."""
    for activity in activities:
        best: dict[str, float] = {}
        for each in activity.sets:
            found = set_e1rm(each)
            if found is not None:
                best[each.exercise] = max(best.get(each.exercise, 0.0), found)
        for exercise, value in best.items():
            yield Derived(E1RM + exercise, activity.local_date, value, SETS)


def _css_by_watch(activities: Iterable[Activity]) -> Iterator[Derived]:
    for swim in activities:
        if swim.sport is not Sport.SWIM or not swim.pool_length_m:
            continue
        found = css_of_swim(swim)
        if found is not None:
            method = f"{POOL_LENGTHS}, {_pool(swim.pool_length_m)}"
            pace = 100 / found.speed_m_s
            yield Derived(CSS, swim.local_date, pace, method, swim.device)


def _vo2max_by_runs(metrics: Iterable[Metric]) -> Iterator[Derived]:
    """Each formula's estimates are a series of their own, apart from the watch's."""
    for run in metrics:
        found = estimated_vo2max(run)
        if found is not None:
            yield Derived(found.kind, found.day, found.value, found.method)


def _pool(length_m: float) -> str:
    """`25 yd pool`, `50 m pool`."""
    yards = length_m / METERS_PER_YARD
    if abs(yards - round(yards)) < 0.01 < abs(length_m - round(length_m)):
        return f"{yards:.0f} yd pool"
    return f"{length_m:g} m pool"


def _monotony(
    activities: Iterable[Activity], loads: Mapping[str, SessionLoad], day: date
) -> Iterator[Derived]:
    """Of the last seven days' loads; none where all are the same."""
    week = [0.0] * 7
    for activity in activities:
        ago = (day - activity.local_date) // timedelta(days=1)
        if ago < len(week) and activity.uuid in loads:
            week[ago] += loads[activity.uuid].value
    found = monotony(week)
    if found is not None:
        yield Derived(MONOTONY, day, found, "load")
