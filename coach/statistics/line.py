"""A line through a series that remembers, and when it arrives at a target."""

import math
from dataclasses import dataclass
from statistics import NormalDist, median

from coach.statistics.serial import variance_inflation
from coach.statistics.trend import Points, Trend, mann_kendall, theil_sen

CONFIDENCE = 0.95
_Z = NormalDist().inv_cdf(0.5 + CONFIDENCE / 2)
MAD_TO_DEVIATION = 1.4826
_MEDIAN_TO_MEAN = math.sqrt(math.pi / 2)
"""How much more a median scatters than a mean, for normal noise."""

Forecast = tuple[float, float, float]
"""A value, and the lower and the upper end of its interval."""


def student(share: float, freedom: int) -> float:
    """How many standard errors to either side hold that share, by Student's t.

    The normal quantile, and what so few degrees of freedom add to it (the first two
    terms of Cornish and Fisher's expansion): within 1 % for 80 % from three on.
    """
    z = NormalDist().inv_cdf(0.5 + share / 2)
    first = (z**3 + z) / (4 * freedom)
    return z + first + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * freedom**2)


@dataclass(frozen=True, slots=True)
class Line:
    """A trend and how sure it is.

    Attributes:
        trend: Theil-Sen, its interval as wide as the series' memory makes it.
        p: two-sided p of Mann-Kendall, likewise.
        middle: the median time, where height and slope are known independently.
        height_error: standard error of the line's height there.
        scatter: standard deviation of single readings about the line.
        count: how many readings it is drawn through.
    """

    trend: Trend
    p: float
    middle: float
    height_error: float
    scatter: float = 0.0
    count: int = 0

    def reading_at(self, time: float, share: float = 0.80) -> "Forecast":
        """Where a reading at that time will lie, and between what in so many cases.

        Three things are unsure, each by itself: the line's height, its slope, and the
        reading. The slope's own interval is lopsided, and so is this one. Student's
        quantile, since the scatter rests on few readings.
        """
        wide = student(share, max(self.count - 2, 1))
        away, slope = time - self.middle, self.trend.slope
        below, above = (slope - self.trend.low, self.trend.high - slope)
        if away < 0:
            below, above = above, below
        known = self.height_error**2 + self.scatter**2
        value = self.trend.at(time)
        down, up = (
            wide * math.sqrt(known + (each / _Z * away) ** 2) for each in (below, above)
        )
        return value, value - down, value + up

    def reaches_between(self, target: float) -> tuple[float, float] | None:
        """The times between which the line meets the target, earliest first.

        Fieller's interval (1954) for the quotient of what is left at the middle and
        the slope, both unsure: an interval from the slope alone, as if today's level
        were known, held the truth in half to two thirds of simulated series. None
        when the slope's interval holds zero, or the target is on the other side.
        """
        if not self.trend.is_clear:
            return None
        left = target - self.trend.at(self.middle)
        up = math.copysign(1.0, self.trend.slope)
        left, slope = left * up, self.trend.slope * up
        ends = sorted((self.trend.low * up, self.trend.high * up))
        late = _crossing(left, slope, slope - ends[0], self._height, late=True)
        early = _crossing(left, slope, ends[1] - slope, self._height, late=False)
        return None if late < 0 else (self.middle + early, self.middle + late)

    @property
    def _height(self) -> float:
        return _Z * self.height_error


def _crossing(
    left: float, slope: float, unsure: float, height: float, *, late: bool
) -> float:
    """Time until what is left, give or take `height`, is made at the slope so unsure.

    The later or the earlier root of (left - slope t)^2 = height^2 + (unsure t)^2; now
    where there is no earlier one.
    """
    both, sure = left * slope, (slope - unsure) * (slope + unsure)
    inside = both**2 - sure * (left**2 - height**2)
    root = math.sqrt(max(inside, 0.0))
    if late:
        return (both + root) / sure if sure > 0 else math.inf
    below = both + root
    return (left**2 - height**2) / below if below > 0 else 0.0


def height_error(scatter: float, count: int, inflation: float = 1.0) -> float:
    """Standard error of a line's height at its middle, the median of what is over."""
    return _MEDIAN_TO_MEAN * scatter * math.sqrt(inflation / count)


def line_through(points: Points) -> Line | None:
    """The line, None where all points share one time.

    What the line leaves over tells how much the series remembers.
    """
    plain = theil_sen(points)
    if plain is None:
        return None
    over = [value - plain.at(time) for time, value in points]
    inflation = variance_inflation(over)
    trend = theil_sen(points, CONFIDENCE, inflation) or plain
    test = mann_kendall([value for _, value in points], inflation)
    middle = median(over)
    scatter = MAD_TO_DEVIATION * median(abs(each - middle) for each in over)
    error = height_error(scatter, len(points), inflation)
    times = median(time for time, _ in points)
    p = test.p if test else 1.0
    return Line(trend, p, times, error, scatter, len(points))
