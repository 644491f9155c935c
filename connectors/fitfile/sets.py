"""Strength sets as a watch counts them."""

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.strength import StrengthSet
from connectors.fitfile.messages import Message
from connectors.fitfile.names import UNKNOWN_EXERCISE, exercise_of
from connectors.plausible import LONGEST_S

_REST = 0
_HEAVIEST_KG = 1000
_MOST_REPS = 2000


def read_sets(messages: Iterable[Message]) -> tuple[StrengthSet, ...]:
    """The sets of one session; a rest becomes the rest of the set before it."""
    sets: list[StrengthSet] = []
    for message in messages:
        duration = message.real("duration")
        if duration is not None and not 0 <= duration <= LONGEST_S:
            duration = None
        if message.whole("set_type") != _REST:
            sets.append(_set(message, duration, sets))
        elif sets and duration is not None:
            rest = (sets[-1].rest_s or 0.0) + duration
            sets[-1] = replace(sets[-1], rest_s=round(rest, 3))
    return tuple(sets)


def _set(
    message: Message, duration: float | None, before: list[StrengthSet]
) -> StrengthSet:
    exercise = _exercise(message)
    index = 0
    if before:
        index = before[-1].exercise_index + (before[-1].exercise != exercise)
    reps = message.whole("repetitions")
    load = message.real("weight")
    return StrengthSet(
        exercise=exercise,
        reps=reps if reps and reps <= _MOST_REPS else None,
        load_kg=load if load and load <= _HEAVIEST_KG else None,
        duration_s=duration,
        exercise_index=index,
    )


def _exercise(message: Message) -> str:
    """The watch's best guess that has a name; it gives up to three, best first."""
    subtypes = message.many("category_subtype")
    for place, category in enumerate(message.many("category")):
        if category is None:
            continue
        subtype = subtypes[place] if place < len(subtypes) else None
        name = exercise_of(category, subtype)
        if name is not None:
            return name
    return UNKNOWN_EXERCISE
