"""Training load from running speed, hills levelled out."""

from bisect import bisect_left
from operator import itemgetter

from coach.units import SECONDS_PER_HOUR

STEEPEST = 0.40
"""Steeper than this is an altimeter's mistake more often than a hill."""

MINETTI_STEEPEST = 0.45

FLAT_EQUIVALENTS = (
    (-0.40, 1.49),
    (-0.20, 1.085),
    (-0.10, 0.882),
    (-0.05, 0.895),
    (-0.02, 0.945),
    (0.00, 1.000),
    (0.02, 1.063),
    (0.05, 1.191),
    (0.10, 1.475),
    (0.15, 1.838),
    (0.20, 2.260),
    (0.30, 3.160),
    (0.40, 4.060),
)
"""(grade, flat speed that costs the heart as much, relative to the speed there).

Strava's heart-rate based model (Robb 2017), read from two public fits to its points,
which agree within 0.04 from -20 to +30 %; beyond that the last slope goes on.
"""


def grade_factor(grade: float) -> float:
    """What to multiply speed by to get the flat speed of equal effort.

    Args:
        grade: rise over run as a fraction, -0.05 is 5 % downhill; clamped to
            `STEEPEST` either way.
    """
    grade = min(max(grade, -STEEPEST), STEEPEST)
    above = bisect_left(FLAT_EQUIVALENTS, grade, lo=1, key=itemgetter(0))
    (low, low_factor), (high, high_factor) = FLAT_EQUIVALENTS[above - 1 : above + 1]
    share = (grade - low) / (high - low)
    return low_factor + share * (high_factor - low_factor)


def cost_of_running(grade: float) -> float | None:
    """Metabolic cost in joules per kilogram and metre (Minetti et al. 2002).

    For energy only: downhill it falls far below what the heart rate shows. None
    beyond slopes of 45 %, where the fit ends.

    Args:
        grade: rise over run as a fraction.
    """
    if not -MINETTI_STEEPEST <= grade <= MINETTI_STEEPEST:
        return None
    i = grade
    return 155.4 * i**5 - 30.4 * i**4 - 43.3 * i**3 + 46.3 * i**2 + 19.5 * i + 3.6


def intensity(
    flat_distance_m: float, seconds: float, threshold_speed_m_s: float
) -> float:
    """Share of threshold speed, over the time moved."""
    return flat_distance_m / seconds / threshold_speed_m_s


def run_load(
    flat_distance_m: float, seconds: float, threshold_speed_m_s: float
) -> float:
    """Hours x intensity squared x 100, the running form of Coggan's score.

    Args:
        flat_distance_m: distance as if it had been flat.
        seconds: time moved, above 0.
        threshold_speed_m_s: speed held for about an hour, above 0.
    """
    share = intensity(flat_distance_m, seconds, threshold_speed_m_s)
    return seconds / SECONDS_PER_HOUR * share**2 * 100
