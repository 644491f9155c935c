"""Whether an athlete can do an exercise."""

from collections.abc import Collection

from coach.catalogue.strains import strains
from coach.domain.exercise import Exercise
from coach.domain.limits import Limits

HURTS_FROM = 3
"""An injury of that severity limits training (1 noticed, 2 sore, 3 limits training)."""


def may_be_done(exercise: Exercise, limits: Limits, hurt: Collection[str]) -> bool:
    """Whether its gear is at hand, nothing that hurts is loaded, and it is done at all.

    Args:
        exercise: of the catalogue.
        limits: what is at hand, and what is never done.
        hurt: parts of the body that limit training.
    """
    if exercise.name in limits.never:
        return False
    if limits.equipment is not None and set(exercise.equipment) - limits.equipment:
        return False
    return not any(strains(exercise, part) for part in hurt)
