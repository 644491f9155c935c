"""SWOLF: seconds and strokes of a length."""

from collections.abc import Sequence
from statistics import median

from coach.domain.activity import Length
from coach.swimming.best import believed
from coach.units import SECONDS_PER_MINUTE

SWUM_PACES_S = (40.0, 400.0)
FASTEST_STROKES_PER_MIN = 150
POOLS_M = (10.0, 100.0)


def swolf(seconds: float, strokes: int) -> float:
    """Seconds plus strokes of one length.

    Watches count the strokes of one arm. Compare only within one pool, stroke and
    person.
    """
    return seconds + strokes


def swolf_of_averages(
    pace_s_per_100m: float, strokes_per_min: float, pool_length_m: float
) -> float | None:
    """SWOLF of a usual length from a swim's mean pace and stroke rate, as Elevate has.

    For swims without lengths; another series than `median_swolf`, whose lengths are
    each what they were. None for paces (40 to 400 s), stroke rates (1 to 150 a minute)
    and pools (10 to 100 m) that no one swims.
    """
    swum = SWUM_PACES_S[0] <= pace_s_per_100m <= SWUM_PACES_S[1]
    stroked = 1 <= strokes_per_min <= FASTEST_STROKES_PER_MIN
    if not (swum and stroked and POOLS_M[0] <= pool_length_m <= POOLS_M[1]):
        return None
    seconds = pace_s_per_100m * pool_length_m / 100
    return seconds + strokes_per_min * seconds / SECONDS_PER_MINUTE


def median_swolf(lengths: Sequence[Length], pool_length_m: float) -> float | None:
    """The middle SWOLF of the freestyle lengths, None without counted strokes."""
    counted = [
        swolf(each.elapsed_s, each.strokes)
        for each, swum in zip(lengths, believed(lengths, pool_length_m), strict=True)
        if swum and each.strokes
    ]
    return median(counted) if counted else None
