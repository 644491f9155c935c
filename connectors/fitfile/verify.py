"""Whether a workout file says what was planned, as two independent readers see it."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields

from coach.domain.activity import Sport
from coach.domain.exercise import Exercise
from coach.domain.plan import PlannedWorkout, walk
from coach.domain.prescribed import is_in_yards
from connectors.fitfile.layout import display_name, workout_name
from connectors.fitfile.read_back import READERS, Message, UnreadableError
from connectors.fitfile.views import (
    RepeatView,
    StepView,
    Views,
    exercise_in,
    found_views,
    planned_views,
)

_SPORTS = {
    Sport.SWIM: ("swimming", "lap_swimming"),
    Sport.RUN: ("running", None),
    Sport.RIDE: ("cycling", None),
    Sport.STRENGTH: ("training", "strength_training"),
}
_LABELS = {
    "end": "the end",
    "amount": "the amount",
    "load_kg": "the load",
    "secondary": "the second target",
}
# Half of what FIT's integers can tell apart.
_TIME, _LENGTH, _SPEED, _COUNT = 0.0005, 0.005, 0.0005, 0.5
_AMOUNTS = {"time": _TIME, "repetition_time": _TIME, "distance": _LENGTH}


def differences(
    content: bytes,
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> tuple[str, ...]:
    """How the file differs from the workout, in plain words; empty when it is right.

    fitparse and fitdecode both have to see the planned workout: sport, name, pool,
    repeats, and of every step its end, targets (FIT's offsets taken off), stroke,
    equipment, exercise, load, name and notes.
    """
    found: list[str] = []
    for reader, read in READERS.items():
        try:
            messages = read(content)
            says = tuple(_differences(messages, workout, exercises, e1rm_kg))
        except UnreadableError as error:
            says = (f"the file cannot be read: {error}",)
        found += [f"{each} ({reader})" for each in says]
    return tuple(found)


def _differences(
    messages: Sequence[Message],
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
    e1rm_kg: Mapping[str, float],
) -> Iterator[str]:
    steps = [each for each in messages if each.kind == "workout_step"]
    yield from _head_differences(messages, workout, len(steps))
    yield from _title_differences(messages, workout, exercises)
    for at, step in enumerate(steps):
        if step.raw(254) != at:
            yield f"step {at} has the number {step.raw(254)}"
    planned = planned_views(workout, exercises, e1rm_kg)
    yield from _views_differ("the workout", found_views(steps), planned)


def _head_differences(
    messages: Sequence[Message], workout: PlannedWorkout, steps: int
) -> Iterator[str]:
    nothing = Message("", {})
    head, file_id = (
        next((m for m in messages if m.kind == kind), nothing)
        for kind in ("workout", "file_id")
    )
    sport, sub_sport = _SPORTS.get(workout.sport, ("none", None))
    pool_m = workout.pool_length_m if workout.sport is Sport.SWIM else None
    unit = "statute" if is_in_yards(pool_m) else "metric"
    for label, found, planned in (
        ("the kind of file", file_id.word(0), "workout"),
        ("the sport", head.word(4), sport),
        ("the sub-sport", head.word(11), sub_sport),
        ("the name", head.text(8), workout_name(workout)),
        ("the number of steps", head.raw(6), steps),
        ("the pool's unit", head.word(15), unit if pool_m else None),
    ):
        if found != planned:
            yield _differs(label, found, planned)
    if not _close(head.amount(14), pool_m, _LENGTH):
        yield _differs("the pool's length", head.amount(14), pool_m)


def _title_differences(
    messages: Sequence[Message],
    workout: PlannedWorkout,
    exercises: Mapping[str, Exercise],
) -> Iterator[str]:
    titles = {
        exercise_in(message, 0, 1): message.text(2)
        for message in messages
        if message.kind == "exercise_title"
    }
    named = {step.exercise for step in walk(workout.steps) if step.exercise}
    for name in sorted(named.intersection(exercises)):
        fit, title = exercises[name].fit, display_name(name)
        if fit and titles.get(fit) != title:
            yield _differs(f"the title of {name}", titles.get(fit), title)


def _views_differ(where: str, found: Views, planned: Views) -> Iterator[str]:
    if len(found) != len(planned):
        yield _differs(f"{where}: the number of steps", len(found), len(planned))
    for at, (here, there) in enumerate(zip(found, planned, strict=False), 1):
        place = f"step {at}" if where == "the workout" else f"{where}.{at}"
        if isinstance(here, StepView) and isinstance(there, StepView):
            yield from _steps_differ(place, here, there)
        elif isinstance(here, RepeatView) and isinstance(there, RepeatView):
            if here.times != there.times:
                yield _differs(f"{place}: the repeats", here.times, there.times)
            yield from _views_differ(place, here.steps, there.steps)
        else:
            yield f"{place} is one step where a repeat belongs, or the other way round"


def _steps_differ(place: str, found: StepView, planned: StepView) -> Iterator[str]:
    for name in (each.name for each in fields(StepView)):
        here, there = getattr(found, name), getattr(planned, name)
        if not _same(name, here, there, _AMOUNTS.get(planned.end, 0.0)):
            label = _LABELS.get(name, f"the {name}")
            yield _differs(f"{place}: {label}", here, there)


def _same(name: str, found: object, planned: object, amount: float) -> bool:
    match name:
        case "amount":
            return _close(found, planned, amount)
        case "load_kg":
            return _close(found, planned, _LENGTH)
        case "target" | "secondary":
            return _ranges_agree(found, planned)
        case _:
            return found == planned


def _ranges_agree(found: object, planned: object) -> bool:
    if not isinstance(found, tuple) or not isinstance(planned, tuple):
        return found == planned
    kind = planned[0]
    tolerance = _SPEED if kind == "speed" else _COUNT
    ends = zip(found[1:], planned[1:], strict=True)
    return found[0] == kind and all(_close(*end, tolerance) for end in ends)


def _close(found: object, planned: object, tolerance: float) -> bool:
    if not isinstance(found, int | float) or not isinstance(planned, int | float):
        return found == planned
    return math.isclose(found, planned, rel_tol=1e-9, abs_tol=tolerance * 1.001)


def _differs(label: str, found: object, planned: object) -> str:
    return f"{label} is {_plain(found)}, planned {_plain(planned)}"


def _plain(value: object) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool() | str():
            return str(value)
        case int() | float():
            return f"{value:.10g}"
        case (kind, low, high):
            return f"{kind} {_plain(low)}-{_plain(high)}"
        case (category, number):
            return f"{category} {number}"
        case _:
            return str(value)
