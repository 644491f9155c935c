"""Plateau risks as they were foretold in the past, each with what came of it."""

from collections.abc import Sequence
from datetime import date

from coach.domain.strength import LiftSession
from coach.learning.learner import Parameters
from coach.strength.plateau_learner import samples
from coach.strength.plateau_model import Own

_ODDS = 0


def plateau_pairs(
    parameters: Parameters | None,
    log: Sequence[LiftSession],
    first: date,
    last: date,
) -> list[tuple[float, float]]:
    """(risk, 1 where no new best came) of evenings from `first` on, settled by `last`.

    Each knows the log up to its evening and nothing later.
    """
    own = Own() if parameters is None else Own.of(parameters)
    return [
        (own.foretold(each.features[_ODDS]), each.target)
        for each in samples(log, last)
        if each.known_on >= first and each.settled_on <= last
    ]
