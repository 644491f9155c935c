"""How alike the days of a week are."""

from collections.abc import Sequence
from statistics import fmean, stdev


def mean_over_spread(values: Sequence[float]) -> float | None:
    """Mean over sample standard deviation; None when all are alike or one is alone."""
    spread = stdev(values) if len(values) > 1 else 0.0
    return fmean(values) / spread if spread else None
