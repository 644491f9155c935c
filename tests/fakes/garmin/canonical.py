"""A workout as Garmin keeps it, which is not always as it was sent."""

from tests.fakes.garmin.vocabulary import (
    CONDITIONS,
    DRILLS,
    EQUIPMENT,
    SPORTS,
    STEPS,
    STROKES,
    SWIMMING,
    TARGETS,
    WITH_EXERCISES,
    unit,
)

POUND_G = 453.59237

# What is kept of a workout and of a step as it came; all else of it that is not
# worked out below is dropped without a word.
OF_WORKOUT = ("workoutName", "description", "estimatedDurationInSecs")
OF_STEP = ("description", "endConditionValue", "endConditionCompare")
OF_TARGET = (
    "targetValueOne",
    "targetValueTwo",
    "zoneNumber",
    "secondaryTargetValueOne",
    "secondaryTargetValueTwo",
    "secondaryZoneNumber",
)


class RefusedError(ValueError):
    """Garmin answers 400."""


class StepNumbers:
    """The ids that Garmin gives to steps, and the orders that came with them."""

    def __init__(self, first):
        self.next = first
        self.orders = set()

    def take(self, step):
        order = step.get("stepOrder")
        if not isinstance(order, int) or order in self.orders:
            raise RefusedError(f"stepOrder {order!r}")
        self.orders.add(order)
        self.next += 1
        return {"stepId": self.next - 1, "stepOrder": order}


def canonical(sent, first_step_id):
    """The workout as it is kept, and the next step id.

    Raises:
        RefusedError: it cannot be kept at all.
    """
    if not isinstance(sent, dict) or not isinstance(sent.get("workoutName"), str):
        raise RefusedError("workoutName")
    try:
        sport = SPORTS.canonical(sent.get("sportType"))
        numbers = StepNumbers(first_step_id)
        segments = [_segment(each, numbers) for each in sent["workoutSegments"] or ()]
    except (KeyError, TypeError, ValueError) as error:
        raise RefusedError(str(error)) from error
    if not segments:
        raise RefusedError("workoutSegments")
    kept = {key: sent.get(key) for key in OF_WORKOUT}
    swim = sport["sportTypeId"] == SWIMMING
    return {
        **kept,
        "sportType": sport,
        "estimatedDistanceInMeters": sent.get("estimatedDistanceInMeters"),
        "poolLength": sent.get("poolLength") if swim else None,
        "poolLengthUnit": unit(sent.get("poolLengthUnit")) if swim else None,
        "workoutSegments": segments,
    }, numbers.next


def _segment(sent, numbers):
    sport = SPORTS.canonical(sent.get("sportType"))
    steps = [_step(each, sport, numbers) for each in sent["workoutSteps"]]
    if not steps:
        raise RefusedError("workoutSteps")
    return {
        "segmentOrder": sent.get("segmentOrder"),
        "sportType": sport,
        "workoutSteps": steps,
    }


def _step(sent, sport, numbers):
    if sent.get("type") == "RepeatGroupDTO":
        return _repeat(sent, sport, numbers)
    if sent.get("type") == "ExecutableStepDTO":
        return _executable(sent, sport, numbers)
    raise RefusedError(f"type {sent.get('type')!r}")


def _repeat(sent, sport, numbers):
    times = sent.get("numberOfIterations")
    if not isinstance(times, int) or times < 1:
        raise RefusedError(f"numberOfIterations {times!r}")
    return {
        "type": "RepeatGroupDTO",
        **numbers.take(sent),
        "stepType": STEPS.of(6),
        "childStepId": sent.get("childStepId"),
        "numberOfIterations": times,
        "endCondition": CONDITIONS.of(7),
        "endConditionValue": float(times),
        "smartRepeat": bool(sent.get("smartRepeat")),
        "skipLastRestStep": bool(sent.get("skipLastRestStep")),
        "workoutSteps": [_step(each, sport, numbers) for each in sent["workoutSteps"]],
    }


def _executable(sent, sport, numbers):
    return {
        "type": "ExecutableStepDTO",
        **numbers.take(sent),
        "stepType": STEPS.canonical(sent.get("stepType")),
        "childStepId": sent.get("childStepId"),
        "endCondition": CONDITIONS.canonical(sent.get("endCondition")),
        **{key: sent.get(key) for key in OF_STEP},
        "preferredEndConditionUnit": unit(sent.get("preferredEndConditionUnit")),
        "targetType": TARGETS.canonical(sent.get("targetType")),
        "secondaryTargetType": _maybe(TARGETS, sent.get("secondaryTargetType")),
        **{key: sent.get(key) for key in OF_TARGET},
        **_in_water(sent, sport),
        **_with_weights(sent, sport),
    }


def _in_water(sent, sport):
    swim = sport["sportTypeId"] == SWIMMING
    kinds = {
        "strokeType": STROKES,
        "drillType": DRILLS,
        "equipmentType": EQUIPMENT,
    }
    return {
        key: _maybe(kind, sent.get(key)) if swim and sent.get(key) else kind.nothing
        for key, kind in kinds.items()
    }


def _with_weights(sent, sport):
    keys = ("category", "exerciseName", "weightValue")
    if sport["sportTypeId"] not in WITH_EXERCISES:
        return dict.fromkeys((*keys, "weightUnit"))
    weight = sent.get("weightValue")
    return {
        "category": sent.get("category"),
        "exerciseName": sent.get("exerciseName"),
        "weightValue": weight if weight is None else _drifted(weight),
        "weightUnit": unit(sent.get("weightUnit")),
    }


def _drifted(weight_g):
    """Grams by way of hundredths of a pound: a few grams are lost."""
    return round(weight_g / POUND_G, 2) * POUND_G


def _maybe(kinds, given):
    number = given.get(f"{kinds.prefix}Id") if isinstance(given, dict) else None
    return kinds.canonical(given) if number else None
