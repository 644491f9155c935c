"""Kinds of lifters: clusters of how they train and respond, and who is near whom.

Learned by k-means on robustly scaled numbers; how many kinds there are is where the
silhouette is widest, of two to six. What is kept is plain JSON, and is read without the
library it was learned with.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median
from typing import Any

from coach.learning.learner import Parameters
from coach.strength.kinds import FEATURES, Features

EARLY = FEATURES[:9]
"""What a few sessions tell already: how someone trains, not yet how they respond."""

FEWEST_LIFTERS = 12
MOST_KINDS = 6
NEIGHBOURS = 5

_FAR = 5.0
"""Further from the centre than so many scales is no further: one odd number alone must
not make a kind of its own."""


@dataclass(frozen=True, slots=True)
class Lifter:
    """What is known of one lifter to learn kinds from.

    Attributes:
        features: of all sessions.
        early: of the first ones, as they would be known of someone new.
    """

    features: Features
    early: Features


def learn_kinds(lifters: Sequence[Lifter]) -> Parameters | None:
    """The kinds there are; None of too few lifters to tell.

    The same lifters in the same order give the same kinds on one machine.
    """
    if len(lifters) < FEWEST_LIFTERS:
        return None
    from sklearn.cluster import KMeans  # type: ignore[import-untyped]
    from sklearn.metrics import silhouette_score  # type: ignore[import-untyped]

    whole = Scales.of([lifter.features for lifter in lifters], FEATURES)
    points = [whole.point(lifter.features) for lifter in lifters]
    best: tuple[float, Any] | None = None
    for number in range(2, MOST_KINDS + 1):
        found = KMeans(number, n_init=10, random_state=0).fit(points)
        width = float(silhouette_score(points, found.labels_))
        if best is None or width > best[0]:
            best = (width, found.labels_)
    width, labels = best or (0.0, [])
    early = Scales.of([lifter.early for lifter in lifters], EARLY)
    kinds = [
        _kind([lifter for lifter, at in zip(lifters, labels, strict=True) if at == n])
        for n in range(max(labels) + 1)
    ]
    return {
        "lifters": len(lifters),
        "silhouette": round(width, 3),
        "features": list(FEATURES),
        "early": list(EARLY),
        "scales": early.as_json(),
        "kinds": sorted(kinds, key=lambda kind: (-kind["lifters"], str(kind))),
    }


def kind_of(parameters: Parameters, early: Features) -> int:
    """Which of the kinds someone new is nearest to."""
    scales = Scales.from_json(parameters["scales"])
    here = scales.point(early)
    kinds: Sequence[Mapping[str, Any]] = parameters["kinds"]  # type: ignore[assignment]
    apart = [_apart(here, scales.point(kind["early"])) for kind in kinds]
    return apart.index(min(apart))


def nearest(early: Features, others: Sequence[Features]) -> list[int]:
    """Places of the nearest of those, no more than five, the nearest first."""
    if not others:
        return []
    scales = Scales.of([*others, early], EARLY)
    here = scales.point(early)
    apart = [(_apart(here, scales.point(o)), at) for at, o in enumerate(others)]
    return [at for _, at in sorted(apart)[:NEIGHBOURS]]


@dataclass(frozen=True, slots=True)
class Scales:
    """Middle and spread of each number: median and half the middle half's width."""

    names: tuple[str, ...]
    centre: tuple[float, ...]
    spread: tuple[float, ...]

    @classmethod
    def of(cls, every: Sequence[Features], names: Sequence[str]) -> "Scales":
        """Those of the features."""
        columns = [sorted(each[name] for each in every) for name in names]
        return cls(
            tuple(names),
            tuple(float(median(column)) for column in columns),
            tuple(_spread(column) for column in columns),
        )

    @classmethod
    def from_json(cls, held: object) -> "Scales":
        """As `as_json` wrote it."""
        items: Mapping[str, Sequence[float]] = held  # type: ignore[assignment]
        pairs = items.values()
        return cls(tuple(items), tuple(p[0] for p in pairs), tuple(p[1] for p in pairs))

    def as_json(self) -> dict[str, list[float]]:
        """Centre and spread by name."""
        return {
            name: [round(centre, 4), round(spread, 4)]
            for name, centre, spread in zip(
                self.names, self.centre, self.spread, strict=True
            )
        }

    def point(self, features: Features) -> list[float]:
        """Where someone stands, each number in scales from the centre."""
        rows = zip(self.names, self.centre, self.spread, strict=True)
        return [
            min(max((features[name] - centre) / spread, -_FAR), _FAR)
            for name, centre, spread in rows
        ]


def _spread(ordered: Sequence[float]) -> float:
    quarter = len(ordered) // 4
    width = ordered[-1 - quarter] - ordered[quarter]
    return width / 2 or (ordered[-1] - ordered[0]) / 2 or 1.0


def _apart(one: Sequence[float], other: Sequence[float]) -> float:
    return sqrt(sum((a - b) ** 2 for a, b in zip(one, other, strict=True)))


def _kind(lifters: Sequence[Lifter]) -> dict[str, Any]:
    """Its centre, of all numbers and of the early ones."""
    return {
        "lifters": len(lifters),
        "centroid": {
            name: round(median(each.features[name] for each in lifters), 4)
            for name in FEATURES
        },
        "early": {
            name: round(median(each.early[name] for each in lifters), 4)
            for name in EARLY
        },
    }
