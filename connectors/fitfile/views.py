"""A workout's steps as planned and as found in a file, both in the same SI words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.domain.exercise import Exercise
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    PlannedWorkout,
    Step,
    Steps,
    Target,
)
from connectors.fitfile.layout import Context, context, layout
from connectors.fitfile.read_back import Message, UnreadableError

REPEAT = "repeat_until_steps_cmplt"
_ENDS = {
    EndKind.TIME: "time",
    EndKind.DISTANCE: "distance",
    EndKind.REPS: "reps",
    EndKind.SEND_OFF: "repetition_time",
    EndKind.OPEN: "open",
}
_AMOUNTS = {
    "time": ("duration_time",),
    "distance": ("duration_distance",),
    "reps": ("duration_reps",),
    "repetition_time": ("duration_time", "duration_repetition_time"),
}
_INTENSITIES = {
    Intensity.WORK: "active",
    Intensity.REST: "rest",
    Intensity.WARMUP: "warmup",
    Intensity.COOLDOWN: "cooldown",
    Intensity.RECOVERY: "recovery",
}
# fitparse's profile is of 2019: it gives these as numbers.
_NEWER_INTENSITIES: Mapping[object, str] = {4: "recovery", 5: "interval", 6: "other"}
_TARGETS = {0: "speed", 1: "heart_rate", 2: "open", 3: "cadence", 4: "power"}
_FIRST = (3, 4, 5, 6)
_SECONDARY = (19, 20, 21, 22)

Range = tuple[str, float | None, float | None]
"""What a target is measured in, and its ends."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One step; times in seconds, distances in metres, speeds in m/s."""

    end: str
    amount: float | None
    intensity: str
    stroke: str | None
    target: Range | None
    secondary: Range | None
    equipment: str | None
    exercise: tuple[str, int] | None
    load_kg: float | None
    name: str
    notes: str


@dataclass(frozen=True, slots=True)
class RepeatView:
    """Steps done several times over."""

    times: int
    steps: "tuple[StepView | RepeatView, ...]"


Views = tuple[StepView | RepeatView, ...]


def planned_views(
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> Views:
    """The steps that a reader of the file is to see."""
    where = context(workout, exercises, e1rm_kg)
    whole = Step(Intensity.WORK, End(EndKind.TIME, workout.duration_s))
    return tuple(_planned(workout.steps or (whole,), where))


def found_views(messages: Sequence[Message]) -> Views:
    """The steps in a file's `workout_step` messages, references back undone.

    Raises:
        UnreadableError: a repeat points at no step before it.
    """
    found: list[tuple[int, StepView | RepeatView]] = []
    for index, message in enumerate(messages):
        if message.word(1) == REPEAT:
            found = _folded(found, message, index)
        else:
            found.append((index, _found_step(message)))
    return tuple(view for _, view in found)


def exercise_in(
    message: Message, category_field: int, number_field: int
) -> tuple[str, int] | None:
    """The exercise a message names: FIT's category and the number in it."""
    from fit_tool.profile.profile_type import ExerciseCategory

    category, number = message.raw(category_field), message.raw(number_field)
    if category is None or number is None:
        return None
    known = {each.value: each.name.lower() for each in ExerciseCategory}
    return known.get(category, str(category)), number


def _folded(
    found: Sequence[tuple[int, StepView | RepeatView]], message: Message, index: int
) -> list[tuple[int, StepView | RepeatView]]:
    """The views with those from the step that the message points at made a repeat."""
    first, times = message.amount(2, "duration_step"), message.amount(4, "repeat_steps")
    if first is None or times is None or first not in {start for start, _ in found}:
        raise UnreadableError(f"step {index} repeats steps that are not there")
    before = [(start, view) for start, view in found if start < first]
    repeated = tuple(view for start, view in found if start >= first)
    return [*before, (int(first), RepeatView(int(times), repeated))]


def _planned(steps: Steps, where: Context) -> Iterator[StepView | RepeatView]:
    for step in steps:
        if isinstance(step, Step):
            yield _planned_step(step, where)
        elif step.times == 1:
            yield from _planned(step.steps, where)
        else:
            yield RepeatView(step.times, tuple(_planned(step.steps, where)))


def _planned_step(step: Step, where: Context) -> StepView:
    places = layout(step, where)
    return StepView(
        end=_ENDS[step.end.kind],
        amount=None if step.end.kind is EndKind.OPEN else step.end.value,
        intensity=_INTENSITIES[step.intensity],
        stroke=places.stroke.value if places.stroke else None,
        target=_range(places.target),
        secondary=_range(places.secondary),
        equipment=places.equipment,
        exercise=places.exercise,
        load_kg=places.load_kg or None,
        name=places.name,
        notes=places.notes,
    )


def _range(target: Target | None) -> Range | None:
    return (target.kind.value, target.low, target.high) if target else None


def _found_step(message: Message) -> StepView:
    end, intensity = str(message.word(1)), message.word(7)
    swims = message.word(3) == "swim_stroke"
    stroke = message.word(4) if message.name(4) == "target_stroke_type" else None
    equipment = message.word(9)
    kilograms = message.word(13) == "kilogram"
    return StepView(
        end=end,
        amount=message.amount(2, *_AMOUNTS.get(end, ("none",))),
        intensity=str(_NEWER_INTENSITIES.get(intensity, intensity)),
        stroke=str(stroke) if swims else None,
        target=None if swims else _found_range(message, *_FIRST),
        secondary=_found_range(message, *_SECONDARY),
        equipment=str(equipment).removeprefix("swim_") if equipment else None,
        exercise=exercise_in(message, 10, 11),
        load_kg=message.amount(12) if kilograms else None,
        name=message.text(0),
        notes=message.text(8),
    )


def _found_range(
    message: Message, type_field: int, zone_field: int, low_field: int, high_field: int
) -> Range | None:
    word = message.word(type_field)
    kind = _TARGETS.get(word, str(word)) if isinstance(word, int) else word
    if kind in {None, "open"}:
        return None
    if message.raw(zone_field):
        return f"{kind} zone {message.raw(zone_field)}", None, None
    low, high = (_end(message, kind, field) for field in (low_field, high_field))
    if kind == "heart_rate":
        return _absolute_or_percent(kind, low, high, smallest=101, offset=100)
    if kind == "power":
        return _absolute_or_percent(kind, low, high, smallest=1000, offset=1000)
    return kind, low, high


def _end(message: Message, kind: str, number: int) -> float | None:
    """One end of a range: as stored, but for speeds, which readers give in m/s."""
    raw = message.raw(number)
    if kind != "speed" or raw is None:
        return raw
    unnamed = message.name(number).startswith("unknown")
    return raw / 1000 if unnamed else message.amount(number)


def _absolute_or_percent(
    kind: str, low: float | None, high: float | None, *, smallest: int, offset: int
) -> Range:
    """Values of at least `smallest` are absolute plus an offset, lower ones percent."""
    if low is None or high is None:
        return kind, low, high
    if low < smallest and high < smallest:
        return f"{kind}_pct", low, high
    return kind, low - offset, high - offset
