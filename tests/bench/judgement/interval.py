"""The mean of paired differences, and how sure it is."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import fmean

RESAMPLED = 4000


@dataclass(frozen=True)
class Interval:
    """A mean with its 95 % interval."""

    mean: float
    low: float
    high: float

    @property
    def is_better(self) -> bool:
        """Whether all of it lies above nothing."""
        return self.low > 0

    @property
    def is_fewer(self) -> bool:
        """Whether all of it lies below nothing."""
        return self.high < 0


def paired(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """Ours less theirs, person by person: percentiles of the bootstrap over people.

    Bootstrap, since overload is rare and far from normal; the same on every machine.
    """
    differences = [a - b for a, b in zip(ours, theirs, strict=True)]
    count = len(differences)
    if not count:
        return Interval(math.nan, math.nan, math.nan)
    rng = Random(f"paired {count}")
    means = sorted(fmean(rng.choices(differences, k=count)) for _ in range(RESAMPLED))
    tail = round(0.025 * RESAMPLED)
    return Interval(fmean(differences), means[tail], means[-tail - 1])
