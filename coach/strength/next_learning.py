"""One walk through a log in order of time: foretell, see what came, learn from it."""

import math
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coach.domain.strength import LiftSession
from coach.strength.exposures import exposures
from coach.strength.next_candidates import (
    POOLED,
    candidates,
)
from coach.strength.next_choice import KEEP, Choice, Excess, choice, excesses
from coach.strength.next_course import Point, course
from coach.strength.next_features import CLIP, WINDOW, features
from coach.strength.next_interval import quantiles
from coach.strength.next_own import Ridge
from coach.strength.next_trees import Trees

LEAST = 3
"""Sessions of an exercise before it is foretold."""

OF_ALL = 600
"""Sessions of all exercises that are looked back at."""

SOLVE_AFTER = 20
"""So many new sessions are worth new coefficients."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Step:
    """One session of one exercise, with the sessions that came before its day."""

    exercise: str
    past: Sequence[Point]
    came: Point


def steps(log: Sequence[LiftSession]) -> Iterator[Step]:
    """Every session that can be foretold, oldest first."""
    found: list[tuple[date, str, int]] = []
    courses = {name: course(each) for name, each in exposures(log).items()}
    for name, points in courses.items():
        found += ((each.day, name, at) for at, each in enumerate(points) if at >= LEAST)
    for day, name, at in sorted(found):
        points = courses[name]
        first = at
        while first and points[first - 1].day == day:
            first -= 1  # twice on a day: the evening before knew neither
        if first >= LEAST:
            past = points[max(0, first - WINDOW) : first]
            yield Step(name, past, points[at])


@dataclass(slots=True)
class Learning:
    """What was learned so far.

    Attributes:
        model: the trees learned from many lifters.
        own: the athlete's coefficients beside them.
    """

    model: Trees
    own: Mapping[str, float] = field(default_factory=dict)
    count: int = 0
    _ridge: Ridge = field(default_factory=Ridge)
    _fresh: int = 0
    _day: date = date.min
    _misses: dict[str, deque[Mapping[str, float]]] = field(
        default_factory=lambda: defaultdict(lambda: deque(maxlen=KEEP))
    )
    _of_all: deque[Mapping[str, float]] = field(
        default_factory=lambda: deque(maxlen=OF_ALL)
    )

    def take(self, step: Step) -> Mapping[str, float]:
        """What each candidate foretold of it, in kg, and learn from what came."""
        evening = step.came.day - DAY
        if evening > self._day and self._fresh >= SOLVE_AFTER:
            self.own, self._fresh = self._ridge.solved(), 0
        self._day = evening
        told = candidates(step.past, evening, self.model, self.own)
        if abs(step.came.level - step.past[-1].level) > CLIP:
            return told  # another machine, another unit, or a slip: nothing to learn
        misses = {name: math.log(step.came.kg / kg) for name, kg in told.items()}
        self._misses[step.exercise].append(misses)
        self._of_all.append(misses)
        self._ridge.add(features(step.past, evening), misses[POOLED])
        self._fresh += 1
        self.count += 1
        return told

    def parameters(self, day: date) -> Mapping[str, object]:
        """As JSON, to foretell from that evening on."""
        of_all = excesses(list(self._of_all))
        chosen = {name: self._chosen(name, of_all) for name in sorted(self._misses)}
        return {
            "version": 1,
            "day": day.isoformat(),
            "n": self.count,
            "own": {name: round(each, 5) for name, each in self.own.items()},
            "exercises": {
                name: self._of_exercise(name, each) for name, each in chosen.items()
            },
            "quantiles": quantiles(
                [
                    misses[chosen[name].method]
                    for name, each in self._misses.items()
                    for misses in each
                ]
            ),
        }

    def _chosen(self, exercise: str, of_all: Mapping[str, Excess]) -> Choice:
        return choice(list(self._misses[exercise]), of_all)

    def _of_exercise(self, name: str, chosen: Choice) -> Mapping[str, object]:
        errors = [round(each[chosen.method], 4) for each in self._misses[name]]
        return {
            "method": chosen.method,
            "closer": chosen.closer,
            "of": chosen.of,
            "gain": round(chosen.gain, 4),
            "errors": errors,
        }
