"""A workout made shorter, longer or easier, so that it is still a workout."""

import math
from dataclasses import replace

from coach.domain.estimate import steps_s
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Step,
    Steps,
    Target,
    TargetKind,
    walk,
)
from coach.planning.grid import Grid
from coach.planning.resize import longer, shorter
from coach.planning.trees import mapped

_EASY_SHARE = 0.75
"""An easy session aims at three quarters of what the hard one aimed at."""
_EASY_RPE = 3.0
_EASY_LOAD_RPE = 6.0
PLATES_KG = 2.5

MARK = " (easy)"


def scaled(workout: PlannedWorkout, factor: float) -> PlannedWorkout:
    """The workout with its time multiplied, to the second, and its load with it.

    The steps follow in whole parts: made shorter they take no less than the factor
    asks for, made longer no more.
    """
    return _with_steps(workout, _resized(workout, workout.steps, factor), factor)


def eased(workout: PlannedWorkout, factor: float) -> PlannedWorkout:
    """The same session taken easily: shorter by the factor, no target above easy.

    Swum and run slower, the same distances would take longer: there is less of
    them, and send-offs are as much longer as the swims.
    """
    steps = mapped(workout.steps, _eased, deep=True)
    before, after = (steps_s(s, workout.sport) for s in (workout.steps, steps))
    share = factor * before / after if after else factor
    easy = _with_steps(workout, _resized(workout, steps, share), factor)
    return replace(
        easy,
        hard=False,
        rpe=min(workout.rpe or _EASY_RPE, _EASY_RPE),
        title=workout.title + MARK,
        load=None if easy.load is None else easy.load * _EASY_SHARE**2,
    )


def is_eased(workout: PlannedWorkout) -> bool:
    """Whether it bears the mark of one taken easily."""
    return MARK in workout.title


def _resized(workout: PlannedWorkout, steps: Steps, share: float) -> Steps:
    if share < 1:
        return shorter(steps, share, Grid.of(workout, up=True))
    return longer(steps, share, Grid.of(workout, up=False))


def _with_steps(workout: PlannedWorkout, steps: Steps, factor: float) -> PlannedWorkout:
    seconds = float(round(workout.duration_s * factor))
    share = seconds / workout.duration_s if workout.duration_s else 1.0
    return replace(
        workout,
        duration_s=seconds,
        steps=steps,
        distance_m=_distance(workout, steps, share),
        load=None if workout.load is None else workout.load * share,
    )


def _distance(workout: PlannedWorkout, steps: Steps, share: float) -> float | None:
    if workout.distance_m is None:
        return None
    before, after = (_metres(each) for each in (workout.steps, steps))
    if before and after:
        return round(workout.distance_m * after / before, 2)
    up = share < 1
    whole = End(EndKind.DISTANCE, workout.distance_m)
    return Grid.of(workout, up=up).end_at(whole, share).value


def _metres(steps: Steps) -> float:
    return sum(
        step.end.value or 0.0
        for step in walk(steps)
        if step.end.kind is EndKind.DISTANCE and step.intensity is not Intensity.REST
    )


def _eased(step: Step) -> Step:
    return replace(
        step,
        end=_later(step.end),
        target=_lower(step.target),
        secondary=_lower(step.secondary),
        load=_lighter(step.load),
    )


def _later(end: End) -> End:
    if end.kind is not EndKind.SEND_OFF or end.value is None:
        return end
    return replace(end, value=5.0 * math.ceil(end.value / _EASY_SHARE / 5))


def _lower(target: Target | None) -> Target | None:
    if target is None or target.kind is TargetKind.CADENCE:
        return target
    if target.kind is TargetKind.RPE:
        return Target(target.kind, min(target.low, 2.0), min(target.high, 4.0))
    return Target(target.kind, target.low * _EASY_SHARE, target.high * _EASY_SHARE)


def _lighter(load: Load | None) -> Load | None:
    if load is None or load.value is None:
        return load
    if load.kind is LoadKind.RPE:
        return Load(load.kind, min(load.value, _EASY_LOAD_RPE))
    if load.kind is LoadKind.KG:
        plates = math.floor(load.value * _EASY_SHARE / PLATES_KG)
        return Load(load.kind, plates * PLATES_KG)
    return Load(load.kind, round(load.value * _EASY_SHARE, 1))
