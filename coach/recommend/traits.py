"""Exercises as numbers: what they train, how, and with what."""

from collections.abc import Iterable, Mapping
from math import sqrt

from coach.catalogue.exercises import exercises
from coach.catalogue.substitutes import worked
from coach.domain.exercise import Exercise

_GROUPS: Mapping[str, frozenset[str]] = {
    "chest": frozenset({"chest"}),
    "back": frozenset({"lats", "upper_back", "traps", "lower_back"}),
    "shoulders": frozenset({"shoulders", "neck"}),
    "biceps": frozenset({"biceps", "forearms"}),
    "triceps": frozenset({"triceps"}),
    "front of the legs": frozenset({"quadriceps", "hip_flexors", "adductors"}),
    "back of the legs": frozenset({"glutes", "hamstrings", "abductors"}),
    "calves": frozenset({"calves"}),
    "trunk": frozenset({"abdominals", "obliques"}),
}
_PATTERNS = ("push", "pull", "squat", "hinge", "lunge", "mobility")
_GEAR: Mapping[str, frozenset[str]] = {
    "barbell": frozenset({"barbell", "trap_bar", "ez_bar", "landmine"}),
    "dumbbell": frozenset({"dumbbell", "kettlebell"}),
    "machine": frozenset({"machine", "smith_machine", "sled"}),
    "cable": frozenset({"cable", "band"}),
}

TRAITS = (
    *_GROUPS,
    *_PATTERNS,
    *_GEAR,
    "compound",
    "main lift",
    "one side at a time",
)
"""In the order of the numbers."""

Traits = tuple[float, ...]
UNKNOWN: Traits = (0.0,) * len(TRAITS)


def traits(name: str) -> Traits:
    """Of the exercise, each 0 to 1; zeros where the catalogue does not know it."""
    exercise = exercises().get(name)
    return UNKNOWN if exercise is None else _traits(exercise)


def muscles(name: str) -> dict[str, float]:
    """What a hard set of the exercise counts for each muscle."""
    exercise = exercises().get(name)
    return {} if exercise is None else worked(exercise)


def _traits(exercise: Exercise) -> Traits:
    counts, gear = worked(exercise), set(exercise.equipment)
    return (
        *(
            max((counts.get(each, 0.0) for each in sorted(group)), default=0.0)
            for group in _GROUPS.values()
        ),
        *(float(exercise.pattern == each) for each in _PATTERNS),
        *(float(bool(gear & names)) for names in _GEAR.values()),
        float(exercise.mechanic == "compound"),
        float(exercise.main),
        float(exercise.unilateral),
    )


def likeness(one: Traits, other: Traits) -> float:
    """The cosine of the two, 0 where one of them says nothing."""
    return likenesses(one, (other,))[0]


def likenesses(one: Traits, others: Iterable[Traits]) -> list[float]:
    """How like each of the others is; zeros are passed over, they add nothing."""
    square = _square(one)
    found = []
    for other in others:
        product = other_square = 0.0
        for a, b in zip(one, other, strict=True):
            if b:
                product += a * b
                other_square += b * b
        whole = sqrt(square * other_square)
        found.append(product / whole if whole > 0 else 0.0)
    return found


def _square(one: Traits) -> float:
    whole = 0.0
    for each in one:
        whole += each * each
    return whole
