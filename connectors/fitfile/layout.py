"""What of a planned step goes into which part of a FIT workout step.

FIT has one place for a stroke and two for targets, none for RPE, % of a
one-repetition maximum, supersets or a drill's kind: those are said in the notes.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.domain.activity import Sport, Stroke
from coach.domain.exercise import Exercise
from coach.domain.plan import (
    EndKind,
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Step,
    Target,
    TargetKind,
)
from coach.domain.prescribed import TARGET_UNITS, is_in_yards, load_kg
from coach.redaction import clean
from coach.units import METERS_PER_YARD, meters_to_yards

NAME_BYTES = 40
NOTES_BYTES = 200
EQUIPMENT = ("fins", "kickboard", "paddles", "pull_buoy", "snorkel")
"""What FIT knows a swimmer to take along, in the order of its numbers from 1."""

_NAMES = {
    Intensity.WARMUP: "Warm-up",
    Intensity.WORK: "Work",
    Intensity.RECOVERY: "Recovery",
    Intensity.REST: "Rest",
    Intensity.COOLDOWN: "Cool-down",
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One step as FIT can hold it.

    Attributes:
        stroke: what stands in the first target's place in a pool.
        target: what stands there elsewhere; in a pool None.
        exercise: FIT's category and number, None where FIT has no such exercise.
        load_kg: what is to be on the bar, where that is known.
    """

    name: str
    notes: str
    stroke: Stroke | None
    target: Target | None
    secondary: Target | None
    equipment: str | None
    exercise: tuple[str, int] | None
    load_kg: float | None


@dataclass(frozen=True, slots=True)
class Context:
    """What a step alone does not say.

    Attributes:
        yards: the pool is measured in yards.
        e1rm_kg: estimated one-repetition maxima by exercise.
    """

    sport: Sport
    yards: bool
    exercises: Mapping[str, Exercise]
    e1rm_kg: Mapping[str, float]


def context(
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> Context:
    """What every step of this workout shares."""
    yards = is_in_yards(workout.pool_length_m)
    return Context(workout.sport, yards, exercises, e1rm_kg)


def layout(step: Step, where: Context) -> Layout:
    """The step, each of its parts in the place FIT has for it."""
    swim = where.sport is Sport.SWIM
    places: list[Target | None] = [None] if swim else []
    places += [t for t in (step.target, step.secondary) if _has_place(t)]
    places += [None, None]
    first, second, *left = places
    known = where.exercises.get(step.exercise or "")
    fits = swim and step.equipment in EQUIPMENT
    notes = (*_notes(step, where), *(_in_words(t) for t in left if t), step.note)
    return Layout(
        name=cut(_name(step), NAME_BYTES),
        notes=cut("; ".join(note for note in notes if note), NOTES_BYTES),
        stroke=_stroke(step) if swim else None,
        target=first,
        secondary=second,
        equipment=step.equipment if fits else None,
        exercise=known.fit if known else None,
        load_kg=load_kg(step, where.e1rm_kg),
    )


def workout_name(workout: PlannedWorkout) -> str:
    """What the watch lists it under."""
    return cut(workout.title, NAME_BYTES) or workout.sport.value.title()


def display_name(exercise: str) -> str:
    """An exercise's name as it begins a line."""
    return cut(exercise[:1].upper() + exercise[1:], NAME_BYTES)


def cut(text: str, size: int) -> str:
    """The text on one line in at most `size` bytes of UTF-8, no character halved."""
    kept = clean(text, limit=size).encode()[:size]
    return kept.decode(errors="ignore").strip()


def _has_place(target: Target | None) -> bool:
    return target is not None and target.kind is not TargetKind.RPE


def _stroke(step: Step) -> Stroke | None:
    return Stroke.DRILL if step.drill else step.stroke


def _name(step: Step) -> str:
    if step.exercise:
        return display_name(step.exercise)
    if step.end.kind is EndKind.SEND_OFF and step.end.value:
        return f"Send-off {_clock(step.end.value)}"
    what = step.drill or (step.stroke.value if step.stroke else None)
    if what and step.end.kind is EndKind.DISTANCE and step.end.value:
        return f"{_distance(step.end.value, step.end.unit)} {what}"
    return _NAMES[step.intensity]


def _notes(step: Step, where: Context) -> Iterator[str]:
    swim = where.sport is Sport.SWIM
    if step.load:
        yield _load_in_words(step.load)
    for target in (step.target, step.secondary):
        if target and target.kind is TargetKind.RPE:
            yield f"RPE {_range(target)}"
        elif target and swim:
            yield _swim_pace(target, yards=where.yards)
    if step.superset is not None:
        yield f"superset {step.superset}"
    if step.drill:
        yield _drill_in_words(step.drill, step.stroke)
    if step.equipment and not (swim and step.equipment in EQUIPMENT):
        yield f"with {step.equipment}"


def _load_in_words(load: Load) -> str:
    """What FIT's field for the weight cannot say; empty for plain kilograms."""
    if load.kind is LoadKind.BODYWEIGHT:
        return "body weight"
    if load.value is None or load.kind is LoadKind.KG:
        return ""
    if load.kind is LoadKind.RPE:
        return f"RPE {load.value:g}"
    return f"{load.value:g}% of 1RM"


def _drill_in_words(drill: str, stroke: Stroke | None) -> str:
    return drill if stroke in {None, Stroke.DRILL} else f"{drill}, {stroke}"


def _swim_pace(target: Target, *, yards: bool) -> str:
    """A speed as swimmers say it; not every watch shows one in a pool."""
    if target.kind is not TargetKind.SPEED or target.low <= 0:
        return ""
    length, unit = (100 * METERS_PER_YARD, "yd") if yards else (100.0, "m")
    fast, slow = _clock(length / target.high), _clock(length / target.low)
    pace = fast if fast == slow else f"{fast}-{slow}"
    return f"{pace}/100{unit}"


def _in_words(target: Target) -> str:
    name, unit = TARGET_UNITS[target.kind]
    return f"{name} {_range(target)} {unit}"


def _range(target: Target) -> str:
    if target.low == target.high:
        return f"{target.low:g}"
    return f"{target.low:g}-{target.high:g}"


def _distance(distance_m: float, unit: str | None) -> str:
    if unit == "yd":
        return f"{round(meters_to_yards(distance_m), 1):g} yd"
    return f"{round(distance_m, 1):g} m"


def _clock(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02d}"
