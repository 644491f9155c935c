"""Whether two series go together, without being fooled by both having a trend."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean

LEAST = 8
"""Fewer pairs say nothing."""

_Z = NormalDist().inv_cdf(0.975)
_STEPS = 64
_NEARLY_ONE = 0.9999
_FEWEST = 0.01


@dataclass(frozen=True, slots=True)
class Correlation:
    """How two series go together.

    Attributes:
        rho: Spearman's, -1 to 1; `low` and `high` its 95 % interval.
        p: two-sided, of this one look.
        n: pairs of values.
        independent: how many independent pairs they are worth.
    """

    rho: float
    low: float
    high: float
    p: float
    n: int
    independent: float


def correlate(one: Sequence[float], other: Sequence[float]) -> Correlation | None:
    """Spearman's rank correlation of two series in order of time.

    Series that remember are worth fewer pairs than they have (Pyper & Peterman 1998),
    never more; the interval is Bonett & Wright's (2000). None under eight pairs, or
    where one series never changes. A common trend correlates anything with anything
    (Yule 1926): give it changes, not levels.
    """
    first, second = ranks(one), ranks(other)
    rho = _pearson(first, second)
    if len(first) < LEAST or rho is None:
        return None
    independent = _independent(first, second)
    middle = math.atanh(max(-_NEARLY_ONE, min(rho, _NEARLY_ONE)))
    pairs = max(independent - 3, _FEWEST)
    spread = _Z * math.sqrt((1 + rho**2 / 2) / pairs)
    return Correlation(
        rho,
        math.tanh(middle - spread),
        math.tanh(middle + spread),
        _chance(rho, independent),
        len(first),
        independent,
    )


def ranks(values: Sequence[float]) -> list[float]:
    """Each value's place from 1, equal values sharing the mean of theirs."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    first = 0
    while first < len(order):
        last = first
        while last + 1 < len(order) and values[order[last + 1]] == values[order[first]]:
            last += 1
        for place in order[first : last + 1]:
            found[place] = (first + last) / 2 + 1
        first = last + 1
    return found


def holm(chances: Sequence[float]) -> list[float]:
    """The p of several looks, each as if it were the only one (Holm 1979).

    The chance that any of the looks is wrong stays under 5 % where these are held
    against 5 %, however the looks depend on each other.
    """
    order = sorted(range(len(chances)), key=chances.__getitem__)
    found, highest = [0.0] * len(chances), 0.0
    for place, look in enumerate(order):
        highest = max(highest, min(chances[look] * (len(chances) - place), 1.0))
        found[look] = highest
    return found


def _pearson(one: Sequence[float], other: Sequence[float]) -> float | None:
    if len(one) < 2:
        return None
    mean, another = fmean(one), fmean(other)
    first, second = [x - mean for x in one], [y - another for y in other]
    spread = math.sqrt(_product(first, first) * _product(second, second))
    return _product(first, second) / spread if spread else None


def _product(one: Sequence[float], other: Sequence[float]) -> float:
    return math.fsum(x * y for x, y in zip(one, other, strict=False))


def _independent(one: Sequence[float], other: Sequence[float]) -> float:
    count = len(one)
    shared = sum(
        (count - lag) / count * _memory(one, lag) * _memory(other, lag)
        for lag in range(1, max(count // 5, 1) + 1)
    )
    return min(count / max(1 + 2 * shared, 1.0), float(count))


def _memory(values: Sequence[float], lag: int) -> float:
    """Correlation of a series with itself `lag` places on, for the length it has."""
    count, mean = len(values), fmean(values)
    over = [value - mean for value in values]
    shared = _product(over, over[lag:])
    return count / (count - lag) * shared / _product(over, over)


def _chance(rho: float, pairs: float) -> float:
    """Two-sided p of such a correlation between independent series.

    By the density of a correlation where there is none, as Student's t has it.
    """
    freedom = pairs - 2
    if freedom < 2:
        return 1.0
    power, start = (freedom - 2) / 2, abs(rho)
    step = (1 - start) / _STEPS
    heights: list[float] = [
        max(1 - (start + at * step) ** 2, 0.0) ** power for at in range(_STEPS + 1)
    ]
    middle = 4 * math.fsum(heights[1:-1:2]) + 2 * math.fsum(heights[2:-1:2])
    area = (heights[0] + middle + heights[-1]) * step / 3
    whole = math.lgamma(0.5) + math.lgamma(freedom / 2)
    return min(2 * area / math.exp(whole - math.lgamma((freedom + 1) / 2)), 1.0)
