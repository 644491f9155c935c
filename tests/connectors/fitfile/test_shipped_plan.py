from datetime import date

import pytest

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve
from connectors.fitfile.write import SPORTS
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.connectors.fitfile.planned import differences, with_sdk, written


def named(name):
    found = resolve(name, {}).exercise
    return found.name if found else None


@pytest.fixture(scope="module")
def reading(root):
    content = (root / "plans" / "five-goals-12-weeks.yaml").read_bytes()
    names = ExerciseNames(named, tuple(exercises()))
    return read_plan(content, "plan", date(2026, 3, 2), "Ann", names)


def test_the_catalogue_has_every_exercise_of_the_plan_that_ships(reading):
    assert reading.issues == ()


def test_every_workout_of_the_plan_that_ships_goes_to_the_watch_as_planned(reading):
    workouts = [each for each in reading.plan.workouts if each.sport in SPORTS]

    for each in {w.title: w for w in workouts}.values():
        content = written(each)
        assert differences(content, each) == ()
        assert with_sdk(content)["workout_mesgs"][0]["wkt_name"]
    assert {each.sport for each in workouts} == set(SPORTS)
