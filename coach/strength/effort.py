"""How hard the sets of an exercise were: intensity, INOL, fatigue over the sets."""

from collections.abc import Iterable
from dataclasses import replace

from coach.domain.strength import Exposure, StrengthSet
from coach.strength.e1rm import set_e1rm
from coach.strength.volume import inol, volume_load

LIKE = 0.9
"""Of the heaviest load: sets with less of it are another kind of set (our choice)."""

LEAST_SETS = 3


def intensity(sets: Iterable[StrengthSet], e1rm_kg: float) -> float | None:
    """Mean load per repetition in per cent of the maximum (relative intensity).

    Each repetition counts alike, as in Soviet lifting records ("average intensity").
    None without a load. It may exceed 100 where the estimate is older than the set.
    """
    loaded = [each for each in sets if each.load_kg and each.reps]
    reps = sum(each.reps or 0 for each in loaded)
    if not reps or e1rm_kg <= 0:
        return None
    return volume_load(loaded) / reps / e1rm_kg * 100


def session_inol(sets: Iterable[StrengthSet], e1rm_kg: float) -> float | None:
    """The INOL of all sets of an exercise together (Hristov 2005).

    None where no set has a value: without a load, or at the maximum and above.
    """
    found = [
        value
        for each in sets
        if each.load_kg and each.reps and e1rm_kg > 0
        for value in [inol(each.reps, each.load_kg / e1rm_kg * 100)]
        if value is not None
    ]
    return sum(found) if found else None


def fatigue_index(sets: Iterable[StrengthSet]) -> float | None:
    """By how much what a set is worth fell from the best to the last, 0 to 1.

    What a set is worth is its estimated maximum, repetitions in reserve counted as
    done: 5, 5 and 3 with the same load fall, and so do three fives that went from RPE 7
    to RPE 9. Of the sets within a tenth of the heaviest load, three at least, that all
    have an RPE or are all taken without; None for fewer. Project-defined, after the
    fatigue index of repeated sets (per cent decrement): no source has it with RPE.
    """
    done = [each for each in sets if each.load_kg and each.reps]
    heaviest = max((each.load_kg or 0.0 for each in done), default=0.0)
    alike = [each for each in done if (each.load_kg or 0.0) >= LIKE * heaviest]
    if any(each.rpe is None for each in alike):
        alike = [replace(each, rpe=None) for each in alike]
    worth = [kg for each in alike if (kg := set_e1rm(each)) is not None]
    if len(worth) < LEAST_SETS or len(worth) < len(alike):
        return None
    return 1 - worth[-1] / max(worth)


def with_reserve(exposure: Exposure) -> float | None:
    """The best estimate with repetitions in reserve counted as done, if RPEs tell."""
    rated = [each for each in exposure.sets if each.rpe is not None]
    return max(
        (kg for each in rated if (kg := set_e1rm(each)) is not None), default=None
    )
