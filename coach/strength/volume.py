"""How much was lifted."""

from collections.abc import Iterable

from coach.domain.strength import StrengthSet


def volume_load(sets: Iterable[StrengthSet]) -> float:
    """Kilograms lifted: the sum of repetitions x load; body weight is not counted."""
    return sum((each.reps or 0) * (each.load_kg or 0.0) for each in sets)


def hard_sets(sets: Iterable[StrengthSet]) -> int:
    """Working sets at RPE 6 or more, or without RPE."""
    return sum(each.is_hard for each in sets)


def inol(reps: int, percent_of_max: float) -> float | None:
    """Repetitions over what is left to the maximum in per cent (Hristov 2005).

    About 0.4 to 1 for an exercise in a session is usual. None from the maximum on,
    where it has no value, and for what is no share of it.
    """
    return reps / (100 - percent_of_max) if 0 < percent_of_max < 100 else None
