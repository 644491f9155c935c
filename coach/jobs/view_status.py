"""What is there, what ran last and what waits, read by a handful of queries."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from coach.database.revision import HEAD
from coach.database.store import PlanHeld, Store
from coach.domain.review import ExportState
from coach.jobs.context import Context
from coach.jobs.set_up import load_ours
from coach.reports.status import (
    PlanLine,
    QueueLine,
    RunLine,
    SourceLine,
    StatusView,
)

RUNS = 5
ENDS_SOON = timedelta(days=7)


def status_view(context: Context) -> StatusView:
    """The athlete's status on the context's day, times in their zone."""
    with context.reading() as store:
        sources = store.sources_held()
        newest = store.newest_data_day()
        imported = store.file_came_in_at()
        plan = plan_in_force(store.plans_held(), context.day)
        review = store.last_review()
        since, waiting = store.waiting(context.day) or (None, 0)
        queue = _queue(store)
        runs = store.runs(RUNS)
    database = context.database
    backup = database.place.newest_backup()
    command, reason = _next(
        context.day, waiting=waiting, queue=queue, data=newest, plan=plan
    )

    def local(moment: datetime) -> datetime:
        return moment.astimezone(context.clock.timezone)

    return StatusView(
        athlete=context.athlete.name,
        timezone=context.clock.timezone.key,
        day=context.day,
        database=database.place.name,
        revision=HEAD,
        size_bytes=database.size_bytes(),
        backup=None if backup is None else str(backup),
        sources=tuple(
            SourceLine(s.source, s.activities, s.newest, local(s.came_in_at))
            for s in sources
        ),
        newest=newest,
        last_import_at=None if imported is None else local(imported),
        plan=None if plan is None else _line(plan, local(plan.changed_at)),
        review=None if review is None else (review.day, review.status.value),
        waiting=waiting,
        waiting_since=since,
        queue=queue,
        runs=tuple(
            RunLine(
                run.command,
                local(run.started_at),
                local(run.finished_at),
                run.outcome,
                run.detail,
            )
            for run in runs
        ),
        next_command=command,
        next_reason=reason,
    )


def _line(plan: PlanHeld, changed_at: datetime) -> PlanLine:
    return PlanLine(
        plan.name, plan.start, plan.end, plan.revision, changed_at, plan.reason
    )


def plan_in_force(plans: Sequence[PlanHeld], day: date) -> PlanHeld | None:
    """The plan of that day, else the next to begin, else the one that ended last."""
    running = [plan for plan in plans if plan.start <= day <= plan.end]
    coming = [plan for plan in plans if plan.start > day]
    if running or coming:
        return running[-1] if running else min(coming, key=lambda plan: plan.start)
    return max(plans, key=lambda plan: plan.start, default=None)


def _queue(store: Store) -> tuple[QueueLine, ...]:
    return tuple(
        QueueLine(target, state.value, count)
        for (target, state), count in store.exports_held().items()
        if state is not ExportState.DONE
    )


def _next(
    day: date,
    *,
    waiting: int,
    queue: Sequence[QueueLine],
    data: date | None,
    plan: PlanHeld | None,
) -> tuple[str, str]:
    load = load_ours(day)
    answers = (
        (waiting > 0, "coach review", "a decision is waiting"),
        (bool(queue), "coach export fit", "workout files are not written yet"),
        (data is None, "coach import FOLDER", "bring in what you have done"),
        (plan is None, load, "no plan is loaded"),
        (plan is not None and plan.end < day, load, "the plan is over"),
        (
            plan is not None and plan.end < day + ENDS_SOON,
            load,
            "the plan ends within a week",
        ),
        (True, "coach", "see today"),
    )
    return next((command, why) for holds, command, why in answers if holds)
