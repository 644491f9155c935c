"""Training load from power."""

from typing import TYPE_CHECKING

from coach.units import SECONDS_PER_HOUR

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

WINDOW_S = 30
"""Coggan's rolling mean: about as long as the body takes to follow the legs."""


def normalized_power(watts: "ArrayLike") -> float | None:
    """Normalized power in watts, None under 30 seconds.

    The fourth root of the mean fourth power of the 30 s rolling mean, full windows
    only (Coggan, in Allen & Coggan, Training and Racing with a Power Meter, 2006).

    Args:
        watts: one value a second, standing still as 0; a second without a reading
            (NaN) counts as 0 too.
    """
    import numpy as np

    seconds = np.asarray(watts, dtype=np.float64)
    if seconds.size < WINDOW_S:
        return None
    sums = np.cumsum(np.where(np.isfinite(seconds), seconds, 0.0))
    sums = np.concatenate(([0.0], sums))
    means = (sums[WINDOW_S:] - sums[:-WINDOW_S]) / WINDOW_S
    return float(np.mean(means**4) ** 0.25)


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
