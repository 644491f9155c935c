"""A pooled model of plateau risk, and what an athlete's own past makes of it."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from coach.catalogue.pooled import pooled
from coach.domain.learned import Task

_MOST = 6.0
"""Log odds beyond which nobody can know: 1 in 400."""


@dataclass(frozen=True, slots=True)
class Additive:
    """Log odds as a sum over features, each kept within what was seen in training.

    Attributes:
        base_rate: the share of plateaus it was trained on.
        weights: log odds a unit, by feature.
        centres, lows, highs: the middle and the ends of each feature.
    """

    base_rate: float
    intercept: float
    weights: Mapping[str, float]
    centres: Mapping[str, float]
    lows: Mapping[str, float]
    highs: Mapping[str, float]

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> Self:
        """The model in that JSON."""
        return cls(
            base_rate=parameters["base_rate"],
            intercept=parameters["intercept"],
            weights=parameters["weights"],
            centres=parameters["centres"],
            lows=parameters["lows"],
            highs=parameters["highs"],
        )

    def parts(self, features: Mapping[str, float]) -> dict[str, float]:
        """What each feature adds to the log odds of an average lift."""
        return {
            name: weight
            * (
                min(max(features[name], self.lows[name]), self.highs[name])
                - self.centres[name]
            )
            for name, weight in self.weights.items()
        }

    def odds(self, features: Mapping[str, float]) -> float:
        """The log odds of a plateau."""
        return self.intercept + math.fsum(self.parts(features).values())


def shipped() -> Additive:
    """The pooled model that coach comes with."""
    return Additive.of(pooled(Task.PLATEAU))


@dataclass(frozen=True, slots=True)
class Own:
    """An athlete's share in it: odds = intercept + slope x pooled odds.

    Attributes:
        uses_model: False where the athlete's own base rate did better.
        base_rate: the athlete's own share of plateaus, shrunk to the pooled one.
    """

    uses_model: bool = True
    intercept: float = 0.0
    slope: float = 1.0
    base_rate: float = 0.5

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> Self:
        """From parameters as they are kept."""
        return cls(
            uses_model=parameters["uses"] == MODEL,
            intercept=parameters["intercept"],
            slope=parameters["slope"],
            base_rate=parameters["base_rate"],
        )

    def foretold(self, odds: float) -> float:
        """The athlete's probability, from the pooled odds where the model is used."""
        if not self.uses_model:
            return self.base_rate
        return probability(self.intercept + self.slope * odds)


MODEL = "pooled_logistic"
"""The method where the model is used."""


def probability(odds: float) -> float:
    """From log odds; nothing is surer than 1 in 400."""
    return 1 / (1 + math.exp(-max(min(odds, _MOST), -_MOST)))


APART = 6
"""Forecasts of neighbouring sessions share five of six sessions: six tell as one."""

INTERCEPT_HOLDS, SLOPE_HOLDS = 15.0, 60.0
"""How firmly the pooled calibration is held to, in forecasts that are apart."""


def recalibrated(pairs: Sequence[tuple[float, bool]]) -> tuple[float, float]:
    """(intercept, slope) for these pooled odds and outcomes, shrunk to (0, 1).

    Platt's line (1999) with a normal prior at what is right for all, by Newton's steps.
    """
    intercept, slope = 0.0, 1.0
    for _ in range(25):
        fitted = [probability(intercept + slope * odds) for odds, _ in pairs]
        left = [came - f for (_, came), f in zip(pairs, fitted, strict=True)]
        weights = [f * (1 - f) for f in fitted]
        odds = [each for each, _ in pairs]
        g0 = math.fsum(left) / APART - INTERCEPT_HOLDS * intercept
        g1 = _dot(left, odds) / APART - SLOPE_HOLDS * (slope - 1)
        h00 = math.fsum(weights) / APART + INTERCEPT_HOLDS
        h01 = _dot(weights, odds) / APART
        h11 = _dot(weights, [x * x for x in odds]) / APART + SLOPE_HOLDS
        whole = h00 * h11 - h01 * h01
        by0, by1 = (h11 * g0 - h01 * g1) / whole, (h00 * g1 - h01 * g0) / whole
        intercept, slope = intercept + by0, slope + by1
        if max(abs(by0), abs(by1)) < 1e-9:
            break
    return intercept, slope


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(a * b for a, b in zip(one, other, strict=True))


TELLS = 60
"""Settled forecasts of an athlete that tell whether the model serves: ten apart."""

SHRUNK = 10.0
"""Forecasts apart that the pooled share counts for beside the athlete's own."""


def own_share(came: Sequence[bool], pooled_share: float) -> float:
    """The athlete's own share of plateaus, shrunk to that of all lifters."""
    held = SHRUNK * APART
    return (sum(came) + held * pooled_share) / (len(came) + held)
