"""Zones: where they begin, and how long a session was in each."""

from collections.abc import Iterable, Sequence

RESERVE_SHARES = (0.50, 0.60, 0.70, 0.80, 0.90)
LACTATE_SHARES = (0.0, 0.68, 0.83, 0.94, 1.05)
POWER_SHARES = (0.0, 0.55, 0.75, 0.90, 1.05, 1.20, 1.50)
RUN_SHARES = (0.0, 0.80, 0.87, 0.95, 1.05, 1.19)

Lows = tuple[float, ...]
"""Where zones 1, 2, … begin, ascending."""


def reserve_bpm(share: float, rest_bpm: float, max_bpm: float) -> float:
    """Beats a minute at that share of the way from rest to highest (Karvonen 1957)."""
    return rest_bpm + share * (max_bpm - rest_bpm)


def reserve_zones(rest_bpm: float, max_bpm: float) -> Lows:
    """Beats a minute at 50, 60, 70, 80 and 90 % of the heart-rate reserve.

    The five steps are custom. What is below the first is no training zone.
    """
    return tuple(reserve_bpm(share, rest_bpm, max_bpm) for share in RESERVE_SHARES)


def lactate_zones(threshold_bpm: float) -> Lows:
    """Beats a minute: 0, 68, 83, 94 and 105 % of threshold heart rate.

    The shares are GoldenCheetah's (after Coggan).
    """
    return tuple(share * threshold_bpm for share in LACTATE_SHARES)


def power_zones(ftp_w: float) -> Lows:
    """Watts: 0, 55, 75, 90, 105, 120 and 150 % of functional threshold power.

    Coggan's seven levels (Allen & Coggan, Training and Racing with a Power Meter,
    2006).
    """
    return tuple(share * ftp_w for share in POWER_SHARES)


def run_zones(threshold_m_s: float) -> Lows:
    """Metres a second: 0, 80, 87, 95, 105 and 119 % of threshold speed.

    Skiba's zones for running, as GoldenCheetah has them.
    """
    return tuple(share * threshold_m_s for share in RUN_SHARES)


def seconds_in(values: Iterable[tuple[float, float]], lows: Sequence[float]) -> Lows:
    """Seconds below the first zone, then in each.

    Args:
        values: (value, seconds it was held).
        lows: where the zones begin, ascending; each holds its own beginning.
    """
    seconds = [0.0] * (len(lows) + 1)
    for value, held_s in values:
        seconds[sum(value >= low for low in lows)] += held_s
    return tuple(seconds)
