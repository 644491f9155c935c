"""Rows of the outbox, written in the transaction that changes the plan."""

from collections.abc import Iterable
from dataclasses import replace

from coach.database import Store
from coach.domain.plan import Effect, Plan, PlannedWorkout
from coach.domain.review import Export, ExportState
from coach.jobs.context import Context
from coach.jobs.outbox import OPEN, TARGETS, takes


def switched_on(context: Context, store: Store) -> tuple[str, ...]:
    """The services workouts go to: those logged in to, or with a key at hand."""
    ready = context.services.ready()
    return tuple(
        name
        for name in TARGETS
        if name in ready or store.service(name).switched_on_at is not None
    )


def queue_effects(
    context: Context,
    store: Store,
    plan: Plan,
    effects: Iterable[Effect],
    *,
    new: bool = False,
) -> tuple[Export, ...]:
    """Have the services follow these effects of the plan's newest revision.

    Without `new` only for workouts that were sent there before: a workout that no
    service has seen is not sent because it was moved.
    """
    on = switched_on(context, store)
    if not on:
        return ()
    sent = _sent(store)
    rows = []
    for effect in effects:
        uuid = _uuid(effect)
        for target in on:
            known = (uuid, target) in sent
            if known or (new and takes(target, effect.after)):
                rows.append(waiting(context, plan, uuid, target))
    store.save_exports(tuple(rows))
    return tuple(rows)


def queue_workouts(
    context: Context,
    store: Store,
    target: str,
    workouts: Iterable[tuple[Plan, PlannedWorkout]],
) -> tuple[Export, ...]:
    """Have that service hold these workouts as they are planned now.

    A row that waits already keeps what is known of it.
    """
    held = {
        (e.workout_uuid, e.revision): e for e in store.exports() if e.target == target
    }
    rows = []
    for plan, workout in workouts:
        known = held.get((workout.uuid, plan.revision))
        rows.append(_open(known, waiting(context, plan, workout.uuid, target)))
    store.save_exports(tuple(rows))
    return tuple(rows)


def _open(known: Export | None, new: Export) -> Export:
    """The row once it waits again: it forgets what it came to, not what is unknown."""
    if known is None:
        return new
    if known.state in OPEN:
        return known
    state = ExportState.PENDING if known.sending_at is None else ExportState.UNKNOWN
    return replace(new, state=state, sending_at=known.sending_at)


def waiting(context: Context, plan: Plan, workout_uuid: str, target: str) -> Export:
    """A row that has yet to be tried."""
    return Export(
        target,
        workout_uuid,
        plan.revision,
        ExportState.PENDING,
        created_at=context.clock.now(),
    )


def _sent(store: Store) -> frozenset[tuple[str, str]]:
    """Workouts and services that have to do with each other already."""
    standing = {(d.workout_uuid or "", d.target) for d in store.deliveries()}
    return frozenset(standing | {(e.workout_uuid, e.target) for e in store.exports()})


def _uuid(effect: Effect) -> str:
    workout = effect.before or effect.after
    return effect.change.workout_uuid if workout is None else workout.uuid
