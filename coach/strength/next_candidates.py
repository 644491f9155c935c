"""Everything that may foretell a next session: the floors and the models."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from coach.strength.next_course import Point
from coach.strength.next_features import features
from coach.strength.next_floors import FLOORS, LAST, guesses
from coach.strength.next_own import added
from coach.strength.next_trees import Trees

POOLED, OWN = "pooled", "own"

CANDIDATES: Mapping[str, str] = MappingProxyType(
    {
        **FLOORS,
        POOLED: "what is known of many lifters",
        OWN: "what is known of many lifters and of you",
    }
)
"""Their names, each in words; the last session comes first."""

MOST = 0.5
"""No model says that the next session differs by more (log) from the last."""


def candidates(
    points: Sequence[Point], day: date, model: Trees, own: Mapping[str, float]
) -> Mapping[str, float]:
    """What each foretells, in kg.

    Args:
        points: the sessions until the evening, at least one.
        day: the evening.
        model: the trees learned from many lifters.
        own: the athlete's coefficients beside it.
    """
    last = points[-1]
    found = features(points, day)
    pooled = model.told(found)
    return {
        **guesses([each.kg for each in points[-5:]], last.mean_kg),
        POOLED: last.kg * math.exp(_bounded(pooled)),
        OWN: last.kg * math.exp(_bounded(pooled + added(own, found))),
    }


def candidate(
    name: str,
    points: Sequence[Point],
    day: date,
    model: Trees,
    own: Mapping[str, float],
) -> float:
    """What that one foretells, in kg; the last session where it is unknown."""
    if name in FLOORS:
        return guesses([each.kg for each in points[-5:]], points[-1].mean_kg)[name]
    told = candidates(points, day, model, own)
    return told.get(name, told[LAST])


def _bounded(change: float) -> float:
    return max(-MOST, min(change, MOST))
