"""Learns what foretells the next session of an athlete's exercises, and scores it."""

import math
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean

from coach.domain.learned import NextSession, Scored, Task
from coach.domain.strength import Exposure, LiftSession
from coach.learning.learner import Parameters
from coach.learning.scores import coverage, mape, median_ape
from coach.strength.exposures import exposures, with_estimates
from coach.strength.next_features import CLIP
from coach.strength.next_floors import FLOORS, guesses
from coach.strength.next_learning import Learning, steps
from coach.strength.next_session import foretell_next
from coach.strength.next_trees import pooled_trees

SCORED_AFTER = 5
"""Sessions of an exercise before its forecasts count in a score."""


Courses = Mapping[str, Sequence[Exposure]]
"""Of each exercise what was done, oldest first."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A forecast and what came of it.

    Attributes:
        floors: what each obvious guess said, by its name.
    """

    day: date
    foretold: NextSession
    floors: Mapping[str, float]
    came_kg: float


@dataclass(frozen=True, slots=True)
class NextSessionLearner:
    """The next session of every exercise in a log."""

    @property
    def task(self) -> Task:
        """The next session."""
        return Task.NEXT_SESSION

    def learn(self, log: Sequence[LiftSession], day: date) -> Parameters | None:
        """What foretells each exercise from that evening on."""
        learning = Learning(pooled_trees())
        for step in steps([each for each in log if each.day <= day]):
            learning.take(step)
        return learning.parameters(day) if learning.count else None

    def score(
        self,
        parameters: Parameters,
        log: Sequence[LiftSession],
        first: date,
        last: date,
    ) -> Scored | None:
        """How forecasts of the sessions from `first` to `last` came out."""
        return scored(list(settled(parameters, estimates(log), first, last)))


def estimates(log: Sequence[LiftSession]) -> Courses:
    """Of each exercise the exposures whose maximum can be estimated, oldest first."""
    return {name: with_estimates(each) for name, each in exposures(log).items()}


def settled(
    parameters: Parameters | None, found: Courses, first: date, last: date
) -> Iterator[Settled]:
    """Each session's forecast as it was on the evening before, and what came."""
    for each in found.values():
        yield from _settled(parameters, each, first, last)


def _settled(
    parameters: Parameters | None, found: Sequence[Exposure], first: date, last: date
) -> Iterator[Settled]:
    kg = [each.e1rm_kg or 0.0 for each in found]
    days = [each.day for each in found]
    for place in range(SCORED_AFTER, len(found)):
        day = found[place].day
        if not first <= day <= last or _jumps(kg[place - 1], kg[place]):
            continue
        evening = day - timedelta(days=1)
        known = bisect_right(days, evening, hi=place)  # twice on a day: neither knew
        foretold = foretell_next(found[:known], evening, parameters)
        if foretold is not None:
            floors = guesses(kg[:known], fmean(kg[:known]))
            yield Settled(day, foretold, floors, kg[place])


def scored(forecasts: Sequence[Settled]) -> Scored | None:
    """The scores of those forecasts; None of none."""
    if not forecasts:
        return None
    floors = {
        name: _errors([(each.floors[name], each.came_kg) for each in forecasts])
        for name in FLOORS
    }
    told = [each.foretold for each in forecasts]
    came = [each.came_kg for each in forecasts]
    metrics = _errors([(t.e1rm_kg, c) for t, c in zip(told, came, strict=True)])
    metrics["coverage80"] = coverage(
        [(t.low80, t.high80, c) for t, c in zip(told, came, strict=True)]
    )
    return Scored(
        n=len(forecasts),
        metrics=metrics,
        floors=floors,
        floor=min(floors, key=lambda name: floors[name]["mape"]),
        deciding="mape",
    )


def _errors(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    return {"mape": mape(pairs), "median_ape": median_ape(pairs)}


def _jumps(before_kg: float, came_kg: float) -> bool:
    """Whether it halved or doubled: another machine or unit, nothing to foretell."""
    return abs(math.log(came_kg / before_kg)) > CLIP


def beaten(found: Scored) -> tuple[str, ...]:
    """The obvious guesses that the model did better than, by their names."""
    error = found.metrics[found.deciding]
    return tuple(
        name for name, each in found.floors.items() if error < each[found.deciding]
    )
