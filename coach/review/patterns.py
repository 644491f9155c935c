"""What keeps happening: sports trained, and days or sports that never work out."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from coach.domain.activity import Sport
from coach.domain.review import Outcome

FEWEST = 3
"""Workouts it takes before "never" means something."""

_Kind = TypeVar("_Kind", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Patterns:
    """What some weeks of outcomes have in common.

    Attributes:
        completed: workouts completed by sport, most first.
        never_on: weekdays (0 is Monday) on which nothing planned was completed, and
            how many workouts that were.
        never: sports of which nothing planned was completed, likewise.
    """

    completed: Mapping[Sport, int]
    never_on: tuple[tuple[int, int], ...]
    never: tuple[tuple[Sport, int], ...]


def patterns(outcomes: Iterable[Outcome]) -> Patterns:
    """The patterns in these outcomes; unknown and coming workouts do not count."""
    counted = [each for each in outcomes if each.counts_as_planned]
    done = Counter(o.workout.sport for o in counted if o.counts_as_completed)
    return Patterns(
        completed=dict(sorted(done.items(), key=lambda item: (-item[1], item[0]))),
        never_on=_never(counted, lambda each: each.workout.day.weekday()),
        never=_never(counted, lambda each: each.workout.sport),
    )


def _never(
    counted: Iterable[Outcome], kind: Callable[[Outcome], _Kind]
) -> tuple[tuple[_Kind, int], ...]:
    planned: Counter[_Kind] = Counter()
    completed: Counter[_Kind] = Counter()
    for each in counted:
        planned[kind(each)] += 1
        completed[kind(each)] += each.counts_as_completed
    return tuple(
        (what, number)
        for what, number in sorted(planned.items(), key=str)
        if number >= FEWEST and not completed[what]
    )
