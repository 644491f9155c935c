"""What is there, what ran last and what waits, read by a handful of queries."""

from datetime import datetime

from coach.database.revision import HEAD
from coach.database.store import PlanHeld, Store
from coach.domain.plan import in_force
from coach.domain.review import ExportState
from coach.jobs.context import Context
from coach.jobs.what_next import Known, what_next
from coach.reports.status import (
    PlanLine,
    QueueLine,
    RunLine,
    SourceLine,
    StatusView,
)

RUNS = 5


def status_view(context: Context) -> StatusView:
    """The athlete's status on the context's day, times in their zone."""
    with context.reading() as store:
        sources = store.sources_held()
        newest = store.newest_data_day()
        imported = store.file_came_in_at()
        plan = in_force(store.plans_held(), context.day)
        review = store.last_review()
        reviewed = store.is_reviewed(context.day)
        since, waiting = store.waiting(context.day) or (None, 0)
        queue = _queue(store)
        runs = store.runs(RUNS)
    database = context.database
    backup = database.place.newest_backup()
    known = Known(
        context.day,
        context.clock.now(),
        waiting=waiting,
        trained=bool(sources),
        plan_ends=None if plan is None else plan.end,
        reviewed=reviewed,
        unwritten=bool(queue),
    )
    command, reason = what_next(known, ("coach", "see today"))

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


def _queue(store: Store) -> tuple[QueueLine, ...]:
    return tuple(
        QueueLine(target, state.value, count)
        for (target, state), count in store.exports_held().items()
        if state is not ExportState.DONE
    )
