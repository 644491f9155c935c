"""VDOT: the oxygen uptake that a race result is worth (Daniels & Gilbert 1979).

It holds for all-out runs of 3.5 minutes to 4 hours on level ground, and contains the
runner's economy: compare it with itself only, not with a measured VO2max.
"""

import math

from coach.cardio.believed import believed
from coach.units import SECONDS_PER_MINUTE

SHORTEST_MIN, LONGEST_MIN = 3.5, 240.0

_COST = (-4.6, 0.182258, 0.000104)
"""Of running at v m/min, ml/kg/min: the coefficients of 1, v and v squared."""

_HALVINGS = 60


def vdot(distance_m: float, seconds: float) -> float | None:
    """ml/kg/min of an all-out run; None outside 3.5 min to 4 h and 20 to 90 ml/kg/min.

    The oxygen cost of the speed over the share of the highest uptake that can be
    held for so long.
    """
    minutes = seconds / SECONDS_PER_MINUTE
    if not (SHORTEST_MIN <= minutes <= LONGEST_MIN and 0 < distance_m < math.inf):
        return None
    return believed(_vdot(distance_m, minutes))


def _vdot(distance_m: float, minutes: float) -> float:
    speed = distance_m / minutes
    base, linear, square = _COST
    cost = base + linear * speed + square * speed * speed
    held = (
        0.8
        + 0.1894393 * math.exp(-0.012778 * minutes)
        + 0.2989558 * math.exp(-0.1932605 * minutes)
    )
    return cost / held


def speed_at(vdot_ml_kg_min: float) -> float | None:
    """The speed in m/s whose oxygen cost is that VDOT; None outside 20 to 90.

    The exact inverse of the cost of running. GoldenCheetah's regression for it
    differs by less than 0.1 %.
    """
    if believed(vdot_ml_kg_min) is None:
        return None
    base, linear, square = _COST
    constant = base - vdot_ml_kg_min
    root = math.sqrt(linear**2 - 4 * square * constant)
    return (root - linear) / (2 * square) / SECONDS_PER_MINUTE


def equal_time_s(vdot_ml_kg_min: float, distance_m: float) -> float | None:
    """Seconds in which that distance is worth that VDOT.

    None outside 20 to 90 ml/kg/min, and where it would take less than 3.5 minutes or
    more than 4 hours.
    """
    if believed(vdot_ml_kg_min) is None or not 0 < distance_m < math.inf:
        return None
    quick, slow = SHORTEST_MIN, LONGEST_MIN
    if not _vdot(distance_m, slow) <= vdot_ml_kg_min <= _vdot(distance_m, quick):
        return None
    for _ in range(_HALVINGS):
        middle = (quick + slow) / 2
        if _vdot(distance_m, middle) > vdot_ml_kg_min:
            quick = middle
        else:
            slow = middle
    return slow * SECONDS_PER_MINUTE
