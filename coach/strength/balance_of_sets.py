"""Which muscles and movements the hard sets went to, and which were left out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coach.domain.exercise import Exercise
from coach.domain.strength import StrengthSet
from coach.strength.e1rm import set_e1rm

MAINTAIN, LEAST, TARGET, TARGET_END, CAP = 3.0, 4.0, 8.0, 12.0, 20.0
"""Fractional hard sets a muscle and week. Detectable growth from about 4 (Pelland
2024), 12 to 20 best in trained young men (Baz-Valle 2022); the rest is coaching custom
and our choice, for which no study has numbers."""


class Cover(StrEnum):
    """How a week's hard sets of a muscle stand against what they can do."""

    NONE = "none"
    FADES = "fades"
    HOLDS = "holds"
    GROWS = "grows"
    TARGET = "target"
    MUCH = "much"
    TOO_MUCH = "too_much"


def cover(sets: float) -> Cover:
    """Where that many fractional hard sets a week stand."""
    for most, found in (
        (0.0, Cover.NONE),
        (MAINTAIN, Cover.FADES),
        (LEAST, Cover.HOLDS),
        (TARGET, Cover.GROWS),
    ):
        if sets < most or sets == most == 0:
            return found
    if sets <= TARGET_END:
        return Cover.TARGET
    return Cover.MUCH if sets <= CAP else Cover.TOO_MUCH


@dataclass(frozen=True, slots=True)
class PushPull:
    """Hard sets of pushing and of pulling."""

    push: int
    pull: int

    @property
    def ratio(self) -> float | None:
        """Push over pull; None where nothing was pulled."""
        return self.push / self.pull if self.pull else None


def push_pull(
    sets: Iterable[StrengthSet], catalogue: Mapping[str, Exercise]
) -> PushPull:
    """Hard sets of exercises whose movement pattern is a push, and a pull.

    No study says what ratio is right; the custom is about as much of the one as of the
    other. Legs (squat, hinge, lunge) are neither.
    """
    counted = {"push": 0, "pull": 0}
    for each in sets:
        exercise = catalogue.get(each.exercise)
        if exercise is not None and each.is_hard and exercise.pattern in counted:
            counted[exercise.pattern] += 1
    return PushPull(**counted)


@dataclass(frozen=True, slots=True)
class Sides:
    """What is known of left and right.

    Attributes:
        sets: hard sets of exercises done one side at a time.
        left_kg, right_kg: the best estimates of the sets whose note names a side;
            None where none does. No app and no watch says which side a set was of, so
            this is all that the data can tell.
    """

    sets: int
    left_kg: float | None = None
    right_kg: float | None = None

    @property
    def difference(self) -> float | None:
        """By what share of the stronger side the weaker one is behind."""
        if not self.left_kg or not self.right_kg:
            return None
        least, most = sorted((self.left_kg, self.right_kg))
        return 1 - least / most


def left_right(sets: Sequence[StrengthSet], exercise: Exercise) -> Sides:
    """The sides of an exercise, as far as notes of its sets name them."""
    if not exercise.unilateral:
        return Sides(0)
    mine = [each for each in sets if each.exercise == exercise.name and each.is_hard]
    return Sides(len(mine), _best(mine, "left"), _best(mine, "right"))


def _best(sets: Iterable[StrengthSet], side: str) -> float | None:
    other = "right" if side == "left" else "left"
    named = (
        each
        for each in sets
        if side in (words := each.note.casefold().split()) and other not in words
    )
    return max((kg for each in named if (kg := set_e1rm(each))), default=None)
