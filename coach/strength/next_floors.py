"""The obvious guesses at an exercise's next session, which a model has to beat."""

from collections.abc import Mapping, Sequence
from statistics import fmean, median
from types import MappingProxyType

LAST, MEAN3, MEDIAN5, MEAN_ALL = "last_session", "mean3", "median5", "mean_all"

FLOORS: Mapping[str, str] = MappingProxyType(
    {
        LAST: "the last session",
        MEAN3: "the mean of the last three sessions",
        MEDIAN5: "the median of the last five sessions",
        MEAN_ALL: "the mean of all sessions",
    }
)
"""Their names, each in words."""


def guesses(e1rm_kg: Sequence[float], mean_kg: float) -> Mapping[str, float]:
    """What each floor foretells.

    Args:
        e1rm_kg: of the sessions so far, at least one; only the last five are looked at.
        mean_kg: the mean of all of them, which whoever walks along keeps himself: so
            each step costs the same.
    """
    return {
        LAST: e1rm_kg[-1],
        MEAN3: fmean(e1rm_kg[-3:]),
        MEDIAN5: median(e1rm_kg[-5:]),
        MEAN_ALL: mean_kg,
    }
