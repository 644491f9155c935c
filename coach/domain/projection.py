"""The next two weeks with a change and without it."""

from dataclasses import dataclass
from datetime import date, timedelta

HORIZON = timedelta(days=14)
"""How far ahead is looked."""


@dataclass(frozen=True, slots=True)
class GoalAhead:
    """Where a goal will stand, if things go on as they do.

    Attributes:
        value: the most likely one on the last day.
        low, high: its 80 % interval.
        why: what it rests on, in words; also why there is no number.
        minutes: of the planned workouts that serve it, on all of those days.
    """

    key: str
    unit: str
    value: float | None
    low: float | None
    high: float | None
    why: str = ""
    minutes: float = 0.0


@dataclass(frozen=True, slots=True)
class Course:
    """The plan of some days to come, and what it leads to.

    Attributes:
        hours: planned in each seven days.
        load: planned in each seven days.
        fitness, fatigue, form: on the last evening, if `share` of the load is done.
        hard_days: with a hard session on them.
        shortest_gap: fewest days between two hard days; None with fewer than two.
        monotony: of the seven days with the highest; None where it is undefined.
        share: hours the athlete usually trains for each hour planned.
    """

    first: date
    last: date
    hours: tuple[float, ...]
    load: tuple[float, ...]
    fitness: float
    fatigue: float
    form: float
    hard_days: int
    shortest_gap: int | None
    monotony: float | None
    goals: tuple[GoalAhead, ...] = ()
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class SideBySide:
    """What stays as planned beside what would change."""

    keep: Course
    change: Course
