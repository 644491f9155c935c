"""Training load from power."""

import math
from collections.abc import Sequence
from itertools import accumulate

from coach.units import SECONDS_PER_HOUR

WINDOW_S = 30
"""Coggan's rolling mean: about as long as the body takes to follow the legs."""


def normalized_power(watts: Sequence[float]) -> float | None:
    """Normalized power in watts, None under 30 seconds.

    The fourth root of the mean fourth power of the 30 s rolling mean, full windows
    only (Coggan, in Allen & Coggan, Training and Racing with a Power Meter, 2006).

    Args:
        watts: one value a second, standing still as 0; a second without a reading
            (NaN) counts as 0 too.
    """
    if len(watts) < WINDOW_S:
        return None
    sums = list(
        accumulate((w if math.isfinite(w) else 0.0 for w in watts), initial=0.0)
    )
    windows = len(watts) - WINDOW_S + 1
    fourth = math.fsum(
        ((sums[at + WINDOW_S] - sums[at]) / WINDOW_S) ** 4 for at in range(windows)
    )
    return float((fourth / windows) ** 0.25)


def intensity(watts: float, ftp_w: float) -> float:
    """Share of functional threshold power (Coggan's intensity factor)."""
    return watts / ftp_w


def power_load(watts: float, seconds: float, ftp_w: float) -> float:
    """Hours x intensity squared x 100 (Coggan's training stress score).

    Args:
        watts: normalized power, or a steady session's mean.
        seconds: time pedalled.
        ftp_w: functional threshold power, above 0.
    """
    return seconds / SECONDS_PER_HOUR * intensity(watts, ftp_w) ** 2 * 100
