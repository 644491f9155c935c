"""The workout that VO02 adds where none can grow."""

from dataclasses import replace
from datetime import time

import pytest

from coach.domain.athlete import Slot
from coach.domain.limits import Limits
from coach.domain.plan import End, EndKind, Intensity, Step, Target, TargetKind
from coach.rules.vo02_under_the_hours import UnderTheHours
from tests.builders import day
from tests.facts import TODAY, facts

LOW = {"hours": [2.5, 2.8, 3.0, 3.0], "planned_hours": 2.83}


def added():
    draft = UnderTheHours().draft(facts(**LOW, upcoming=[{"hard": True}]))
    return draft.changes[0].workout


def test_it_is_easy_the_first_to_go_and_as_long_as_its_one_step():
    made = added()

    easy = Target(TargetKind.RPE, 2.0, 4.0)
    assert made.steps == (Step(Intensity.WORK, End(EndKind.TIME, 960), easy),)
    assert (made.duration_s, made.original_duration_s) == (960, 960)
    assert (made.priority, made.rpe, made.hard) == (3, 3.0, False)
    assert (made.day, made.original_day) == (day(TODAY + 2), day(TODAY + 2))
    assert made.title == "Easy walk"


@pytest.mark.parametrize(
    ("planned_hours", "minutes", "weekday"),
    [(2.83, [10, 16, 17, 60], 2), (2.5, [14, 15, 60], 1)],
)
def test_it_is_on_the_first_day_that_has_room_for_it(planned_hours, minutes, weekday):
    slots = tuple(
        Slot(n, time(6), time(6 + m // 60, m % 60)) for n, m in enumerate(minutes)
    )
    made = facts(**(LOW | {"planned_hours": planned_hours}))

    draft = UnderTheHours().draft(replace(made, limits=Limits(slots=slots)))

    assert draft.changes[0].day is None
    assert draft.changes[0].workout.day == day(TODAY + 1 + weekday)


def test_it_is_the_same_workout_when_the_evening_is_reviewed_again():
    assert added() == added()
