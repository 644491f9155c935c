"""How good a forecast was, beside the obvious guess."""

import math
from collections.abc import Sequence
from statistics import fmean, median

Pairs = Sequence[tuple[float, float]]
"""(foretold, came)."""


def mape(pairs: Pairs) -> float:
    """Mean of |foretold - came| / came; what came is above 0."""
    return fmean(_share(pair) for pair in pairs)


def median_ape(pairs: Pairs) -> float:
    """The median of the same, which a few slips of typing do not move."""
    return median(_share(pair) for pair in pairs)


def _share(pair: tuple[float, float]) -> float:
    foretold, came = pair
    return abs(foretold - came) / came


def coverage(intervals: Sequence[tuple[float, float, float]]) -> float:
    """The share of (low, high, came) in which it came to lie between the two."""
    return fmean(low <= came <= high for low, high, came in intervals)


def skill(error: float, floor: float) -> float:
    """1 - error / floor's error: 0 is no better than the floor, below 0 is worse."""
    return 1 - error / floor if floor else 0.0


def brier(pairs: Pairs) -> float:
    """Mean squared error of probabilities against what came, 0 or 1 (Brier 1950)."""
    return fmean((foretold - came) ** 2 for foretold, came in pairs)


def auc(pairs: Pairs) -> float | None:
    """How often what came was rated above what did not, ties half (Hanley 1982).

    None where all came, or nothing did.
    """
    ranked = sorted(pairs)
    came = sum(1 for _, each in ranked if each)
    missed = len(ranked) - came
    if not came or not missed:
        return None
    ranks, place = 0.0, 0
    while place < len(ranked):
        end = place
        while end < len(ranked) and ranked[end][0] == ranked[place][0]:
            end += 1
        middle = (place + 1 + end) / 2
        ranks += middle * sum(1 for _, each in ranked[place:end] if each)
        place = end
    return (ranks - came * (came + 1) / 2) / (came * missed)


def calibration(pairs: Pairs) -> tuple[float, float] | None:
    """(slope, intercept) of what came on the log odds foretold (Cox 1958).

    1 and 0 are right; a slope below 1 says that the probabilities are too bold. None
    where all came or nothing did, or all were given the same odds.
    """
    odds = [_log_odds(foretold) for foretold, _ in pairs]
    came = [each for _, each in pairs]
    if len(set(came)) < 2 or len(set(odds)) < 2:
        return None
    slope, intercept = 1.0, 0.0
    for _ in range(50):
        fitted = [_logistic(intercept + slope * each) for each in odds]
        weights = [each * (1 - each) for each in fitted]
        left = [c - f for c, f in zip(came, fitted, strict=True)]
        g0, g1 = math.fsum(left), math.fsum(map(_product, left, odds))
        h00, h01 = math.fsum(weights), math.fsum(map(_product, weights, odds))
        h11 = math.fsum(w * x * x for w, x in zip(weights, odds, strict=True))
        whole = h00 * h11 - h01 * h01
        if whole <= 0:
            return None
        by0, by1 = (h11 * g0 - h01 * g1) / whole, (h00 * g1 - h01 * g0) / whole
        intercept, slope = intercept + by0, slope + by1
        if max(abs(by0), abs(by1)) < 1e-10:
            break
    return slope, intercept


def _product(one: float, other: float) -> float:
    return one * other


def _log_odds(probability: float) -> float:
    kept = min(max(probability, 1e-6), 1 - 1e-6)
    return math.log(kept / (1 - kept))


def _logistic(odds: float) -> float:
    return 1 / (1 + math.exp(-max(min(odds, 500.0), -500.0)))


def hit_at(ranked: Sequence[str], came: str, first: int) -> bool:
    """Whether it is among the first so many."""
    return came in ranked[:first]


def ndcg_at(ranked: Sequence[str], came: str, first: int) -> float:
    """1 / log2(1 + its place), 0 where it is not among the first so many.

    With one right answer the ideal gain is 1 (Jarvelin & Kekalainen 2002).
    """
    try:
        place = ranked[:first].index(came) + 1
    except ValueError:
        return 0.0
    return 1 / math.log2(1 + place)
