"""What a change does to a workout, and a plan with changes in it."""

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.plan import Change, ChangeKind, Effect, Plan, PlannedWorkout
from coach.planning.deload import deloaded
from coach.planning.scale import eased, scaled
from coach.planning.swap import left_out, swapped


def apply(change: Change, plan: Plan) -> Effect | None:
    """The change's effect on the plan; None when it changes nothing.

    Raises:
        KeyError: the plan has no such workout.
        ValueError: the kind of change is not one that is applied to a workout yet,
            or lacks the value it needs.
    """
    before = None
    if change.kind is not ChangeKind.ADD:
        before = plan.workout(change.workout_uuid)
    after = _after(change, before)
    return None if after == before else Effect(change, before, after)


def apply_all(changes: Iterable[Change], plan: Plan) -> tuple[Effect, ...]:
    """What the changes do one after the other: one effect for each workout they touch.

    Several changes of one workout (two exercises swapped) come to one effect, told by
    the first of them.
    """
    found: dict[str, Effect] = {}
    for change in changes:
        effect = apply(change, with_effects(plan, found.values()))
        if effect is None:
            continue
        first = found.get(change.workout_uuid)
        found[change.workout_uuid] = (
            effect if first is None else replace(first, after=effect.after)
        )
    return tuple(e for e in found.values() if e.before != e.after)


def _after(change: Change, before: PlannedWorkout | None) -> PlannedWorkout | None:
    if change.kind is ChangeKind.ADD and change.workout is not None:
        return change.workout
    if before is None:
        raise ValueError(change)
    if change.kind in {ChangeKind.REMOVE, ChangeKind.INSERT_REST}:
        return None
    if change.kind is ChangeKind.MOVE and change.day is not None:
        return replace(before, day=change.day)
    if change.kind is ChangeKind.SWAP_EXERCISE and change.exercise is not None:
        if before.is_test:
            return before
        return _exchanged(before, change.exercise, change.instead)
    resize = _RESIZES.get(change.kind)
    if resize is None or not change.factor:
        raise ValueError(change)
    return before if before.is_test else resize(before, change.factor)


def _exchanged(
    before: PlannedWorkout, exercise: str, instead: str | None
) -> PlannedWorkout:
    if instead is None:
        return left_out(before, exercise)
    return swapped(before, exercise, instead)


_RESIZES = {
    ChangeKind.SCALE_DURATION: scaled,
    ChangeKind.SWAP_FOCUS: scaled,
    ChangeKind.SCALE_INTENSITY: eased,
    ChangeKind.DELOAD: deloaded,
}


def with_effects(plan: Plan, effects: Iterable[Effect]) -> Plan:
    """The plan as it would be with those effects, workouts in order of day."""
    workouts = {workout.uuid: workout for workout in plan.workouts}
    for effect in effects:
        uuid = effect.change.workout_uuid
        if effect.after is None:
            workouts.pop(uuid, None)
        else:
            workouts[uuid] = effect.after
    ordered = sorted(workouts.values(), key=lambda w: (w.day, w.id or 0, w.uuid))
    return replace(plan, workouts=tuple(ordered))


def undone(effect: Effect) -> Effect:
    """The effect that takes this one back."""
    return replace(effect, before=effect.after, after=effect.before)
