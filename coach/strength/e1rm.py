"""The one-repetition maximum, estimated from sets nobody took to one."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from coach.domain.activity import Activity
from coach.domain.strength import SetType, StrengthSet


def epley(load_kg: float, reps: float) -> float:
    """Load x (1 + reps / 30) (Epley 1985)."""
    return load_kg * (1 + reps / 30)


def brzycki(load_kg: float, reps: float) -> float:
    """36 load / (37 - reps) (Brzycki 1993).

    Raises:
        ValueError: 37 repetitions or more, for which it has no meaning.
    """
    if not reps < 37:
        raise ValueError("Brzycki's formula ends below 37 repetitions")
    return load_kg * 36 / (37 - reps)


def lombardi(load_kg: float, reps: float) -> float:
    """Load x reps ^ 0.1 (Lombardi 1989)."""
    return float(load_kg * reps**0.10)


def oconner(load_kg: float, reps: float) -> float:
    """Load x (1 + reps / 40) (O'Conner et al. 1989)."""
    return load_kg * (1 + reps / 40)


class Formula(StrEnum):
    """Which formula; one stays with an exercise, or its history is worked out anew."""

    EPLEY = "epley"
    BRZYCKI = "brzycki"
    LOMBARDI = "lombardi"
    OCONNER = "oconner"


_FORMULAS: Mapping[Formula, Callable[[float, float], float]] = {
    Formula.EPLEY: epley,
    Formula.BRZYCKI: brzycki,
    Formula.LOMBARDI: lombardi,
    Formula.OCONNER: oconner,
}

MOST_REPS = 12
"""To failure; a set with more says too little about one repetition."""

MOST_KG = 1500.0
"""No bar and no machine holds more."""

LEAST_RPE = 6.0
"""Below it nobody knows how many were left."""

RECENT = timedelta(days=90)


def one_rep_max(
    load_kg: float,
    reps: int,
    rpe: float | None = None,
    formula: Formula = Formula.EPLEY,
) -> float | None:
    """The load that could be lifted once, None where the set does not tell.

    Repetitions left in reserve (10 - RPE, Zourdos 2016) count as done. One repetition
    with nothing left is the maximum itself, whatever the formula makes of it. No
    answer over 12 repetitions to failure, for a set rated below RPE 6, or for what is
    no load (0 to 1,500 kg).
    """
    if not 0 < load_kg <= MOST_KG or reps < 1:
        return None
    if rpe is not None and not rpe >= LEAST_RPE:
        return None
    to_failure = reps if rpe is None else reps + 10 - min(rpe, 10.0)
    if to_failure > MOST_REPS:
        return None
    return load_kg if to_failure == 1 else _FORMULAS[formula](load_kg, to_failure)


def set_e1rm(each: StrengthSet, formula: Formula = Formula.EPLEY) -> float | None:
    """The estimate from one working set."""
    if each.set_type is SetType.WARMUP or not each.load_kg or not each.reps:
        return None
    return one_rep_max(each.load_kg, each.reps, each.rpe, formula)


def best_e1rm(
    activities: Iterable[Activity], day: date, formula: Formula = Formula.EPLEY
) -> dict[str, float]:
    """For each exercise the highest estimate of the 90 days that end on `day`."""
    best: dict[str, float] = {}
    for activity in activities:
        if not day - RECENT < activity.local_date <= day:
            continue
        for each in activity.sets:
            found = set_e1rm(each, formula)
            if found is not None:
                best[each.exercise] = max(best.get(each.exercise, 0.0), found)
    return best
