"""The sets of the next session: repetitions and the load that the estimate allows."""

from collections.abc import Sequence
from statistics import median

from coach.domain.strength import Exposure, StrengthSet
from coach.strength.e1rm import epley

RECENT = 8
"""Sessions that tell what fatigue takes from set to set."""


def next_sets(
    found: Sequence[Exposure], e1rm_kg: float, planned: Sequence[int] = ()
) -> tuple[tuple[int, float], ...]:
    """(repetitions, load in kg) of each set when the best of them is worth `e1rm_kg`.

    Epley turned round, for each set less what this athlete's sets of the same place
    were below the best of their session: fatigue, or a lighter set on purpose.

    Args:
        found: of one exercise, oldest first, at least one.
        e1rm_kg: of the best set.
        planned: repetitions of each set; those of the last session by default.
    """
    reps = planned or usual_reps(found)
    if not reps:
        return ()
    kept = _kept(found[-RECENT:], len(reps))
    best = max(kept)
    return tuple(
        (each, load_for(e1rm_kg * share / best, each))
        for each, share in zip(reps, kept, strict=True)
    )


def load_for(e1rm_kg: float, reps: int) -> float:
    """The load that so many repetitions make `e1rm_kg` of (Epley; 1 is itself)."""
    return e1rm_kg if reps == 1 else e1rm_kg / epley(1.0, reps)


def usual_reps(found: Sequence[Exposure]) -> tuple[int, ...]:
    """Repetitions of the last session's sets with a load."""
    return tuple(each.reps or 0 for each in _loaded(found[-1]))


def _kept(found: Sequence[Exposure], count: int) -> tuple[float, ...]:
    """For each place of a set what it usually is of the session's best, 0 to 1.

    A place that no session had is taken as the last one that some had.
    """
    shares: list[list[float]] = []
    for exposure in found:
        kg = [worth(each) for each in _loaded(exposure)]
        for place, each in enumerate(kg):
            if place == len(shares):
                shares.append([])
            shares[place].append(each / max(kg))
    kept = [median(each) for each in shares[:count]]
    return tuple(kept + kept[-1:] * (count - len(kept)))


def _loaded(exposure: Exposure) -> tuple[StrengthSet, ...]:
    return tuple(each for each in exposure.sets if each.load_kg and each.reps)


def worth(each: StrengthSet) -> float:
    """The maximum by Epley, of however many repetitions; 1 is itself."""
    load_kg, reps = each.load_kg or 0.0, each.reps or 0
    return load_kg if reps == 1 else epley(load_kg, reps)
