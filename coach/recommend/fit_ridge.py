"""What comes next of an athlete, by what exercises are like."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from coach.domain.strength import LiftSession
from coach.recommend.model import Ridge
from coach.recommend.order import in_order
from coach.recommend.ridge import fit_many
from coach.recommend.today import today
from coach.recommend.traits import TRAITS, traits

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

CHOICES = 200
"""So many of the last choices are learned from."""

_DIGITS = 5


def ridge_of(log: Iterable[LiftSession]) -> Ridge:
    """The ridge of one athlete."""
    features, targets = samples(log)
    found = fit_many(features[None], targets[None])[0]
    return [[round(float(each), _DIGITS) for each in row] for row in found]


def samples(log: Iterable[LiftSession]) -> "tuple[Array, Array]":
    """(choices, features) of today so far and (choices, traits) of what came.

    The oldest rows are zeros where there are fewer choices.
    """
    import numpy as np

    rows = [row for session in log for row in _rows(in_order(session.sets))][-CHOICES:]
    features = np.zeros((CHOICES, len(today(()))))
    targets = np.zeros((CHOICES, len(TRAITS)))
    if rows:
        features[-len(rows) :] = [row for row, _ in rows]
        targets[-len(rows) :] = [came for _, came in rows]
    return features, targets


def _rows(
    exercises: Sequence[str],
) -> "list[tuple[tuple[float, ...], tuple[float, ...]]]":
    like = [traits(each) for each in exercises]
    return [(today(like[:place]), came) for place, came in enumerate(like)]
