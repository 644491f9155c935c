"""The course of one exercise: what each of its sessions was worth, oldest first."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.strength import Exposure
from coach.strength.e1rm import MOST_REPS
from coach.strength.exposures import with_estimates
from coach.strength.next_sets import worth

BACK = 12
"""Sessions that are looked through for the turn of titles."""


@dataclass(frozen=True, slots=True)
class Point:
    """One session of the exercise.

    Attributes:
        number: of the session, from 1.
        kg: its e1RM; `mean_kg` of it and all before it.
        level: log of it, so that differences are shares.
        reps: of its best set.
        turn: the level that the turn of titles foretold for it; None where it
            foretold nothing.
    """

    day: date
    number: int
    kg: float
    mean_kg: float
    level: float
    reps: int
    title: str
    turn: float | None


def course(found: Sequence[Exposure], last: int | None = None) -> tuple[Point, ...]:
    """The sessions whose maximum can be estimated.

    Args:
        found: all of them: numbers and means count from the first.
        last: so many of the newest are enough.
    """
    told = with_estimates(found)
    begin = 0 if last is None else max(0, len(told) - last)
    total = math.fsum(each.e1rm_kg or 0.0 for each in told[:begin])
    points: list[Point] = []
    for number, each in enumerate(told[begin:], begin + 1):
        kg = each.e1rm_kg or 0.0
        total += kg
        points.append(
            Point(
                day=each.day,
                number=number,
                kg=kg,
                mean_kg=total / number,
                level=math.log(kg),
                reps=_best_reps(each),
                title=each.title,
                turn=turn_of(points),
            )
        )
    return tuple(points)


def turn_of(points: Sequence[Point]) -> float | None:
    """The level expected if titles follow each other as they last did.

    Push A, push B, push A: after A comes B, which last time was worth so much.
    """
    recent = points[-BACK:]
    for place in range(len(recent) - 2, -1, -1):
        if recent[place].title == recent[-1].title:
            title = recent[place + 1].title
            return next(each.level for each in reversed(recent) if each.title == title)
    return None


def _best_reps(exposure: Exposure) -> int:
    loaded = (each for each in exposure.sets if each.load_kg and each.reps)
    told = (each for each in loaded if (each.reps or 0) <= MOST_REPS)
    return max(told, key=worth).reps or 0
