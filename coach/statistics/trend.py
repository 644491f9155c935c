"""The slope of a series with its interval, and when it meets a target."""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist, median

Points = Sequence[tuple[float, float]]
"""(time, value), in order of time; the time between readings may vary."""


@dataclass(frozen=True, slots=True)
class Trend:
    """A line through a series: slope per unit of time, its interval, its height.

    Attributes:
        low: lower end of the slope's interval, `high` the upper.
        intercept: the line's value at time 0.
    """

    slope: float
    low: float
    high: float
    intercept: float

    @property
    def is_clear(self) -> bool:
        """Whether the slope's interval leaves zero out."""
        return self.low > 0 or self.high < 0

    def at(self, time: float) -> float:
        """The line's value at that time."""
        return self.intercept + self.slope * time


def theil_sen(
    points: Points, confidence: float = 0.95, inflation: float = 1.0
) -> Trend | None:
    """The median of all slopes between two points, None if all share one time.

    Robust against outliers: up to 29 % of the readings may be wrong (Theil 1950,
    Sen 1968). The interval is Sen's, by ranks of the slopes with ties allowed for,
    at the ranks scipy.stats.theilslopes takes; the line runs through the medians.

    Args:
        points: (time, value) in order of time; every pair is looked at, so a few
            hundred at most.
        confidence: share of intervals that hold the true slope.
        inflation: how many times as much the ranks scatter as independent ones.
    """
    slopes = sorted(
        (y2 - y1) / (t2 - t1)
        for (t1, y1), (t2, y2) in combinations(points, 2)
        if t2 > t1
    )
    if not slopes:
        return None
    slope = median(slopes)
    low, high = _ranks(points, len(slopes), confidence, inflation)
    times, values = [t for t, _ in points], [y for _, y in points]
    return Trend(
        slope=slope,
        low=slopes[low],
        high=slopes[high],
        intercept=median(values) - slope * median(times),
    )


def _ranks(
    points: Points, slopes: int, confidence: float, inflation: float
) -> tuple[int, int]:
    ties = _tied(t for t, _ in points) + _tied(y for _, y in points)
    variance = max((_pairs(len(points)) - ties) / 18, 0.0) * inflation
    spread = NormalDist().inv_cdf(0.5 + confidence / 2) * math.sqrt(variance)
    low = max(round((slopes - spread) / 2) - 1, 0)
    high = min(round((slopes + spread) / 2), slopes - 1)
    return low, high


def _pairs(count: int) -> int:
    return count * (count - 1) * (2 * count + 5)


def _tied(values: Iterable[Hashable]) -> int:
    return sum(_pairs(count) for count in Counter(values).values())


@dataclass(frozen=True, slots=True)
class MannKendall:
    """Whether a series rises or falls at all.

    Attributes:
        s: rising pairs less falling pairs.
        p: two-sided, from the normal distribution with continuity correction.
        tau: `s` as a share of all pairs, -1 to 1.
    """

    s: int
    variance: float
    z: float
    p: float
    tau: float

    @property
    def direction(self) -> int:
        """1 rising, -1 falling, 0 neither (5 % level)."""
        return _sign(self.z) if self.p < 0.05 else 0


def mann_kendall(values: Sequence[float], inflation: float = 1.0) -> MannKendall | None:
    """The Mann-Kendall test, ties corrected for; None under two values.

    Mann 1945, Kendall 1975. Only the order counts, so it holds for any noise, but
    neighbouring readings must be independent, or `inflation` say by how many times
    their memory makes the variance larger: never give it a smoothed series.
    """
    pairs = len(values) * (len(values) - 1) / 2
    if not pairs:
        return None
    s = sum(_sign(later - earlier) for earlier, later in combinations(values, 2))
    variance = (_pairs(len(values)) - _tied(values)) / 18 * inflation
    z = (s - _sign(s)) / math.sqrt(variance) if variance > 0 else 0.0
    p = math.erfc(abs(z) / math.sqrt(2))
    return MannKendall(s, variance, z, p, s / pairs)


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


@dataclass(frozen=True, slots=True)
class TimeToTarget:
    """How long until a target is met if the trend goes on.

    Attributes:
        level: the line's value at the last reading.
        time: from the last reading; below 0 when the trend leads away.
        interval: for the ends of the slope's interval, earliest first; None when
            that holds zero, since then there is no telling.
    """

    level: float
    time: float
    interval: tuple[float, float] | None


def time_to_target(trend: Trend, last: float, target: float) -> TimeToTarget | None:
    """When the line meets the target, counted from time `last`; None if level."""
    if trend.slope == 0:
        return None
    level = trend.at(last)
    interval = None
    if trend.is_clear:
        ends = sorted((target - level) / each for each in (trend.low, trend.high))
        interval = (ends[0], ends[1])
    return TimeToTarget(level, (target - level) / trend.slope, interval)
