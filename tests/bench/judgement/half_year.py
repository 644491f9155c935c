"""The plan of the bench, its goals and what no change of it may break.

`plan.yaml` beside this file, read by the reader of plan files and repeated: 3-5 h a
week of swims, runs, rides and lifts, a third of the load for each of the goals, since
the responses begin with a third of the fitness for each. The shipped plan of five goals
gives strength half of its load, and everybody's swim would slip. Each fourth week is
lighter and tests, as in a plan worth leaving alone: a rule that knows nothing better
than "deload every N weeks" earns nothing here.
"""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from functools import cache
from math import fsum
from pathlib import Path

from coach.catalogue.exercises import exercises
from coach.domain.athlete import Slot, Thresholds
from coach.domain.limits import Limits
from coach.domain.plan import Plan
from coach.jobs.change_plan import known_name, with_loads
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.bench.judgement.people import WEEKS

FIRST = date(2026, 1, 5)
"""A Monday."""

BEFORE_WEEKS = 8
"""So long the athlete has trained already, at the share `responses.BEFORE`."""

_FILE = Path(__file__).with_name("plan.yaml")
_BLOCK = timedelta(weeks=4)

LIMITS = Limits(
    slots=tuple(
        Slot(weekday, time(18), time(19, 30))
        if weekday < 5
        else Slot(weekday, time(9), time(11, 30))
        for weekday in range(7)
    ),
    pool_days=frozenset({1, 3, 5, 6}),
)
"""Evenings of an hour and a half, longer mornings at the weekend, a pool on four days;
the hours of a week are the plan's."""


@dataclass(frozen=True)
class HalfYear:
    """The plan, and the numbers that the people are drawn against.

    Attributes:
        usual: load of a mean day.
        minutes_a_week: of a mean week.
    """

    plan: Plan
    usual: float
    minutes_a_week: float


@cache
def half_year() -> HalfYear:
    """Twenty-six weeks of the plan."""
    days = WEEKS * 7
    last = FIRST + timedelta(days=days - 1)
    starts = [FIRST + number * _BLOCK for number in range(-(-WEEKS // 4))]
    parts = [_read(start) for start in starts]
    workouts = tuple(
        replace(workout, uuid=f"{number}-{workout.uuid}")
        for number, part in enumerate(parts)
        for workout in part.workouts
        if workout.day <= last
    )
    plan = replace(parts[0], end=last, workouts=workouts)
    return HalfYear(
        plan,
        fsum(w.load or 0.0 for w in workouts) / days,
        fsum(w.duration_s for w in workouts) / 60 / WEEKS,
    )


def _read(start: date) -> Plan:
    names = ExerciseNames(lambda name: known_name(name, {}), exercises().keys())
    reading = read_plan(_FILE.read_bytes(), _FILE.name, start, "judged", names)
    assert reading.plan is not None, reading.errors
    return with_loads(reading.plan, Thresholds())
