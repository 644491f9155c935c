"""A model of a few shallow trees, read from JSON and evaluated without any library."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast

from coach.catalogue.pooled import pooled
from coach.domain.learned import Task
from coach.strength.next_features import Features

Tree = tuple[
    Sequence[int], Sequence[float], Sequence[int], Sequence[int], Sequence[float]
]
"""Of each node: the feature asked for (-1 in a leaf), the highest value that goes left,
the nodes to the left and to the right, the value of a leaf."""


@dataclass(frozen=True, slots=True)
class Trees:
    """By how much (log) the next session differs from the last.

    Attributes:
        names: of the features, in the order that trees number them in.
        base: what the trees add to.
        share: of their sum that is told: the rest of the way is left to the last
            session.
    """

    names: Sequence[str]
    base: float
    share: float
    trees: Sequence[Tree]

    def told(self, found: Features) -> float:
        """What they make of those features."""
        values = [found[name] for name in self.names]
        total = self.base
        for asked, most, left, right, value in self.trees:
            at = 0
            while (feature := asked[at]) >= 0:
                at = left[at] if values[feature] <= most[at] else right[at]
            total += value[at]
        return total * self.share


def trees_in(document: Mapping[str, object]) -> Trees:
    """The trees of a JSON document that holds each attribute by its name."""
    return Trees(
        names=tuple(cast("Sequence[str]", document["names"])),
        base=cast("float", document["base"]),
        share=cast("float", document["share"]),
        trees=tuple(cast("Sequence[Tree]", document["trees"])),
    )


@cache
def pooled_trees() -> Trees:
    """Those that coach ships, learned from many lifters."""
    return trees_in(pooled(Task.NEXT_SESSION))
