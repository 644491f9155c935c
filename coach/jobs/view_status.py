"""What is there, what ran last and what waits, read by a handful of queries."""

from dataclasses import replace
from datetime import datetime

from coach.database.revision import HEAD
from coach.database.store import Store
from coach.domain.plan import in_force
from coach.domain.review import ExportState
from coach.jobs.context import Context
from coach.jobs.what_next import Known, what_next
from coach.reports.status import QueueLine, StatusView

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
        services = store.services()
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
        sources=tuple(replace(s, came_in_at=local(s.came_in_at)) for s in sources),
        newest=newest,
        last_import_at=None if imported is None else local(imported),
        plan=None if plan is None else replace(plan, changed_at=local(plan.changed_at)),
        review=review,
        waiting=waiting,
        waiting_since=since,
        queue=queue,
        services=tuple(
            replace(
                each,
                synced_at=each.synced_at and local(each.synced_at),
                retry_at=each.retry_at and local(each.retry_at),
            )
            for each in services
        ),
        runs=tuple(
            replace(
                run,
                started_at=local(run.started_at),
                finished_at=local(run.finished_at),
            )
            for run in runs
        ),
        next_command=command,
        next_reason=reason,
    )


def _queue(store: Store) -> tuple[QueueLine, ...]:
    return tuple(
        QueueLine(target, state.value, count)
        for (target, state), count in store.exports_held().items()
        if state is not ExportState.DONE
    )
