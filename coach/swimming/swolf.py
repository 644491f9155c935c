"""SWOLF: seconds and strokes of a length."""

from collections.abc import Sequence
from statistics import median

from coach.domain.activity import Length
from coach.swimming.best import believed


def swolf(seconds: float, strokes: int) -> float:
    """Seconds plus strokes of one length.

    Watches count the strokes of one arm. Compare only within one pool, stroke and
    person.
    """
    return seconds + strokes


def median_swolf(lengths: Sequence[Length], pool_length_m: float) -> float | None:
    """The middle SWOLF of the freestyle lengths, None without counted strokes."""
    counted = [
        swolf(each.elapsed_s, each.strokes)
        for each, swum in zip(lengths, believed(lengths, pool_length_m), strict=True)
        if swum and each.strokes
    ]
    return median(counted) if counted else None
