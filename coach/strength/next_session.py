"""What an exercise will be the next time it is done."""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise

from coach.domain.learned import NextSession
from coach.domain.strength import Exposure
from coach.strength.exposures import with_estimates
from coach.strength.next_floors import LAST
from coach.strength.next_interval import interval
from coach.strength.next_sets import next_sets


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
    del parameters  # nothing is learned yet
    past = with_estimates(each for each in found if each.day <= day)
    if not past:
        return None
    kg = [each.e1rm_kg or 0.0 for each in past]
    errors = [math.log(came / last) for last, came in pairwise(kg)]
    low, high = interval(kg[-1], errors)
    return NextSession(
        exercise=past[-1].exercise,
        e1rm_kg=kg[-1],
        low80=low,
        high80=high,
        method=LAST,
        sets=next_sets(past, kg[-1], planned),
        why="as in the last session: nothing was learned that foretells it better",
    )
