"""Means that forget: yesterday counts for a little less than today."""

import math
from collections.abc import Iterable

FITNESS_DAYS = 42
FATIGUE_DAYS = 7


def share_of_a_day(days: float) -> float:
    """How much of one day gets into a mean of that many: 1 - e^(-1/days)."""
    return 1 - math.exp(-1 / days)


def mean_after(mean: float, daily: Iterable[float], days: float) -> float:
    """An exponentially weighted mean after some more days (Banister 1975, Coggan).

    Args:
        mean: before them.
        daily: a value a day.
        days: 42 for fitness, 7 for fatigue.
    """
    share = share_of_a_day(days)
    for value in daily:
        mean += (value - mean) * share
    return mean
