"""Planned workouts sent to Garmin or Hevy because the athlete asks for it."""

from dataclasses import dataclass
from datetime import date, timedelta

from coach import faults
from coach.database import Store
from coach.domain.plan import Plan, PlannedWorkout
from coach.domain.review import Export
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.drain import DrainReport, drain_alone
from coach.jobs.orders import open_orders
from coach.jobs.outbox import CROWDED, Task, takes
from coach.jobs.queue_exports import queue_workouts, switched_on, waiting
from connectors.base import ConnectorError, Request

WEEK = timedelta(days=7)

Chosen = tuple[tuple[Plan, PlannedWorkout], ...]


@dataclass(frozen=True, slots=True)
class WouldSend:
    """What one workout would take.

    Attributes:
        requests: in the order in which they would be made; none when it stands there
            as it should.
        error: why it would not be sent.
    """

    export: Export
    workout: PlannedWorkout
    requests: tuple[Request, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True)
class SentOnDemand:
    """What became of the workouts asked for."""

    exports: tuple[Export, ...]
    report: DrainReport


def export_to(
    context: Context, target: str, first: date | None, last: date | None
) -> SentOnDemand:
    """Have the service hold every workout of those days that it takes.

    Without days those of today and the week after. What waits for that service goes
    with it; what stands there as it should is not sent again.

    Raises:
        CoachError: nobody is logged in (exit 4), or no workout goes there (exit 3).
    """
    with context.alone():
        with context.writing() as store:
            chosen = _chosen(context, store, target, first, last)
            rows = queue_workouts(context, store, target, chosen)
            faults.point("export.queued")
        report = drain_alone(context, by_hand=True, check=True, targets=(target,))
        with context.reading() as store:
            now = {_key(e): e for e in store.exports() if e.target == target}
    keys = dict.fromkeys(map(_key, (*rows, *report.finished, *report.waiting)))
    return SentOnDemand(tuple(now[key] for key in keys), report)


def _key(export: Export) -> tuple[str, int]:
    return export.workout_uuid, export.revision


def would_export_to(
    context: Context, target: str, first: date | None, last: date | None
) -> tuple[WouldSend, ...]:
    """What `export_to` would send; nothing is sent, nothing is kept.

    Raises:
        CoachError: as `export_to`.
    """
    with context.reading() as store:
        chosen = _chosen(context, store, target, first, last)
        orders = open_orders(context, store)
    try:
        service = context.services.target(target)
    except ConnectorError as error:
        raise log_in_first(target) from error
    found = []
    for plan, workout in chosen:
        task = Task(waiting(context, plan, workout.uuid, target))
        held = orders.held(task) or orders.place(task, workout)
        if held is None:
            found.append(WouldSend(task.row, workout, error=CROWDED))
            continue
        try:
            requests = service.requests(orders.order(task, workout, held))
        except ConnectorError as error:
            found.append(WouldSend(task.row, workout, error=str(error)))
            continue
        orders.reserve(held, task)
        found.append(WouldSend(task.row, workout, requests))
    return tuple(found)


def _chosen(
    context: Context, store: Store, target: str, first: date | None, last: date | None
) -> Chosen:
    if target not in switched_on(context, store):
        raise log_in_first(target)
    if first is None and last is None:
        last = context.day + WEEK
    first, last = max(first or context.day, context.day), last or date.max
    plans = store.plans()
    chosen = [
        (plan, workout)
        for plan in plans
        for workout in plan.between(first, last)
        if takes(target, workout)
    ]
    if not chosen:
        name = target.capitalize()
        raise CoachError(
            f"There is nothing to send to {name}.",
            f"No workout of these days goes to {name}."
            if plans
            else "No plan is loaded.",
            "See the plan with: coach plan show"
            if plans
            else "Run coach plan load FILE --start DAY.",
            ExitCode.NOTHING_TO_DO,
        )
    return tuple(sorted(chosen, key=lambda each: (each[1].day, each[1].id or 0)))


def log_in_first(target: str) -> CoachError:
    """Nobody has logged in to that service."""
    name = target.capitalize()
    return CoachError(
        f"Nobody is logged in to {name}.",
        "Workouts cannot be sent there.",
        f"Run coach auth {target}.",
        ExitCode.LOG_IN_FIRST,
    )
