"""Series that remember: what yesterday's noise leaves in today's."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean

LEAST = 5
"""Under so many values nothing is said about their memory."""

MOST = 0.9
"""No short series can tell a longer memory from a trend (our choice)."""


def serial_correlation(values: Sequence[float]) -> float:
    """Correlation of each value with the next, -1 to 1; 0 where it cannot be said.

    The textbook's estimate is too low by about (1 + 3 rho) / n in a short series,
    which is given back (Marriott & Pope 1954).
    """
    count = len(values)
    if count < LEAST:
        return 0.0
    mean = fmean(values)
    spread = sum((value - mean) ** 2 for value in values)
    if spread <= 0:
        return 0.0
    shared = sum(
        (value - mean) * (following - mean) for value, following in pairwise(values)
    )
    corrected = (count * shared / spread + 1) / (count - 3)
    return min(max(corrected, -MOST), MOST)


def variance_inflation(residuals: Sequence[float]) -> float:
    """How many times as much a series' trend scatters because it remembers, 1 or more.

    The number of independent values is smaller by (1 + rho) / (1 - rho), rho taken
    from what is left when the trend is taken out (Yue & Wang 2004). A series that
    swings back is not believed to be surer than an independent one.
    """
    rho = max(serial_correlation(residuals), 0.0)
    return (1 + rho) / (1 - rho)
