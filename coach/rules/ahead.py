"""The coming days as rules look at them."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import fsum

from coach.domain.facts import Facts
from coach.domain.plan import PlannedWorkout

WEEK_DAYS = 7


def coming(facts: Facts, days: int = WEEK_DAYS) -> tuple[PlannedWorkout, ...]:
    """What is planned for the next days."""
    last = facts.day + timedelta(days=days)
    return tuple(w for w in facts.upcoming if w.day <= last)


def daily(workouts: Sequence[PlannedWorkout], day: date) -> tuple[float, ...] | None:
    """The planned load of each of the seven days after; None where one is unknown."""
    if any(w.load is None for w in workouts):
        return None
    days = (day + timedelta(days=n) for n in range(1, WEEK_DAYS + 1))
    return tuple(fsum(w.load or 0.0 for w in workouts if w.day == d) for d in days)


def reduced_within(facts: Facts, days: int) -> bool:
    """Whether the plan was reduced within that many days."""
    return any(day > facts.day - timedelta(days=days) for day in facts.reduced_on)
