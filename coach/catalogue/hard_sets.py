"""Hard sets by the muscles they are done for."""

from collections.abc import Iterable, Mapping

from coach.catalogue.substitutes import worked
from coach.domain.exercise import Exercise
from coach.domain.strength import StrengthSet


def hard_sets_by_muscle(
    sets: Iterable[StrengthSet], catalogue: Mapping[str, Exercise]
) -> dict[str, float]:
    """Hard sets for each muscle: 1 where it leads, 0.5 where it helps (Pelland 2024).

    Exercises that the catalogue does not know count for no muscle.
    """
    counted: dict[str, float] = {}
    for each in sets:
        exercise = catalogue.get(each.exercise)
        if exercise is None or not each.is_hard:
            continue
        for muscle, share in worked(exercise).items():
            counted[muscle] = counted.get(muscle, 0.0) + share
    return counted
