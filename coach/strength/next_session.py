"""What an exercise will be the next time it is done."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from coach.domain.learned import NextSession
from coach.domain.strength import Exposure
from coach.strength.exposures import with_estimates
from coach.strength.next_candidates import CANDIDATES, candidate
from coach.strength.next_choice import KEEP
from coach.strength.next_course import BACK, course
from coach.strength.next_features import CLIP, WINDOW
from coach.strength.next_floors import LAST
from coach.strength.next_interval import OTHERS, interval
from coach.strength.next_read import (
    LearnedExercise,
    learned_exercise,
    learned_own,
    learned_quantiles,
)
from coach.strength.next_sets import next_sets
from coach.strength.next_trees import pooled_trees


def foretell_next(
    found: Sequence[Exposure],
    day: date,
    parameters: Mapping[str, object] | None = None,
    planned: Sequence[int] = (),
) -> NextSession | None:
    """The next session of one exercise; None where no session tells a maximum.

    Args:
        found: of the exercise, oldest first.
        day: the evening; what is later is not looked at.
        parameters: what `NextSessionLearner` learned; without them the last session
            is the guess.
        planned: repetitions of the planned sets; those of the last session otherwise.
    """
    past = with_estimates(each for each in found if each.day <= day)
    if not past:
        return None
    learned = learned_exercise(parameters, past[-1].exercise)
    method = learned.method if learned else LAST
    kg = _foretold(method, past, day, parameters)
    errors = learned.errors if learned else _changes(past)
    low, high = interval(kg, errors, learned_quantiles(parameters) or OTHERS)
    return NextSession(
        exercise=past[-1].exercise,
        e1rm_kg=kg,
        low80=low,
        high80=high,
        method=method,
        sets=next_sets(past, kg, planned),
        why=_why(learned),
    )


def _foretold(
    method: str,
    past: Sequence[Exposure],
    day: date,
    parameters: Mapping[str, object] | None,
) -> float:
    if method == LAST:
        return past[-1].e1rm_kg or 0.0
    points = course(past, last=WINDOW + BACK)
    return candidate(method, points, day, pooled_trees(), learned_own(parameters))


def _changes(past: Sequence[Exposure]) -> Sequence[float]:
    """By how much (log) each session differed from the one before it."""
    kg = [each.e1rm_kg or 1.0 for each in past[-KEEP:]]
    changes = (math.log(came / last) for last, came in pairwise(kg))
    return [each for each in changes if abs(each) <= CLIP]


def _why(learned: LearnedExercise | None) -> str:
    if learned is None:
        return "as in the last session: nothing is known to foretell it better"
    if learned.method == LAST:
        return (
            f"as in the last session: in {learned.of} sessions nothing foretold it "
            "better by more than chance"
        )
    return (
        f"{CANDIDATES[learned.method]} came closer than the last session in "
        f"{learned.closer} of {learned.of} sessions, and missed by "
        f"{learned.gain:.0%} less"
    )
