"""The sets of the next session: repetitions and the load that the estimate allows."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coach.domain.strength import Exposure, StrengthSet
from coach.strength.e1rm import epley

RECENT = 8
"""Sessions in which a set like the planned one is looked for."""

PER_PLACE, PER_SESSION = 1.5, 0.5
"""Repetitions that a place further on, or a session further back, differs as much as.

Tried on the logs of 23 lifters: with the repetitions of the next session given, loads
were missed by 3 to 9 % less than by the load that the set of that place had last.
"""


class _Done(NamedTuple):
    """A set that was done.

    Attributes:
        back: sessions ago, from 0.
        share: what it was worth of the best estimate of its session.
    """

    place: int
    back: int
    reps: int
    share: float


def next_sets(
    found: Sequence[Exposure], e1rm_kg: float, planned: Sequence[int] = ()
) -> tuple[tuple[int, float], ...]:
    """(repetitions, load in kg) of each set when the best of them is worth `e1rm_kg`.

    Epley turned round, less what the set most like it in repetitions, place and time
    was below the best of its session: by fatigue, or a lighter set on purpose.

    Args:
        found: of one exercise, oldest first, at least one, each with an estimate.
        e1rm_kg: of the best set.
        planned: repetitions of each set; those of the last session by default.
    """
    done = list(_done(found[-RECENT:]))
    return tuple(
        (reps, load_for(e1rm_kg * _share(done, place, reps), reps))
        for place, reps in enumerate(planned or usual_reps(found))
    )


def load_for(e1rm_kg: float, reps: int) -> float:
    """The load that so many repetitions make `e1rm_kg` of (Epley; 1 is itself)."""
    return e1rm_kg if reps == 1 else e1rm_kg / epley(1.0, reps)


def usual_reps(found: Sequence[Exposure]) -> tuple[int, ...]:
    """Repetitions of the last session's sets with a load."""
    return tuple(each.reps or 0 for each in _loaded(found[-1]))


def worth(each: StrengthSet) -> float:
    """The maximum by Epley, of however many repetitions; 1 is itself."""
    load_kg, reps = each.load_kg or 0.0, each.reps or 0
    return load_kg if reps == 1 else epley(load_kg, reps)


def _done(found: Sequence[Exposure]) -> Iterator[_Done]:
    for back, exposure in enumerate(reversed(found)):
        best = exposure.e1rm_kg or 0.0
        for place, each in enumerate(_loaded(exposure)):
            yield _Done(place, back, each.reps or 0, worth(each) / best)


def _share(done: Sequence[_Done], place: int, reps: int) -> float:
    """Of the set most like it."""

    def unlike(each: _Done) -> float:
        return (
            abs(each.reps - reps)
            + PER_PLACE * abs(each.place - place)
            + PER_SESSION * each.back
        )

    return min(done, key=unlike).share


def _loaded(exposure: Exposure) -> tuple[StrengthSet, ...]:
    return tuple(each for each in exposure.sets if each.load_kg and each.reps)
