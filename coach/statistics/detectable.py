"""How far two tests must differ before it means anything."""

import math
from collections.abc import Sequence
from statistics import NormalDist, fmean


def detectable_change(error: float, tests: int = 1, confidence: float = 0.95) -> float:
    """The smallest change between two tests that is no mere error of theirs.

    MDC = z x sqrt 2 x typical error; where each side is the mean of several tests, it
    shrinks with the root of their number (Weir 2005). In the unit of `error`.
    """
    z = round(NormalDist().inv_cdf(0.5 + confidence / 2), 3)
    return z * math.sqrt(2) * error / math.sqrt(tests)


def change_beyond_error(values: Sequence[float], error: float) -> int:
    """1 when the values rose by more than their error, -1 when they fell, else 0.

    The mean of the first half of the tests is held against that of the last half,
    the middle one of an odd number left out.

    Args:
        values: tests in order of time, two or more.
        error: the typical error of one test, in the values' unit.
    """
    half = len(values) // 2
    change = fmean(values[-half:]) - fmean(values[:half])
    if abs(change) <= detectable_change(error, half):
        return 0
    return 1 if change > 0 else -1
