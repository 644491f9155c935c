"""How much to train on the days before a test."""

import math


def taper_volume(usual: float, day: int, tau_days: float, floor: float) -> float:
    """The volume of a day of a taper, in the unit of `usual`.

    It falls by e^(-day/tau) to a floor: -41 to -60 % within two weeks, at the same
    intensity and frequency, is what served best (Bosquet 2007).

    Args:
        usual: volume of a usual day.
        day: of the taper, 0 is its first.
        tau_days: 5 to 7 are usual.
        floor: the least share of the usual volume, 0.4 to 0.6.
    """
    return usual * max(floor, math.exp(-day / tau_days))
