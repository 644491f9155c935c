"""A workout's JSON reduced to what it means, whichever way Garmin gives it back.

Garmin adds fields, fills what is not there with nulls or with the number 0, gives
steps in any order with their numbers beside them, and goes by the number of a kind
where number and key disagree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from connectors.garmin.ids import (
    COOLDOWN,
    DISTANCE,
    DRILLS,
    EQUIPMENT,
    FIXED_REPETITION,
    FIXED_REST,
    INTERVAL,
    ITERATIONS,
    LAP_BUTTON,
    MAIN,
    NO_TARGET,
    RECOVERY,
    REPEAT,
    REPS,
    REST,
    SPEED_ZONE,
    SPORTS,
    STEPS,
    STROKES,
    TARGETS,
    TIME,
    WARMUP,
    Kind,
)

Record = Mapping[str, object]
Ends = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class TargetView:
    """A target: its kind, the zone or the range's ends, the lower one first."""

    kind: str
    zone: float | None
    ends: Ends


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; kinds by Garmin's keys, None where there is none.

    Attributes:
        end: None of it has an amount where the athlete presses the button.
        unit: of a distance in a pool.
        weight_g: what is to be lifted.
    """

    kind: str | None
    end: str | None
    amount: float | None
    unit: str | None
    target: TargetView | None
    secondary: TargetView | None
    stroke: str | None
    drill: str | None
    equipment: str | None
    category: str | None
    exercise: str | None
    weight_g: float | None
    description: str


@dataclass(frozen=True, slots=True)
class RepeatView:
    """Steps done several times over; the last rest of them may be left out."""

    times: float | None
    skips_last_rest: bool
    steps: "tuple[StepView | RepeatView, ...]"


Views = tuple[StepView | RepeatView, ...]


@dataclass(frozen=True, slots=True)
class WorkoutView:
    """A whole workout.

    Attributes:
        sports: of the workout and of each of its segments.
        pool: length and unit.
    """

    name: str
    description: str
    sports: tuple[str | None, ...]
    pool: tuple[float | None, str | None]
    steps: Views


def workout_view(record: Record) -> WorkoutView:
    """What a workout's JSON means; what is missing or of another type is None."""
    segments = _in_order(_records(record.get("workoutSegments")), "segmentOrder")
    sports = (record, *segments)
    return WorkoutView(
        name=_text(record, "workoutName"),
        description=_text(record, "description"),
        sports=tuple(_key(each.get("sportType"), "sportType") for each in sports),
        pool=(
            _positive(record.get("poolLength")),
            _unit(record.get("poolLengthUnit")),
        ),
        steps=tuple(
            view for each in segments for view in _views(each.get("workoutSteps"))
        ),
    )


def _views(steps: object) -> Iterator[StepView | RepeatView]:
    for step in _in_order(_records(steps), "stepOrder"):
        inner = step.get("workoutSteps")
        if isinstance(inner, list):
            times = _number(step.get("numberOfIterations"))
            times = _number(step.get("endConditionValue")) if times is None else times
            skips = step.get("skipLastRestStep") is True
            yield RepeatView(times, skips, tuple(_views(inner)))
        else:
            yield _step(step)


def _step(step: Record) -> StepView:
    end = _key(step.get("endCondition"), "conditionType")
    weight = _positive(step.get("weightValue"))
    return StepView(
        kind=_key(step.get("stepType"), "stepType"),
        end=end,
        amount=_amount(step, end),
        unit=_unit(step.get("preferredEndConditionUnit")) if end == DISTANCE[1] else "",
        target=_target(step, "targetType", "targetValue", "zoneNumber"),
        secondary=_target(
            step, "secondaryTargetType", "secondaryTargetValue", "secondaryZoneNumber"
        ),
        stroke=_key(step.get("strokeType"), "strokeType"),
        drill=_key(step.get("drillType"), "drillType"),
        equipment=_key(step.get("equipmentType"), "equipmentType"),
        category=_text(step, "category").upper() or None,
        exercise=_text(step, "exerciseName").upper() or None,
        weight_g=weight,
        description=_text(step, "description"),
    )


def _amount(step: Record, end: str | None) -> float | None:
    return None if end == LAP_BUTTON[1] else _number(step.get("endConditionValue"))


def _target(step: Record, kind: str, values: str, zone: str) -> TargetView | None:
    key = _key(step.get(kind), "workoutTargetType")
    if key in {None, NO_TARGET[1]}:
        return None
    ends = [_number(step.get(f"{values}{which}")) for which in ("One", "Two")]
    ends.sort(key=lambda end: (end is None, end))
    return TargetView(str(key), _positive(step.get(zone)), tuple(ends))


def _key(kind: object, what: str) -> str | None:
    """The key of a kind by its number, else its key; None for the number 0."""
    if not isinstance(kind, Mapping):
        return None
    number, key = kind.get(f"{what}Id"), kind.get(f"{what}Key")
    if not isinstance(number, int) or isinstance(number, bool):
        return key if isinstance(key, str) and key else None
    if number == 0:
        return None
    return _KEYS[what].get(number, f"number {number}")


def _unit(unit: object) -> str | None:
    if not isinstance(unit, Mapping):
        return None
    number, key = unit.get("unitId"), unit.get("unitKey")
    return _UNITS.get(number, f"number {number}") if number else key or None


def _records(listed: object) -> list[Record]:
    if not isinstance(listed, list):
        return []
    return [each for each in listed if isinstance(each, Mapping)]


def _in_order(records: Sequence[Record], name: str) -> list[Record]:
    """As they are numbered; as they come where one has no number."""
    numbers = [_number(each.get(name)) for each in records]
    if any(number is None for number in numbers):
        return list(records)
    return sorted(records, key=lambda each: _number(each.get(name)) or 0.0)


def _number(value: object) -> float | None:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    return None


def _positive(value: object) -> float | None:
    number = _number(value)
    return number if number and number > 0 else None


def _text(record: Record, name: str) -> str:
    value = record.get(name)
    return " ".join(value.split()) if isinstance(value, str) else ""


def _keys(*kinds: Kind) -> dict[int, str]:
    return dict(kinds)


_UNITS: dict[object, str] = {1: "meter", 230: "yard", 8: "kilogram"}
_KEYS = {
    "sportType": _keys(*SPORTS.values()),
    "stepType": _keys(
        *(WARMUP, COOLDOWN, INTERVAL, RECOVERY, REST, REPEAT, MAIN), *STEPS.values()
    ),
    "conditionType": _keys(
        *(LAP_BUTTON, TIME, DISTANCE, ITERATIONS),
        *(FIXED_REST, FIXED_REPETITION, REPS),
    ),
    "workoutTargetType": _keys(NO_TARGET, SPEED_ZONE, *TARGETS.values()),
    "strokeType": _keys(*STROKES.values()),
    "drillType": _keys(*DRILLS.values()),
    "equipmentType": _keys(*EQUIPMENT.values()),
}
