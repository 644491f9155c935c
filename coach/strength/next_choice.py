"""Which candidate foretells an exercise: the last session, unless one did better.

Better by past errors, each foretold from what came before it. What the exercise's few
sessions say is drawn towards what all exercises of the athlete say, and both are
looked at with the doubt that so few deserve: by chance nothing wins.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.strength.next_floors import LAST

KEEP = 40
"""Sessions of an exercise that are looked back at."""

ENOUGH, ENOUGH_OF_ALL = 8, 40
"""Sessions from which on an exercise, or all of them together, tell anything."""

COUNT_AS = 20
"""Sessions that the athlete's other exercises count as."""

DOUBT, DOUBT_OF_ALL = 1.3, 1.0
"""Standard errors that a gain is taken to be smaller than it looks."""

MARGIN = 0.02
"""Share of the last session's error that has to be gained, beyond doubt."""

MOST_APE = 0.5
"""A miss counts as no more: one slip of typing decides nothing."""

Misses = Sequence[Mapping[str, float]]
"""Of each session what came over what each candidate foretold (log)."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What foretells an exercise.

    Attributes:
        closer: in how many `of` the sessions it was closer than the last session.
        gain: the share of the last session's error that it spared.
    """

    method: str
    closer: int
    of: int
    gain: float


@dataclass(frozen=True, slots=True)
class Excess:
    """Errors beyond those of the last session.

    Attributes:
        doubt: the standard error of their mean.
    """

    count: int
    mean: float
    doubt: float


def excesses(misses: Misses) -> Mapping[str, Excess]:
    """Of each candidate, what it missed by more than the last session."""
    names = misses[-1] if misses else ()
    return {name: _excess(name, misses) for name in names if name != LAST}


def choice(misses: Misses, of_all: Mapping[str, Excess]) -> Choice:
    """The candidate with the lowest error beyond doubt.

    Args:
        misses: of the exercise.
        of_all: the excesses of every exercise of the athlete, this one too.
    """
    recent = misses[-KEEP:]
    if not recent:
        return Choice(LAST, 0, 0, 0.0)
    base = sum(ape(each[LAST]) for each in recent) / len(recent)
    own = excesses(recent)
    cost = {name: _beyond_doubt(each, of_all.get(name)) for name, each in own.items()}
    best = min(cost, key=lambda name: cost[name])
    if not cost[best] < -MARGIN * base:
        return Choice(LAST, 0, len(recent), 0.0)
    spared = -own[best].mean
    closer = sum(ape(each[best]) < ape(each[LAST]) for each in recent)
    return Choice(best, closer, len(recent), spared / base if base else 0.0)


def ape(miss: float) -> float:
    """|foretold - came| / came, from log(came / foretold)."""
    return min(abs(math.exp(-miss) - 1), MOST_APE)


def _beyond_doubt(own: Excess, of_all: Excess | None) -> float:
    """The error beyond that of the last session, as bad as it may well be."""
    if of_all is None or of_all.count < ENOUGH_OF_ALL:
        return math.inf
    cost = of_all.mean + DOUBT_OF_ALL * of_all.doubt
    if own.count < ENOUGH:
        return cost
    seen = own.mean + DOUBT * own.doubt
    return (own.count * seen + COUNT_AS * cost) / (own.count + COUNT_AS)


def _excess(name: str, misses: Misses) -> Excess:
    beyond = [ape(each[name]) - ape(each[LAST]) for each in misses]
    count = len(beyond)
    if count < 2:
        return Excess(count, 0.0, math.inf)
    mean = math.fsum(beyond) / count
    spread = math.fsum((each - mean) ** 2 for each in beyond) / (count - 1)
    return Excess(count, mean, math.sqrt(spread / count))
