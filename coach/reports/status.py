"""What is there, what ran last, what waits: without looking into any of it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from coach.domain.held import PlanHeld, ReviewHeld, Run, SourceHeld
from coach.domain.plan import PlannedWorkout
from coach.domain.review import Export
from coach.domain.sync import Service
from coach.reports.numbers import Document, day
from coach.reports.words import WordsView, words_item


@dataclass(frozen=True, slots=True)
class QueueLine:
    """Exports of one target in one state that wants something."""

    target: str
    state: str
    count: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """One workout on its way to a service, or one that did not get there.

    Attributes:
        workout: None when the plan does not hold it any more: it is to go there.
        export: how far it got.
        error: why it waits or failed, in words.
        next_try_at: not before then.
    """

    workout: PlannedWorkout | None
    export: Export
    error: str | None
    next_try_at: datetime | None


@dataclass(frozen=True, slots=True)
class StatusView:
    """Everything `coach status` tells.

    Attributes:
        database: file or URL without its password.
        backup: the newest copy of it.
        newest: the last day anything is known of: training, measurement, wellness.
        last_import_at: when a file last came in that was new.
        plan: the one in force, or the next, or the last.
        review: the newest one.
        late: what is another than it saw it, in words.
        waiting: how many proposals are undecided, of the review of `waiting_since`.
        queue: exports that are not done.
        outbox: of these the ones for services, one by one.
        services: those that were ever asked.
        runs: the newest first.
        words: who words the reviews, with the last call.
    """

    athlete: str
    timezone: str
    day: date
    database: str
    revision: str
    size_bytes: int
    backup: str | None
    sources: tuple[SourceHeld, ...]
    newest: date | None
    last_import_at: datetime | None
    plan: PlanHeld | None
    review: ReviewHeld | None
    late: tuple[str, ...]
    waiting: int
    waiting_since: date | None
    queue: tuple[QueueLine, ...]
    outbox: tuple[Waiting, ...]
    services: tuple[Service, ...]
    runs: tuple[Run, ...]
    next_command: str
    next_reason: str
    words: WordsView = field(default_factory=lambda: WordsView("none"))


def status_document(view: StatusView) -> Document:
    """`coach/status/1`."""
    return {
        "schema": "coach/status/1",
        "athlete": view.athlete,
        "date": view.day.isoformat(),
        "timezone": view.timezone,
        "database": {
            "url": view.database,
            "revision": view.revision,
            "size_bytes": view.size_bytes,
            "backup": view.backup,
        },
        "sources": [
            {
                "name": each.source,
                "activities": each.activities,
                "newest": each.newest.isoformat(),
                "came_in_at": each.came_in_at.isoformat(),
            }
            for each in view.sources
        ],
        "newest": day(view.newest),
        "last_import_at": _at(view.last_import_at),
        "plan": None if view.plan is None else _plan(view.plan),
        "review": None if view.review is None else _review(view.review),
        "late": list(view.late),
        "waiting_decisions": view.waiting,
        "waiting_since": day(view.waiting_since),
        "queue": [
            {"target": each.target, "state": each.state, "count": each.count}
            for each in view.queue
        ],
        "outbox": [_waiting(each) for each in view.outbox],
        "services": [*map(_service, view.services)],
        "runs": [
            {
                "command": run.command,
                "started_at": run.started_at.isoformat(),
                "finished_at": run.finished_at.isoformat(),
                "outcome": run.outcome,
                "detail": run.detail,
            }
            for run in view.runs
        ],
        "words": words_item(view.words),
        "next": {"command": view.next_command, "reason": view.next_reason},
    }


def _waiting(each: Waiting) -> Document:
    workout, export = each.workout, each.export
    return {
        "target": export.target,
        "workout_uuid": export.workout_uuid,
        "workout_id": None if workout is None else workout.id,
        "date": None if workout is None else workout.day.isoformat(),
        "title": None if workout is None else workout.title,
        "state": export.state.value,
        "attempts": export.attempts,
        "next_try_at": _at(each.next_try_at),
        "error": each.error,
    }


def _service(service: Service) -> Document:
    return {
        "name": service.name,
        "on": service.switched_on_at is not None,
        "synced_at": _at(service.synced_at),
        "trouble": None if service.trouble is None else service.trouble.value,
        "reason": service.reason,
        "retry_after": _at(service.retry_at),
    }


def _plan(plan: PlanHeld) -> Document:
    return {
        "name": plan.name,
        "start": plan.start.isoformat(),
        "end": plan.end.isoformat(),
        "revision": plan.revision,
        "changed_at": plan.changed_at.isoformat(),
        "reason": plan.reason,
    }


def _review(review: ReviewHeld) -> Document:
    return {"date": review.day.isoformat(), "status": review.status.value}


def _at(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
