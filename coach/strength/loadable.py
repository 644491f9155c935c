"""A planned workout with loads that the gym can make."""

from collections.abc import Mapping
from dataclasses import replace

from coach.domain.exercise import Exercise
from coach.domain.gym import ANY_LOAD, Racks
from coach.domain.notation import plain_number
from coach.domain.plan import Load, LoadKind, PlannedWorkout, Repeat, Step, Steps
from coach.strength.racks import nearest


def loadable(
    workout: PlannedWorkout,
    e1rm_kg: Mapping[str, float],
    catalogue: Mapping[str, Exercise],
    racks: Racks,
    *,
    typed: bool = True,
) -> PlannedWorkout:
    """The workout with the loads that coach worked out as the gym can make them.

    A share of the maximum becomes kilograms where the maximum is known and the racks
    say something of the exercise's equipment, and is kept in the step's note. What was
    not said, and an exercise that the catalogue does not know, stays as it is.

    Args:
        workout: as it is planned.
        e1rm_kg: estimated one-repetition maxima by exercise.
        catalogue: exercises by name.
        racks: the loads there are.
        typed: kilograms stand as the athlete's plan has them; else coach changed them,
            and they too become what can be made.
    """
    if racks == ANY_LOAD:
        return workout

    def made(step: Step) -> Step:
        exercise, load = catalogue.get(step.exercise or ""), step.load
        if exercise is None or load is None or load.value is None:
            return step
        if load.kind is LoadKind.KG:
            kg = load.value if typed else nearest(load.value, exercise.equipment, racks)
            return replace(step, load=Load(LoadKind.KG, kg))
        most_kg = e1rm_kg.get(exercise.name)
        if load.kind is not LoadKind.PCT_E1RM or most_kg is None:
            return step
        wanted = most_kg * load.value / 100
        kg = nearest(wanted, exercise.equipment, racks)
        if kg == wanted:
            return step
        said = f"{plain_number(load.value)}% of 1RM"
        note = f"{said}. {step.note}" if step.note else said
        return replace(step, load=Load(LoadKind.KG, kg), note=note)

    def each(steps: Steps) -> Steps:
        return tuple(
            replace(step, steps=each(step.steps))
            if isinstance(step, Repeat)
            else made(step)
            for step in steps
        )

    return replace(workout, steps=each(workout.steps))
