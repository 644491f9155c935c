"""Planned steps as Garmin's JSON, numbered by one counter over the whole tree."""

import math
from collections.abc import Iterator
from itertools import count

from coach.domain.activity import Sport
from coach.domain.plan import (
    EndKind,
    Intensity,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
)
from coach.domain.prescribed import load_kg
from coach.units import meters_to_yards
from connectors.base import ConnectorError
from connectors.garmin.api import SERVICE
from connectors.garmin.ids import (
    DISTANCE,
    DRILLS,
    EQUIPMENT,
    FIXED_REPETITION,
    FIXED_REST,
    ITERATIONS,
    KILOGRAM,
    LAP_BUTTON,
    MAIN,
    METER,
    NO_TARGET,
    REPEAT,
    REPS,
    SPEED_ZONE,
    STEPS,
    STROKES,
    TARGETS,
    TIME,
    YARD,
    Json,
    Kind,
    condition,
    target_type,
    typed,
)
from connectors.garmin.words import Context, description, placed

SLOWER_FIRST = True
"""Which end of a pace is Garmin's first value: sources disagree, it stores both."""

_LONGEST_S = 10 * 24 * 3600
_FARTHEST_M = 10_000_000
_HEAVIEST_KG = 1000.0
_MOST = 10_000


def steps_json(steps: Steps, where: Context) -> list[Json]:
    """The steps in Garmin's words, repeats with theirs inside.

    Raises:
        ConnectorError: a step that Garmin has no way to say.
    """
    return list(_all(steps, where, count(1)))


def cannot_say(why: str) -> ConnectorError:
    """The refusal of something that Garmin has no way to say."""
    return ConnectorError(SERVICE, why, permanent=True)


def _all(steps: Steps, where: Context, numbers: Iterator[int]) -> Iterator[Json]:
    for step in steps:
        if isinstance(step, Step):
            yield _step(step, where, next(numbers))
        elif step.times < 1 or not step.steps:
            raise cannot_say(
                f"a repeat needs steps and a number of times, not "
                f"{len(step.steps)} steps {step.times} times"
            )
        elif step.times == 1:
            yield from _all(step.steps, where, numbers)
        else:
            yield _repeat(step, where, numbers)


def _repeat(repeat: Repeat, where: Context, numbers: Iterator[int]) -> Json:
    return {
        "type": "RepeatGroupDTO",
        "stepOrder": next(numbers),
        "stepType": typed("stepType", REPEAT),
        "numberOfIterations": repeat.times,
        "smartRepeat": False,
        "skipLastRestStep": False,
        "endCondition": condition(ITERATIONS),
        "endConditionValue": float(repeat.times),
        "workoutSteps": list(_all(repeat.steps, where, numbers)),
    }


def _step(step: Step, where: Context, number: int) -> Json:
    kind = STEPS[step.intensity]
    if where.swims and step.intensity is Intensity.WORK:
        kind = MAIN
    made: Json = {
        "type": "ExecutableStepDTO",
        "stepOrder": number,
        "stepType": typed("stepType", kind),
        **_end(step, where),
        **_targets(step, where),
    }
    if where.swims and step.intensity is not Intensity.REST:
        made |= _in_the_water(step)
    if where.sport is Sport.STRENGTH:
        made |= _lift(step, where)
    if said := description(step, where):
        made["description"] = said
    return made


def _end(step: Step, where: Context) -> Json:
    kind, value = _ending(step, where)
    made: Json = {"endCondition": condition(kind), "endConditionValue": value}
    if where.swims and kind == DISTANCE:
        made["preferredEndConditionUnit"] = YARD if where.yards else METER
    return made


def _ending(step: Step, where: Context) -> tuple[Kind, float]:
    """What ends the step, and its value: seconds, metres or pool units, a count."""
    end, rests = step.end, step.intensity is Intensity.REST
    match end.kind:
        case EndKind.TIME:
            kind = FIXED_REST if where.swims and rests else TIME
            return kind, _within("a time", end.value, _LONGEST_S, 3)
        case EndKind.SEND_OFF:
            if not (where.swims and rests):
                raise cannot_say("a send-off can only be a rest between swims")
            return FIXED_REPETITION, _within("a send-off", end.value, _LONGEST_S, 3)
        case EndKind.DISTANCE if where.sport is not Sport.STRENGTH:
            meters = _within("a distance", end.value, _FARTHEST_M, 4)
            yards = where.swims and where.yards
            return DISTANCE, round(meters_to_yards(meters), 2) if yards else meters
        case EndKind.REPS if where.sport is Sport.STRENGTH:
            return REPS, _within("a number of repetitions", end.value, _MOST, 0)
        case _:
            return LAP_BUTTON, 0.0


def _within(what: str, value: float | None, most: float, digits: int) -> float:
    if value is None or not math.isfinite(value) or not 0 < value <= most:
        raise cannot_say(f"{what} of {value} is out of its range")
    return float(round(value, digits))


def _targets(step: Step, where: Context) -> Json:
    """The first target; in a pool the pace, which Garmin keeps in the second place."""
    found = placed(step, where)
    first = None if where.swims else next(iter(found), None)
    second = next(iter(found if where.swims else found[1:]), None)
    kind, ends = _target(first, where)
    made: Json = {"targetType": target_type(kind)}
    made |= dict(zip(("targetValueOne", "targetValueTwo"), ends, strict=False))
    if second is None:
        return made
    kind, ends = _target(second, where)
    made["secondaryTargetType"] = target_type(kind, 2)
    names = ("secondaryTargetValueOne", "secondaryTargetValueTwo")
    return made | dict(zip(names, ends, strict=True))


def _target(target: Target | None, where: Context) -> tuple[Kind, tuple[float, ...]]:
    if target is None:
        return NO_TARGET, ()
    if not 0 <= target.low <= target.high or not math.isfinite(target.high):
        raise cannot_say(
            f"a {target.kind.replace('_', ' ')} target from {target.low:g} to "
            f"{target.high:g} is out of its range"
        )
    kind = TARGETS[target.kind]
    ends = (round(float(target.low), 6), round(float(target.high), 6))
    if target.kind is not TargetKind.SPEED:
        return kind, ends
    kind = SPEED_ZONE if where.sport is Sport.RIDE else kind
    return kind, ends if SLOWER_FIRST else ends[::-1]


def _in_the_water(step: Step) -> Json:
    made: Json = {"strokeType": typed("strokeType", STROKES[step.stroke])}
    if drill := DRILLS.get(step.drill or ""):
        made["drillType"] = typed("drillType", drill)
    if equipment := EQUIPMENT.get(step.equipment or ""):
        made["equipmentType"] = typed("equipmentType", equipment)
    return made


def _lift(step: Step, where: Context) -> Json:
    made: Json = {}
    if exercise := where.garmins(step):
        made["category"], made["exerciseName"] = exercise
    kilograms = load_kg(step, where.e1rm_kg)
    if kilograms:
        if not 0 < kilograms <= _HEAVIEST_KG:
            raise cannot_say(f"a load of {kilograms:g} kg is out of its range")
        made["weightValue"] = round(kilograms * 1000.0, 1)
        made["weightUnit"] = KILOGRAM
    return made
