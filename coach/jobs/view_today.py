"""What `coach` alone tells: today, and what to do next."""

from collections.abc import Iterable, Iterator

from coach.domain.notation import Units
from coach.domain.plan import PlannedWorkout, WorkoutStatus
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.since_review import since_review
from coach.jobs.what_hurts import what_hurts
from coach.jobs.what_next import Known, what_next
from coach.planning.shorten import Shortened, shortened
from coach.reports.today import TodayView
from coach.review.seen import FILES, is_on
from coach.review.silence import told

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
    units = context.athlete.units
    open_ = [workout for workout, status in planned if status in _NOT_DONE]
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
        fitted=() if minutes is None else tuple(_fitted(open_, minutes * 60, units)),
    )


def _fitted(
    workouts: Iterable[PlannedWorkout], left_s: float, units: Units
) -> Iterator[tuple[PlannedWorkout, Shortened | None]]:
    """Each as it fits into what the more important ones leave."""
    for workout in sorted(workouts, key=lambda w: (w.priority, w.id or 0)):
        short = shortened(workout, left_s, units)
        if short is not None:
            left_s -= short.workout.duration_s
        yield workout, short


def _ahead(evening: Evening) -> tuple[PlannedWorkout, ...]:
    later = [
        w for w in evening.workouts if w.day > evening.day and w.skip_reason is None
    ]
    return tuple(w for w in later if w.day == later[0].day)
