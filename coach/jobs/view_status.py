"""What is there, what ran last and what waits, read by a handful of queries."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from coach.database.revision import HEAD
from coach.database.store import Store
from coach.domain.plan import in_force
from coach.domain.review import Export, ExportState
from coach.jobs.context import Context
from coach.jobs.outbox import TARGETS
from coach.jobs.since_review import since_review
from coach.jobs.view_words import words_view
from coach.jobs.what_next import Known, what_next
from coach.reports.status import QueueLine, StatusView, Waiting

RUNS = 5


def status_view(context: Context) -> StatusView:
    """The athlete's status on the context's day, times in their zone."""
    with context.reading() as store:
        sources = store.sources_held()
        newest = store.newest_data_day()
        imported = store.file_came_in_at()
        plan = in_force(store.plans_held(), context.day)
        review = store.last_review()
        late = since_review(store, context.day)
        reviewed = store.is_reviewed(context.day)
        since, waiting = store.waiting(context.day) or (None, 0)
        outbox = waiting_for_services(store, context.day)
        queue = _queue(store, outbox)
        services = store.services()
        runs = store.runs(RUNS)
        words = words_view(context, store, calls=1)
    database = context.database
    backup = database.place.newest_backup()
    known = Known(
        context.day,
        context.clock.now(),
        waiting=waiting,
        trained=bool(sources),
        plan_ends=None if plan is None else plan.end,
        reviewed=reviewed,
        unwritten=any(line.target not in TARGETS for line in queue),
        connected=any(each.switched_on_at is not None for each in services),
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
        late=late,
        waiting=waiting,
        waiting_since=since,
        queue=queue,
        outbox=tuple(
            replace(
                each,
                next_try_at=None if (at := each.next_try_at) is None else local(at),
            )
            for each in outbox
        ),
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
        words=words,
        next_command=command,
        next_reason=reason,
    )


def waiting_for_services(store: Store, today: date) -> tuple[Waiting, ...]:
    """Workouts on their way to a service, and those to come that did not get there."""
    newest: dict[tuple[str, str], Export] = {}
    for export in store.exports():  # in the order of their revisions
        if export.target in TARGETS:
            newest[export.workout_uuid, export.target] = export
    waiting = [e for e in newest.values() if e.state is not ExportState.DONE]
    if not waiting:
        return ()
    workouts = {w.uuid: w for plan in store.plans() for w in plan.workouts}
    services = {name: store.service(name) for name in TARGETS}
    found = []
    for export in waiting:
        workout = workouts.get(export.workout_uuid)
        failed = export.state is ExportState.FAILED
        if failed and (workout is None or workout.day < today):
            continue
        service = services[export.target]
        error = export.error or service.reason
        at = None if failed else export.next_try_at or service.retry_at
        found.append(Waiting(workout, export, error, at))
    found.sort(key=lambda each: (_day(each), each.export.target))
    return tuple(found)


def _day(each: Waiting) -> date:
    return date.min if each.workout is None else each.workout.day


def _queue(store: Store, outbox: Sequence[Waiting]) -> tuple[QueueLine, ...]:
    files = {
        (target, state): count
        for (target, state), count in store.exports_held().items()
        if state is not ExportState.DONE and target not in TARGETS
    }
    sent = Counter((each.export.target, each.export.state) for each in outbox)
    counts = sorted([*files.items(), *sent.items()])
    return tuple(QueueLine(t, state.value, count) for (t, state), count in counts)
