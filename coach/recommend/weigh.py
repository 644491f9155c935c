"""How much each component is worth, learned from what came next.

A multinomial logit (McFadden 1974): the odds of an exercise are the weighted sum of
what speaks for it. The weights are drawn to given ones, so that few events change
little.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from numpy import float64, intp
    from numpy.typing import NDArray

    Array = NDArray[float64]

_STEPS = 25
_STILL = 1e-7
_NEVER = 1e-300


@dataclass(frozen=True, slots=True)
class Event:
    """One choice that was made.

    Attributes:
        evidence: (exercises, components).
        came: the row of the exercise that came.
    """

    evidence: "Array"
    came: int


def loss(events: Sequence[Event], weights: "Array") -> float:
    """Mean of -log of the probability given to what came."""
    return Told.of(events).doubt(weights) / len(events)


def weigh(events: Sequence[Event], towards: "Array", pull: float) -> "Array":
    """The weights that fit the events best and stay near the given ones.

    Args:
        events: at least one.
        towards: where the weights are drawn to.
        pull: how much; what so many events' worth of doubt says.
    """
    import numpy as np

    told = Told.of(events)
    weights, width = towards.copy(), len(towards)

    def cost(tried: "Array") -> float:
        return told.doubt(tried) + pull / 2 * float(((tried - towards) ** 2).sum())

    before = cost(weights)
    for _ in range(_STEPS):
        shares = told.shares(weights)
        weighted = told.rows * shares[:, None]
        means = np.add.reduceat(weighted, told.begins)
        slope = told.rows[told.came].sum(0) - means.sum(0) - pull * (weights - towards)
        bend = told.rows.T @ weighted - means.T @ means + pull * np.eye(width)
        step = np.linalg.solve(bend, slope)
        while (now := cost(weights + step)) > before and np.abs(step).max() > _STILL:
            step = step / 2
        if now > before:
            break
        weights = weights + step
        if before - now < _STILL * len(events):
            break
        before = now
    return weights


@dataclass(frozen=True, slots=True)
class Told:
    """The events one below the other.

    Attributes:
        begins: the first row of each; `sizes`, how many it has; `came`, the row of
            what came.
    """

    rows: "Array"
    begins: "NDArray[intp]"
    sizes: "NDArray[intp]"
    came: "NDArray[intp]"

    @classmethod
    def of(cls, events: Sequence[Event]) -> "Told":
        """Those events."""
        import numpy as np

        sizes = np.array([len(each.evidence) for each in events])
        begins = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        came = begins + np.array([each.came for each in events])
        return cls(
            np.concatenate([each.evidence for each in events]), begins, sizes, came
        )

    def shares(self, weights: "Array") -> "Array":
        """The probability of every row within its event."""
        import numpy as np

        odds = self.rows @ weights
        highest = np.maximum.reduceat(odds, self.begins)
        raised = np.exp(odds - np.repeat(highest, self.sizes))
        whole = np.add.reduceat(raised, self.begins)
        found: Array = raised / np.repeat(whole, self.sizes)
        return found

    def doubt(self, weights: "Array") -> float:
        """The sum of -log of the probability of what came."""
        import numpy as np

        return float(-np.log(self.shares(weights)[self.came] + _NEVER).sum())
