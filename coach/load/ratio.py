"""The last week's load beside the weeks before: a number to look at, no more."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

ACUTE_DAYS = 7
CHRONIC_DAYS = 28

MOST_A_DAY = 10_000
"""A day has 24 hours, and an hour of the hardest work we believe has 340."""

NEXT_TO_NOTHING = 0.01
"""What a weighted mean of 28 days has left of one session four months ago: none."""


@dataclass(frozen=True, slots=True)
class LoadRatio:
    """Acute over chronic load, two ways; None where there is no chronic load.

    Attributes:
        rolling: mean of the last 7 days over the mean of the 21 before them. The
            week is not part of what it is held against, since that alone makes the
            two agree (Lolli 2017, Windt & Gabbett 2019).
        weighted: the same of exponentially weighted means (Williams 2017).
    """

    rolling: float | None
    weighted: float | None


def load_ratio(daily: Sequence[float]) -> LoadRatio | None:
    """How the last week compares with the athlete's own four; None under 28 days.

    For display only. It has no good and no bad values and nothing may be decided by
    it: held against a chronic load drawn at random, it told of injuries as well
    (Impellizzeri 2020).

    Args:
        daily: load of every calendar day, rest days as 0, oldest first, of one unit.

    Raises:
        ValueError: a load below 0, above `MOST_A_DAY`, or no number.
    """
    if not all(0 <= load <= MOST_A_DAY for load in daily):
        raise ValueError(f"the load of a day is from 0 to {MOST_A_DAY}")
    if len(daily) < CHRONIC_DAYS:
        return None
    week, before = daily[-ACUTE_DAYS:], daily[-CHRONIC_DAYS:-ACUTE_DAYS]
    return LoadRatio(
        _over(fmean(week), fmean(before)),
        _over(weighted_mean(daily, ACUTE_DAYS), weighted_mean(daily, CHRONIC_DAYS)),
    )


def weighted_mean(daily: Sequence[float], days: int) -> float:
    """An exponentially weighted mean, alpha = 2 / (days + 1), from the first load on.

    Williams et al. 2017. The course of fitness has another alpha and another start:
    the two are never compared.

    Args:
        daily: at least one load, oldest first.
        days: at least 1.
    """
    share = 2 / (days + 1)
    mean, *rest = daily
    for load in rest:
        mean += (load - mean) * share
    return mean


def _over(acute: float, chronic: float) -> float | None:
    """Their ratio; None where there is next to nothing to hold the week against."""
    return acute / chronic if chronic >= NEXT_TO_NOTHING else None
