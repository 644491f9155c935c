"""What to lift next time, from what was lifted this time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Progress(StrEnum):
    """What changes from one session to the next."""

    INCREASE_LOAD = "increase_load"
    ADD_REP = "add_rep"
    HOLD = "hold"
    REDUCE_LOAD = "reduce_load"


@dataclass(frozen=True, slots=True)
class NextSets:
    """The load of the next session, and the repetitions to have in each set."""

    progress: Progress
    load_kg: float
    reps: int


@dataclass(frozen=True, slots=True)
class RepRange:
    """Repetitions a set may have: more load from `most` on, less below `least`."""

    least: int
    most: int

    def __post_init__(self) -> None:
        if not 1 <= self.least <= self.most:
            raise ValueError(
                "a range of repetitions begins at 1 and does not end below"
            )


FAILURES = 3
"""So many sessions in a row below the range make the load smaller (our choice)."""

LIGHTER = 0.90
LEAST_KG, MOST_KG = 0.1, 1000.0


def double_progression(
    reps: Sequence[int],
    aim: RepRange,
    load_kg: float,
    increment_kg: float,
    failures_before: int = 0,
) -> NextSets:
    """First more repetitions, then more load (custom among lifters; our thresholds).

    All sets at the top of the range: one increment more, back to its bottom. Any set
    below the range: the same again, and from the third session in a row a tenth less,
    to the next whole increment. Else one repetition more in the weakest set. A range
    of one number is single progression: more load whenever it is met.

    Args:
        reps: of each working set, in any order.
        aim: the range.
        load_kg: that they had, up to 1,000.
        increment_kg: the step of the athlete's plates, from 0.1 up to `load_kg`.
        failures_before: sessions in a row before this one with a set below the range.

    Raises:
        ValueError: no sets, repetitions or failures below 0, or a load or increment
            outside its range.
    """
    if not reps or min(reps) < 0 or failures_before < 0:
        raise ValueError("there are sets, and nothing is counted below 0")
    if not LEAST_KG <= increment_kg <= load_kg <= MOST_KG:
        raise ValueError("0.1 kg <= increment <= load <= 1000 kg")
    weakest = min(reps)
    if weakest >= aim.most:
        return NextSets(Progress.INCREASE_LOAD, load_kg + increment_kg, aim.least)
    if weakest >= aim.least:
        return NextSets(Progress.ADD_REP, load_kg, weakest + 1)
    lighter = _lighter(load_kg, increment_kg)
    if failures_before + 1 < FAILURES or lighter <= 0:
        return NextSets(Progress.HOLD, load_kg, aim.least)
    return NextSets(Progress.REDUCE_LOAD, lighter, aim.least)


def _lighter(load_kg: float, increment_kg: float) -> float:
    """A tenth less in whole increments, and at least a little less; may be 0."""
    steps = math.floor(LIGHTER * load_kg / increment_kg + 0.5)
    if steps * increment_kg >= load_kg:
        steps = math.ceil(load_kg / increment_kg) - 1
    return steps * increment_kg
