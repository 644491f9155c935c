"""A lift as plateau risk looks at it, and what came of it afterwards."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from coach.domain.strength import Exposure, StrengthSet
from coach.strength.e1rm import epley
from coach.strength.exposures import with_estimates
from coach.strength.plateau import LEAST_EXPOSURES, LEAST_SPAN

AHEAD = 6
"""Sessions that have their chance of a new best."""

BACK = 8
"""Sessions whose best is the one to beat."""

MARGIN = math.log(1.01)
"""A new best is more than 1 % above it."""


@dataclass(frozen=True, slots=True)
class Course:
    """The exposures of one exercise with an estimate, oldest first.

    Attributes:
        days: as ordinals.
        levels: logarithms of the estimated maxima.
        rises: whether each was a new best.
        risen: how many new bests there were before each, and at the end.
        tops: the set each estimate comes from.
        volumes: repetitions x load of each.
    """

    exercise: str
    exposures: tuple[Exposure, ...]
    days: tuple[int, ...]
    levels: tuple[float, ...]
    rises: tuple[bool, ...]
    risen: tuple[int, ...]
    tops: tuple[StrengthSet, ...]
    volumes: tuple[float, ...]

    def until(self, day: date) -> int:
        """How many exposures there were by that evening."""
        return bisect_right(self.days, day.toordinal())

    def can_tell(self, count: int) -> bool:
        """Whether the first so many are enough: 6 sessions over 21 days."""
        if count < LEAST_EXPOSURES:
            return False
        return self.days[count - 1] - self.days[0] >= LEAST_SPAN.days

    def since_best(self, count: int) -> int:
        """The last sessions that together brought no new best; all without any."""
        top = -math.inf
        for ago in range(1, count):
            top = max(top, self.levels[count - ago])
            if top > self.to_beat(count - ago):
                return ago - 1
        return count

    def to_beat(self, count: int) -> float:
        """The level that a new best has to pass after so many exposures."""
        return max(self.levels[max(0, count - BACK) : count]) + MARGIN

    def came(self, count: int) -> tuple[date, bool] | None:
        """(the day of the sixth session on, whether none was a new best).

        None while there are fewer than six after the first so many.
        """
        ahead = self.levels[count : count + AHEAD]
        if len(ahead) < AHEAD:
            return None
        settled = self.exposures[count + AHEAD - 1].day
        return settled, max(ahead) <= self.to_beat(count)


def course(found: Sequence[Exposure]) -> Course | None:
    """The course of one exercise; None where no session tells a maximum."""
    able = with_estimates(found)
    if not able:
        return None
    levels = tuple(math.log(each.e1rm_kg or 1.0) for each in able)
    rises = tuple(
        n > 0 and each > max(levels[max(0, n - BACK) : n]) + MARGIN
        for n, each in enumerate(levels)
    )
    return Course(
        exercise=able[0].exercise,
        exposures=able,
        days=tuple(each.day.toordinal() for each in able),
        levels=levels,
        rises=rises,
        risen=tuple(accumulate(rises, initial=0)),
        tops=tuple(_top(each) for each in able),
        volumes=tuple(
            math.fsum((s.reps or 0) * (s.load_kg or 0.0) for s in each.sets)
            for each in able
        ),
    )


def _top(each: Exposure) -> StrengthSet:
    """The set of the highest estimate, the first of equals."""
    return max(
        (s for s in each.sets if s.load_kg and s.reps),
        key=lambda s: _estimate(s) if (s.reps or 0) <= MOST_TOLD else 0.0,
    )


MOST_TOLD = 12
"""Repetitions beyond which a set tells no maximum."""


def _estimate(each: StrengthSet) -> float:
    return epley(each.load_kg or 0.0, each.reps or 0)
