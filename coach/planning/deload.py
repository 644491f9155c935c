"""A workout of a deload: about half of it, and what is left stays what it is."""

import math
from dataclasses import replace

from coach.domain.estimate import steps_s
from coach.domain.plan import Intensity, Load, LoadKind, PlannedWorkout, Step
from coach.planning.grid import Grid
from coach.planning.resize import fewer_sets
from coach.planning.scale import PLATES_KG, scaled
from coach.planning.trees import mapped

LOAD_SHARE = 0.925
LOAD_SHARES = (0.90, 0.95)
LOAD_RPES = (6.0, 7.0)
"""Loads fall by 5 to 10 %; an RPE by two, to no less than 6 and no more than 7."""

MARK = " (deload)"
_EXACT = 1e-9


def deloaded(workout: PlannedWorkout, volume: float) -> PlannedWorkout:
    """The workout with that share of its volume, marked in its title.

    Strength: sets fall, the last exercise's first, one of each at least, and loads
    by 5 to 10 %; sets of a warm-up and rests stay. All else: time falls, rounds
    first; what is left is as fast or as hard as planned. (Rogerson 2024: volume is
    cut, frequency and exercises stay; Bosquet 2007: intensity is what keeps fitness.)
    One that is deloaded already stays as it is.
    """
    if is_deloaded(workout):
        return workout
    if workout.hard_sets:
        made = _fewer_and_lighter(workout, volume)
    else:
        made = scaled(workout, volume)
    return replace(made, title=made.title + MARK)


def is_deloaded(workout: PlannedWorkout) -> bool:
    """Whether it bears the mark, be it that it was eased since."""
    return MARK in workout.title


def _fewer_and_lighter(workout: PlannedWorkout, volume: float) -> PlannedWorkout:
    fewer = fewer_sets(workout.steps, volume, Grid.of(workout, up=True))
    before, after = (steps_s(s, workout.sport) for s in (workout.steps, fewer))
    seconds = float(round(workout.duration_s * after / before))
    share = seconds / workout.duration_s if workout.duration_s else 1.0
    return replace(
        workout,
        steps=mapped(fewer, _lighter, deep=True),
        duration_s=seconds,
        load=None if workout.load is None else workout.load * share,
    )


def _lighter(step: Step) -> Step:
    load = step.load
    if load is None or load.value is None or step.intensity is not Intensity.WORK:
        return step
    return replace(step, load=Load(load.kind, _lightened(load.kind, load.value)))


def _lightened(kind: LoadKind, value: float) -> float:
    if kind is LoadKind.KG:
        return lighter_kg(value)
    if kind is LoadKind.RPE:
        least, most = LOAD_RPES
        return min(value, max(least, min(most, value - 2)))
    return round(value * LOAD_SHARE, 1)


def lighter_kg(load_kg: float) -> float:
    """Whole plates 5 to 10 % under that load; the load itself where none lie there.

    That is the case for most loads under 25 kg, where one plate is more than 10 %.
    """
    least, most = (share * load_kg for share in LOAD_SHARES)
    nearest = round(load_kg * LOAD_SHARE / PLATES_KG) * PLATES_KG
    heaviest = math.floor(most / PLATES_KG + _EXACT) * PLATES_KG
    for plates in (nearest, heaviest):
        if least - _EXACT <= plates <= most + _EXACT:
            return plates
    return load_kg
