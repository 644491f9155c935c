"""What `coach` alone tells: today, and what to do next."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from coach.domain.notation import Units
from coach.domain.plan import PlannedWorkout, WorkoutStatus
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.since_review import since_review
from coach.jobs.what_hurts import what_hurts
from coach.jobs.what_next import Known, what_next
from coach.planning.serves import GoalCost, Weights, costs
from coach.planning.shorten import Shortened, shortened
from coach.reports.today import TodayView
from coach.review.seen import FILES, is_on
from coach.review.silence import told

WEEK = timedelta(days=7)
Fitted = tuple[tuple[PlannedWorkout, Shortened | None], ...]
"""Today's workouts that are still to be done, each as it fits in."""

_NOT_DONE = {WorkoutStatus.PLANNED, WorkoutStatus.UNKNOWN, WorkoutStatus.MISSED}


def today_view(context: Context, minutes: float | None = None) -> TodayView:
    """Today as it stands; with `minutes` also as it fits into them."""
    with context.reading() as store:
        evening = look(context, store)
        since, waiting = store.waiting(evening.day) or (None, 0)
        reviewed = store.is_reviewed(evening.day)
        hurts = what_hurts(store, evening)
        late = since_review(store, evening.day)
    plan = evening.plan
    known = Known(
        evening.day,
        context.clock.now(),
        waiting=waiting,
        trained=bool(evening.activities),
        plan_ends=None if plan is None else plan.end,
        reviewed=reviewed,
        connected=any(s.name != FILES and is_on(s) for s in evening.sources),
    )
    command, reason = what_next(known, ("coach plan show", "see what is coming"))
    statuses = evening.statuses
    planned = tuple(
        (w, statuses.get(w.uuid, WorkoutStatus.PLANNED))
        for w in evening.workouts
        if w.day == evening.day
    )
    fitted: Fitted = ()
    if minutes is not None:
        open_ = [workout for workout, status in planned if status in _NOT_DONE]
        weights = {goal.key: goal.weight for goal in evening.goals}
        fitted = tuple(_fitted(open_, minutes * 60, context.athlete.units, weights))
    return TodayView(
        day=evening.day,
        athlete=evening.athlete.name,
        planned=planned,
        done=tuple(
            (s, evening.loads[s.activity.uuid])
            for s in evening.sessions
            if s.activity.local_date == evening.day
        ),
        ahead=_ahead(evening),
        week=evening.week,
        plan=plan,
        waiting=waiting,
        waiting_since=since,
        next_command=command,
        next_reason=reason,
        hurts=hurts,
        late=late,
        silent=tuple(told(s for s in evening.sources if s.trouble is not None)),
        minutes=minutes,
        fitted=fitted,
        costs=_costs(evening, fitted),
    )


def _costs(evening: Evening, fitted: Fitted) -> tuple[GoalCost, ...]:
    """What the shorter day takes from each goal, of its calendar week."""
    monday = evening.day - timedelta(days=evening.day.weekday())
    week = (
        w
        for w in evening.workouts
        if monday <= w.day < monday + WEEK and w.skip_reason is None
    )
    instead = {
        workout.uuid: short.workout
        for workout, short in fitted
        if short is not None and short.workout != workout
    }
    weights = {goal.key: goal.weight for goal in evening.goals}
    return costs(week, instead, weights)


def _fitted(
    workouts: Iterable[PlannedWorkout], left_s: float, units: Units, weights: Weights
) -> Iterator[tuple[PlannedWorkout, Shortened | None]]:
    """Each as it fits into what those before leave: those of weightier goals first.

    Of goals that matter as much the more important workout is first.
    """

    def order(workout: PlannedWorkout) -> tuple[float, int, int]:
        heaviest = max((weights.get(goal, 1.0) for goal in workout.goals), default=0.0)
        return -heaviest, workout.priority, workout.id or 0

    for workout in sorted(workouts, key=order):
        short = shortened(workout, left_s, units, weights)
        if short is not None:
            left_s -= short.workout.duration_s
        yield workout, short


def _ahead(evening: Evening) -> tuple[PlannedWorkout, ...]:
    later = [
        w for w in evening.workouts if w.day > evening.day and w.skip_reason is None
    ]
    return tuple(w for w in later if w.day == later[0].day)
