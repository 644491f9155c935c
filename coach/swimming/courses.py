"""What a time would be about on another course. Never done silently."""

_YARDS_TO_SHORT_METRES = 1.11
_PER_TURN_S = 0.8


def short_metres_from_yards(time_s: float) -> float:
    """A freestyle time in a 25-yd pool as about one in a 25-m pool (Hy-Tek's 1.11)."""
    return time_s * _YARDS_TO_SHORT_METRES


def long_from_short_metres(time_s: float, distance_m: float) -> float:
    """A 25-m pool's freestyle time as about a 50-m pool's: 0.8 s per turn lost."""
    turns_lost = distance_m / 25 - distance_m / 50
    return time_s + _PER_TURN_S * turns_lost
