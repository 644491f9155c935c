"""Load by minutes in zones: other units, shown beside ours and never mixed with it."""

from collections.abc import Sequence

EDWARDS_SHARES = (0.50, 0.60, 0.70, 0.80, 0.90)
"""Of highest heart rate: where Edwards' five zones begin."""

LONGEST_MIN = 7 * 24 * 60
"""No session has more minutes than a week."""

_EDWARDS = (1.0, 2.0, 3.0, 4.0, 5.0)
_LUCIA = (1.0, 2.0, 3.0)
_LACTATE = (0.9, 1.1, 1.2, 2.0, 5.0)


def edwards_load(minutes: Sequence[float]) -> float:
    """Minutes weighted 1 to 5 by fifths of highest heart rate (Edwards 1993).

    A convention: nothing in physiology says that the fifth zone tires five times
    as much as the first.

    Args:
        minutes: in each of the zones of `EDWARDS_SHARES`, easiest first; what is
            below half of the highest heart rate does not count.

    Raises:
        ValueError: not five numbers of minutes.
    """
    return _weighted(minutes, _EDWARDS)


def lucia_load(minutes: Sequence[float]) -> float:
    """Minutes weighted 1, 2, 3 by the two ventilatory thresholds (Lucia 2003).

    Args:
        minutes: below the first threshold, between the two, above the second.

    Raises:
        ValueError: not three numbers of minutes.
    """
    return _weighted(minutes, _LUCIA)


def lactate_zonal_load(minutes: Sequence[float]) -> float:
    """Minutes weighted 0.9, 1.1, 1.2, 2 and 5, as GoldenCheetah does.

    Args:
        minutes: in each of the five zones of `coach.load.zones.lactate_zones`.

    Raises:
        ValueError: not five numbers of minutes.
    """
    return _weighted(minutes, _LACTATE)


def _weighted(minutes: Sequence[float], weights: Sequence[float]) -> float:
    if not all(0 <= each <= LONGEST_MIN for each in minutes):
        raise ValueError(f"minutes in zones are from 0 to {LONGEST_MIN}")
    return sum(m * weight for m, weight in zip(minutes, weights, strict=True))
