"""Planned steps as FIT's own integers, repeats written as references back."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.domain.activity import Sport, Stroke
from coach.domain.exercise import Exercise
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
)
from connectors.base import ConnectorError
from connectors.fitfile.layout import EQUIPMENT, Context, Layout, context, layout

TIME, DISTANCE, OPEN_END, REPEAT, REPETITION_TIME, REPS = 0, 1, 5, 6, 28, 29
SPEED, HEART_RATE, OPEN_TARGET, CADENCE, POWER, SWIM_STROKE = 0, 1, 2, 3, 4, 11
KILOGRAM = 1

LARGEST = 2**32 - 2
HEAVIEST_KG = 655.34

_INTENSITIES = {
    Intensity.WORK: 0,
    Intensity.REST: 1,
    Intensity.WARMUP: 2,
    Intensity.COOLDOWN: 3,
    Intensity.RECOVERY: 4,
}
_STROKES = {
    Stroke.FREESTYLE: 0,
    Stroke.BACKSTROKE: 1,
    Stroke.BREASTSTROKE: 2,
    Stroke.BUTTERFLY: 3,
    Stroke.DRILL: 4,
    Stroke.MIXED: 5,
    Stroke.IM: 6,
}
_EQUIPMENT = {name: 1 + at for at, name in enumerate(EQUIPMENT)}

# FIT tells percent and absolute values apart by size alone: heart rates up to 100
# and powers below 1000 are percent, so bpm are stored + 100 and watts + 1000.
_TARGETS = {
    TargetKind.SPEED: (SPEED, 1000, 0, 0, LARGEST / 1000),
    TargetKind.HEART_RATE: (HEART_RATE, 1, 100, 1, 1000),
    TargetKind.HEART_RATE_PCT: (HEART_RATE, 1, 0, 0, 100),
    TargetKind.POWER: (POWER, 1, 1000, 0, 10_000),
    TargetKind.POWER_PCT: (POWER, 1, 0, 0, 999),
    TargetKind.CADENCE: (CADENCE, 1, 0, 0, 1000),
}
"""Type, scale, offset, lowest and highest value of each kind of target."""


@dataclass(frozen=True, slots=True)
class RawTarget:
    """A target's type, its value (a stroke; 0 for a range) and the range's ends."""

    type: int
    value: int | None = None
    low: int | None = None
    high: int | None = None


NO_TARGET = RawTarget(OPEN_TARGET)


@dataclass(frozen=True, slots=True)
class RawStep:
    """One `workout_step` message in FIT's integers; None is not written.

    Attributes:
        duration_value: ms, cm, a count, or the first step to repeat.
        intensity: None for repeats.
        weight: hundredths of a kilogram.
    """

    duration_type: int
    duration_value: int | None
    target: RawTarget
    intensity: int | None = None
    secondary: RawTarget | None = None
    equipment: int | None = None
    exercise: tuple[str, int] | None = None
    weight: int | None = None
    name: str = ""
    notes: str = ""


def raw_steps(
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> tuple[RawStep, ...]:
    """The workout's steps as FIT messages, in their order.

    A workout without steps is one step as long as the workout. A repeat becomes a
    message after its steps that points back at the first of them.

    Raises:
        ConnectorError: a step that FIT has no way to say.
    """
    where = context(workout, exercises, e1rm_kg)
    steps = workout.steps or (
        Step(Intensity.WORK, End(EndKind.TIME, workout.duration_s)),
    )
    return tuple(_flatten(steps, 0, where))


def cannot_say(why: str) -> ConnectorError:
    """The refusal of something that FIT has no way to say."""
    return ConnectorError("FIT", why, permanent=True)


def _flatten(steps: Steps, at: int, where: Context) -> Iterator[RawStep]:
    for step in steps:
        if isinstance(step, Step):
            messages = [_raw_step(step, where)]
        else:
            messages = _raw_repeat(step, at, where)
        at += len(messages)
        yield from messages


def _raw_repeat(repeat: Repeat, at: int, where: Context) -> list[RawStep]:
    messages = list(_flatten(repeat.steps, at, where))
    if repeat.times < 1 or not messages:
        raise cannot_say(
            f"a repeat needs steps and a number of times, not "
            f"{len(messages)} steps {repeat.times} times."
        )
    if repeat.times > 1:
        times = RawTarget(OPEN_TARGET, repeat.times)
        messages.append(RawStep(REPEAT, at, times))
    return messages


def _raw_step(step: Step, where: Context) -> RawStep:
    places = layout(step, where)
    duration_type, duration_value = _raw_end(step, where.sport)
    return RawStep(
        duration_type,
        duration_value,
        target=_first_target(places),
        intensity=_INTENSITIES[step.intensity],
        secondary=_raw_target(places.secondary) if places.secondary else None,
        equipment=_EQUIPMENT[places.equipment] if places.equipment else None,
        exercise=places.exercise,
        weight=_raw_weight(places.load_kg),
        name=places.name,
        notes=places.notes,
    )


def _raw_end(step: Step, sport: Sport) -> tuple[int, int | None]:
    end = step.end
    match end.kind:
        case EndKind.OPEN:
            return OPEN_END, None
        case EndKind.TIME:
            return TIME, _whole("a time", end.value, 1000)
        case EndKind.DISTANCE:
            return DISTANCE, _whole("a distance", end.value, 100)
        case EndKind.REPS:
            return REPS, _count(end.value)
        case EndKind.SEND_OFF:
            if sport is not Sport.SWIM or step.intensity is not Intensity.REST:
                raise cannot_say("a send-off can only be a rest between swims.")
            return REPETITION_TIME, _whole("a send-off", end.value, 1000)


def _whole(what: str, value: float | None, scale: int) -> int:
    if value is None or not math.isfinite(value):
        raise cannot_say(f"{what} of {value} has no length.")
    raw = round(value * scale)
    if not 0 < raw <= LARGEST:
        raise cannot_say(f"{what} of {value:g} is out of its range.")
    return raw


def _count(value: float | None) -> int:
    count = _whole("a number of repetitions", value, 1)
    if count != value:
        raise cannot_say(f"{value} is no whole number of repetitions.")
    return count


def _raw_weight(load_kg: float | None) -> int | None:
    if not load_kg:
        return None
    if not 0 < load_kg <= HEAVIEST_KG:
        raise cannot_say(f"a load of {load_kg:g} kg is out of its range.")
    return round(load_kg * 100)


def _first_target(places: Layout) -> RawTarget:
    if places.stroke:
        return RawTarget(SWIM_STROKE, _STROKES[places.stroke])
    return _raw_target(places.target) if places.target else NO_TARGET


def _raw_target(target: Target) -> RawTarget:
    kind, scale, offset, lowest, highest = _TARGETS[target.kind]
    if not lowest <= target.low <= target.high <= highest:
        raise cannot_say(
            f"a {target.kind.replace('_', ' ')} target from {target.low:g} to "
            f"{target.high:g} is out of its range."
        )
    low, high = (round(end * scale) + offset for end in (target.low, target.high))
    return RawTarget(kind, 0, low, high)
