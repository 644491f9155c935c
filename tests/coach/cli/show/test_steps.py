from datetime import date
from pathlib import Path

from coach.catalogue.exercises import exercises
from coach.cli.show.steps import described, differences
from coach.domain.activity import Sport
from coach.domain.notation import describe_all
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.reports.plan import workout_item
from coach.units import METERS_PER_YARD
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.builders import lifts, workout
from tests.coach.cli.show.drawing import drawn


def test_steps_read_back_from_a_document_are_written_as_in_the_plan():
    fifty = Step(Intensity.WORK, End(EndKind.DISTANCE, 50 * METERS_PER_YARD, "yd"))
    rest = Step(Intensity.REST, End(EndKind.SEND_OFF, 60))
    swim = workout("swim", steps=(Repeat(4, (fifty, rest)),))
    lift = workout("strength", steps=lifts("back squat", "row"))

    for each in (swim, lift):
        expected = describe_all(each.steps, each.sport)
        assert described(workout_item(each)) == expected


def test_every_workout_of_the_plan_that_ships_reads_back():
    plan = shipped()

    for each in plan.workouts:
        if each.sport in {Sport.SWIM, Sport.STRENGTH, Sport.MOBILITY}:
            expected = describe_all(each.steps, each.sport)
            assert described(workout_item(each)) == expected


def shipped():
    path = Path(__file__).parents[4] / "plans" / "five-goals-12-weeks.yaml"
    known = exercises()
    names = ExerciseNames({name: name for name in known}.get, tuple(known))
    return read_plan(path.read_bytes(), path.name, date(2026, 1, 5), "a", names).plan


def test_what_changed_stands_between_what_stayed():
    lines = differences(("warm-up", "6 x 100"), ("warm-up", "5 x 100"))

    assert "\n".join(map(drawn, lines)) == "    warm-up\n  − 6 x 100\n  + 5 x 100"


def test_a_workout_that_is_not_there_has_no_steps():
    assert described({}) == ()
