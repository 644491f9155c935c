"""The workout that VO02 adds where none can grow."""

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


def test_it_is_the_same_workout_when_the_evening_is_reviewed_again():
    assert added() == added()
