"""Maximal oxygen uptake from how far one runs in 12 minutes."""

from coach.cardio.believed import believed


def cooper_vo2max(distance_m: float) -> float | None:
    """ml/kg/min: (metres - 504.9) / 44.73 for an all-out run of 12 minutes.

    Cooper 1968, from 115 men of 17 to 52 years on level ground. None outside 20 to
    90 ml/kg/min (1,400 to 4,530 m): who walks part of the way is not measured by it.
    """
    return believed((distance_m - 504.9) / 44.73)
