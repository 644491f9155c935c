"""The fastest stretch of freestyle in a pool swim, from the watch's lengths."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from coach.domain.activity import Length, Stroke
from coach.units import yards_to_meters

GAP_S = 0.5
"""A longer pause between two lengths was a rest."""

FASTEST_M_S = 2.2
"""Above the speed of world records: a length detected too early (our choice)."""

STROKES_OFF = 0.40
"""A length this far from the usual strokes was split or merged by the watch."""

OFF_M = 0.05
"""How far a number of lengths may miss the distance."""


@dataclass(frozen=True, slots=True)
class Best:
    """The fastest stretch: push start, watch timed; never compared with a dive start.

    Attributes:
        first: place of its first length among all of the activity's, from 0.
        lengths: how many lengths it spans.
    """

    time_s: float
    first: int
    lengths: int


def best_100yd(lengths: Sequence[Length], pool_length_m: float | None) -> Best | None:
    """The fastest 100 yd of freestyle without a rest; None where there is none.

    Only pools in which whole lengths make 100 yd have one: 25 and 50 yd.
    """
    return best_freestyle(lengths, pool_length_m, yards_to_meters(100))


def best_100m(lengths: Sequence[Length], pool_length_m: float | None) -> Best | None:
    """The fastest 100 m of freestyle without a rest; another course than 100 yd."""
    return best_freestyle(lengths, pool_length_m, 100.0)


def best_freestyle(
    lengths: Sequence[Length], pool_length_m: float | None, distance_m: float
) -> Best | None:
    """The fastest such distance of freestyle by the wall clock, the first of equals.

    Lengths that no one can swim, and lengths whose strokes are far from the swim's
    usual ones, are the watch's mistakes: no stretch leads over them.
    """
    return next(best_freestyles(lengths, pool_length_m, (distance_m,)))


def best_freestyles(
    lengths: Sequence[Length],
    pool_length_m: float | None,
    distances_m: Iterable[float],
) -> Iterator[Best | None]:
    """The same of several distances; what was swum is looked through once."""
    unbroken: Sequence[int] | None = None
    for distance_m in distances_m:
        count = _lengths_in(distance_m, pool_length_m)
        if pool_length_m is None or count is None:
            yield None
            continue
        if unbroken is None:
            unbroken = tuple(_unbroken(lengths, pool_length_m))
        found = [
            Best(
                _wall_clock(lengths[last - count + 1 : last + 1]),
                last - count + 1,
                count,
            )
            for last, swum in enumerate(unbroken)
            if swum >= count
        ]
        yield min(found, key=lambda best: best.time_s, default=None)


def _lengths_in(distance_m: float, pool_length_m: float | None) -> int | None:
    """How many whole lengths make the distance; None where none do."""
    if pool_length_m is None or not 1 <= pool_length_m <= distance_m + OFF_M:
        return None
    count = round(distance_m / pool_length_m)
    return count if abs(count * pool_length_m - distance_m) <= OFF_M else None


def _unbroken(lengths: Sequence[Length], pool_length_m: float) -> Iterator[int]:
    """For each length, how many of freestyle end with it without a rest."""
    swum, end_s = 0, 0.0
    for each, is_swum in zip(lengths, believed(lengths, pool_length_m), strict=True):
        follows = abs(each.start_s - end_s) <= GAP_S
        swum = is_swum + (swum if follows and is_swum else 0)
        end_s = each.start_s + each.elapsed_s
        yield swum


def believed(lengths: Sequence[Length], pool_length_m: float) -> tuple[bool, ...]:
    """For each length, whether it was one length of freestyle."""
    freestyle = [_is_freestyle(each) for each in lengths]
    strokes = [
        each.strokes
        for each, is_free in zip(lengths, freestyle, strict=True)
        if is_free and each.strokes
    ]
    usual = median(strokes) if strokes else None
    return tuple(
        is_free
        and each.elapsed_s * FASTEST_M_S >= pool_length_m
        and _has_usual_strokes(each, usual)
        for each, is_free in zip(lengths, freestyle, strict=True)
    )


def _is_freestyle(length: Length) -> bool:
    return length.active and length.stroke is Stroke.FREESTYLE


def _has_usual_strokes(length: Length, usual: float | None) -> bool:
    if usual is None or length.strokes is None:
        return True
    return abs(length.strokes - usual) <= STROKES_OFF * usual


def _wall_clock(lengths: Sequence[Length]) -> float:
    return lengths[-1].start_s + lengths[-1].elapsed_s - lengths[0].start_s
