"""The sessions of a log as samples to learn from: what was known, and what came."""

from collections.abc import Iterator, Sequence

from coach.domain.strength import LiftSession
from coach.learning.samples import Sample
from coach.strength.next_features import CLIP, features
from coach.strength.next_learning import DAY, steps


def samples(athlete: str, log: Sequence[LiftSession]) -> Iterator[Sample]:
    """One a session and exercise, oldest first.

    The target is log(came / last session); what halved or doubled is left out, as it
    is another machine, another unit or a slip of typing.
    """
    for step in steps(log):
        known_on = step.came.day - DAY
        target = step.came.level - step.past[-1].level
        if abs(target) <= CLIP:
            yield Sample(
                athlete=athlete,
                subject=step.exercise,
                known_on=known_on,
                settled_on=step.came.day,
                features=tuple(features(step.past, known_on).values()),
                target=target,
            )
