"""A workout with an exercise in the place of another, or without it."""

from collections.abc import Iterator
from dataclasses import replace

from coach.catalogue.exercises import exercises
from coach.domain.estimate import steps_s
from coach.domain.exercise import Exercise
from coach.domain.plan import (
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    walk,
)
from coach.planning.trees import mapped

NEW_RPE = 7.0
"""How hard a set of an exercise is whose load is not known: about three left."""

_FIXED = {
    *("bench", "box", "dip_bars", "jump_rope", "pull_up_bar", "rings", "roman_chair"),
    *("foam_roller", "slider", "suspension", "swiss_ball", "ab_wheel", "rope"),
}
"""What holds the body; nothing is put on it."""


def swapped(workout: PlannedWorkout, exercise: str, instead: str) -> PlannedWorkout:
    """The workout with every step of one exercise done as the other.

    Sets, repetitions, rests, supersets and notes stay. Kilograms and percentages were
    those of the exercise that goes, and the catalogue states no ratio between two:
    the load becomes an RPE, or the body's own weight where nothing else is lifted.

    Raises:
        KeyError: the catalogue has no such stand-in.
    """
    new = exercises()[instead]

    def change(step: Step) -> Step:
        if step.exercise != exercise:
            return step
        return replace(step, exercise=instead, load=_load(step.load, new))

    return replace(workout, steps=mapped(workout.steps, change, deep=True))


def left_out(workout: PlannedWorkout, exercise: str) -> PlannedWorkout:
    """The workout without that exercise and the rests after its sets, and shorter.

    A rest stays where it is the only one of a superset's other exercise.
    One that is the only exercise of the workout stays.
    """
    steps = tuple(_without(workout.steps, exercise))
    if not any(step.exercise for step in walk(steps)):
        return workout
    before, after = (steps_s(s, workout.sport) for s in (workout.steps, steps))
    seconds = float(round(workout.duration_s * after / before)) if before else 0.0
    share = seconds / workout.duration_s if workout.duration_s else 1.0
    return replace(
        workout,
        steps=steps,
        duration_s=seconds,
        load=None if workout.load is None else workout.load * share,
    )


def _load(load: Load | None, new: Exercise) -> Load | None:
    if load is None or load.kind is LoadKind.RPE:
        return load
    if _lifts_itself(new):
        return Load(LoadKind.BODYWEIGHT)
    return Load(LoadKind.RPE, NEW_RPE)


def _lifts_itself(exercise: Exercise) -> bool:
    return exercise.body_weight_share > 0 and set(exercise.equipment) <= _FIXED


def _without(steps: Steps, exercise: str) -> Iterator[Step | Repeat]:
    follows = False
    rested = True
    for step in steps:
        if isinstance(step, Repeat):
            inside = tuple(_without(step.steps, exercise))
            follows = not inside
            if inside:
                rested = _is_rest(tuple(walk(inside))[-1])
                yield replace(step, steps=inside)
        elif step.exercise == exercise:
            follows = True
        elif not (follows and rested and _is_rest(step)):
            follows, rested = False, _is_rest(step)
            yield step


def _is_rest(step: Step) -> bool:
    return step.intensity is Intensity.REST
