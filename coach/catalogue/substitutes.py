"""What can stand in for an exercise."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from coach.domain.exercise import Exercise

LEAST_ALIKE = 0.5
"""Exercises less alike serve another purpose."""

MOST = 10

HELPING = 0.5
"""What a muscle counts that only helps, as in `coach.strength.volume`."""

_MUSCLES, _PATTERN, _MECHANIC, _SKILL, _EXPLOSIVE, _SIDES = (
    0.5,
    0.15,
    0.1,
    0.15,
    0.05,
    0.05,
)
_MOST_SKILL_APART = 4


@dataclass(frozen=True, slots=True)
class Substitute:
    """An exercise that can stand in for another.

    Attributes:
        score: how alike the two are, 0-1.
        stated: the catalogue names it as a stand-in.
        why: what speaks for it, and what is different, in words.
    """

    exercise: Exercise
    score: float
    stated: bool
    why: tuple[str, ...]


def substitutes(
    exercise: Exercise,
    catalogue: Iterable[Exercise],
    equipment: Collection[str] | None = None,
    avoid: Collection[str] = (),
    preferred: Collection[str] = (),
) -> tuple[Substitute, ...]:
    """What can stand in for it, the catalogue's own word first, then the most alike.

    Those the catalogue names are equals to it, and so are others alike to the tenth:
    among equals what the athlete prefers comes first.

    Args:
        exercise: what cannot be done.
        catalogue: what to choose from.
        equipment: what is there; None is everything.
        avoid: muscles that must not work, not even help.
        preferred: names of what the athlete would rather do.
    """
    able = [
        other
        for other in catalogue
        if other.name != exercise.name
        and (equipment is None or set(other.equipment) <= set(equipment))
        and not set(avoid) & {*other.primary, *other.secondary}
        and set(other.primary) & set(exercise.primary)
    ]
    rated = [_rated(exercise, other) for other in able]
    good = [each for each in rated if each.stated or each.score >= LEAST_ALIKE]

    def place(each: Substitute) -> tuple[bool, float, bool, float, str]:
        name, alike = each.exercise.name, 0.0 if each.stated else round(each.score, 1)
        return not each.stated, -alike, name not in preferred, -each.score, name

    return tuple(sorted(good, key=place)[:MOST])


def likeness(one: Exercise, other: Exercise) -> float:
    """How alike two exercises are, 0-1: muscles above all, then the movement."""
    apart = abs(one.skill - other.skill) / _MOST_SKILL_APART
    return (
        _MUSCLES * _muscles_alike(one, other)
        + _PATTERN * (one.pattern == other.pattern)
        + _MECHANIC * (one.mechanic == other.mechanic)
        + _SKILL * (1 - apart)
        + _EXPLOSIVE * (one.explosive == other.explosive)
        + _SIDES * (one.unilateral == other.unilateral)
    )


def _muscles_alike(one: Exercise, other: Exercise) -> float:
    first, second = worked(one), worked(other)
    muscles = first.keys() | second.keys()
    pairs = [(first.get(m, 0.0), second.get(m, 0.0)) for m in muscles]
    return sum(map(min, pairs)) / sum(map(max, pairs))


def worked(exercise: Exercise) -> dict[str, float]:
    """What a set counts for each muscle: 1 where it leads, half where it helps."""
    helping = dict.fromkeys(exercise.secondary, HELPING)
    return {**helping, **dict.fromkeys(exercise.primary, 1.0)}


def _rated(exercise: Exercise, other: Exercise) -> Substitute:
    stated = other.name in exercise.substitutes
    why = tuple(_why(exercise, other, stated=stated))
    return Substitute(other, round(likeness(exercise, other), 3), stated, why)


def _why(exercise: Exercise, other: Exercise, *, stated: bool) -> Iterable[str]:
    if stated:
        yield "a usual stand-in"
    if other.pattern == exercise.pattern:
        yield f"the same movement ({other.pattern})"
    shared = [muscle for muscle in exercise.primary if muscle in other.primary]
    yield f"trains {_listed(shared)}"
    left_out = [muscle for muscle in exercise.primary if muscle not in other.primary]
    if left_out:
        yield f"hardly {_listed(left_out)}"
    if other.name in exercise.regressions:
        yield "easier"
    elif other.name in exercise.progressions:
        yield "harder"
    if other.unilateral and not exercise.unilateral:
        yield "one side at a time"


def _listed(words: Collection[str]) -> str:
    return " and ".join(word.replace("_", " ") for word in words)
