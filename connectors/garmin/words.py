"""What a step says that Garmin has no field for, in words for its description."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.domain.activity import Sport, Stroke
from coach.domain.exercise import Exercise
from coach.domain.notation import clock, plain_number
from coach.domain.plan import EndKind, Load, LoadKind, Step, Target, TargetKind
from coach.domain.prescribed import TARGET_UNITS
from coach.redaction import clean
from coach.units import METERS_PER_YARD
from connectors.garmin.exercises import offered
from connectors.garmin.ids import DRILLS, EQUIPMENT, TARGETS

AS_MANY = "as many as you can"

LONGEST = 500
"""Characters of a step's description; Garmin cuts what is longer."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a step alone does not say.

    Attributes:
        yards: distances in the pool are said in yards.
        e1rm_kg: estimated one-repetition maxima by exercise.
    """

    sport: Sport
    yards: bool
    exercises: Mapping[str, Exercise]
    e1rm_kg: Mapping[str, float]

    @property
    def swims(self) -> bool:
        """Whether it is a swim."""
        return self.sport is Sport.SWIM

    def garmins(self, step: Step) -> tuple[str, str] | None:
        """Garmin's category and name of the step's exercise, where it has one."""
        return offered(self.exercises.get(step.exercise or ""))


def has_field(target: Target, where: Context) -> bool:
    """Whether Garmin has a field for such a target; in a pool there is only pace."""
    if where.swims:
        return target.kind is TargetKind.SPEED and target.low > 0
    return target.kind in TARGETS


def placed(step: Step, where: Context) -> tuple[Target, ...]:
    """The step's targets that Garmin has a field for, at most two (a pool: one)."""
    said = (step.target, step.secondary)
    fitting = [each for each in said if each and has_field(each, where)]
    return tuple(fitting[: 1 if where.swims else 2])


def description(step: Step, where: Context) -> str:
    """What is to be read beside the step; empty where its fields say it all."""
    text = "; ".join(part for part in _parts(step, where) if part)
    return clean(text, limit=LONGEST)


def _parts(step: Step, where: Context) -> Iterator[str]:
    if step.exercise and where.garmins(step) is None:
        yield step.exercise[:1].upper() + step.exercise[1:]
    yield from _ends(step, where)
    if step.load:
        yield _load(step.load)
    if where.swims:
        yield from _swims(step)
    elif step.drill:
        yield step.drill
    for target in (step.target, step.secondary):
        if target and (where.swims or target not in placed(step, where)):
            yield _target(target, where)
    if step.superset is not None:
        yield f"superset {step.superset}"
    if step.equipment and not (where.swims and step.equipment in EQUIPMENT):
        yield f"with {step.equipment.replace('_', ' ')}"
    yield step.note


def _ends(step: Step, where: Context) -> Iterator[str]:
    """An end that Garmin has not: the athlete presses the button after it."""
    if step.end.value is None:
        if step.exercise and step.end.kind is EndKind.OPEN:
            yield AS_MANY
        return
    if step.end.kind is EndKind.DISTANCE and where.sport is Sport.STRENGTH:
        yield f"{plain_number(step.end.value)} m"
    if step.end.kind is EndKind.REPS and where.sport is not Sport.STRENGTH:
        yield f"{plain_number(step.end.value)} repetitions"


def _swims(step: Step) -> Iterator[str]:
    if step.drill and step.drill not in DRILLS:
        yield step.drill
    if step.stroke is Stroke.MIXED:
        yield "mixed strokes"


def _load(load: Load) -> str:
    """What the field for the weight cannot say; empty for plain kilograms."""
    if load.kind is LoadKind.BODYWEIGHT:
        return "body weight"
    if load.value is None or load.kind is LoadKind.KG:
        return ""
    if load.kind is LoadKind.RPE:
        return f"RPE {plain_number(load.value)}"
    return f"{plain_number(load.value)}% of 1RM"


def _target(target: Target, where: Context) -> str:
    if where.swims and has_field(target, where):
        length, unit = (100 * METERS_PER_YARD, "yd") if where.yards else (100.0, "m")
        fast, slow = (clock(round(length / v)) for v in (target.high, target.low))
        return f"{_span(fast, slow)}/100{unit}"
    name, unit = TARGET_UNITS[target.kind]
    span = _span(plain_number(target.low), plain_number(target.high))
    return f"{name} {span} {unit}".strip()


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}-{high}"
