"""Whatever can be planned is said to Garmin, and comes back as it was said."""

import json
from datetime import date

import pytest
from hypothesis import given, settings

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import resolve
from coach.domain.activity import Sport
from connectors.garmin.compare import differences
from connectors.garmin.ids import SPORTS
from connectors.garmin.workouts import workout_json
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.builders import workout
from tests.connectors.fitfile.planned import E1RM, lift, planned_workouts
from tests.fakes.garmin.canonical import canonical


def sent(planned):
    return workout_json(planned, "[coach:ab12cd34]", exercises(), E1RM)


def steps_of(planned):
    (segment,) = sent(planned)["workoutSegments"]
    return segment["workoutSteps"]


@given(planned_workouts())
@settings(max_examples=12)
def test_whatever_the_watch_can_be_told_garmin_gives_back_the_same(planned):
    made = sent(planned)
    kept, _ = canonical(json.loads(json.dumps(made)), 1)

    assert differences(made, kept) == ()


def test_every_exercise_of_the_catalogue_can_be_sent():
    steps = tuple(lift(name) for name in exercises())
    made = steps_of(workout("strength", steps=steps))
    named = [each for each in made if "exerciseName" in each]

    assert len(named) + sum("description" in each for each in made) >= len(made)
    assert all(each["category"].isupper() for each in named)


def test_no_exercise_is_sent_that_garmin_connect_does_not_offer():
    listed = pytest.importorskip("garminconnect.exercises")  # 0.3.2 has no list
    known = {(each["category"], each["exercise"]) for each in listed.EXERCISES}
    steps = steps_of(workout("strength", steps=tuple(map(lift, exercises()))))
    named = {(s["category"], s["exerciseName"]) for s in steps if "category" in s}

    assert named <= known
    assert len(named) > 400


def test_a_yoga_pose_goes_by_its_name():
    pose = next(e for e in exercises().values() if (e.garmin or "")[:1] == ("POSE",))
    (made,) = steps_of(workout("strength", steps=(lift(pose.name),)))

    assert "category" not in made
    assert made["description"].lower() == pose.name


def test_the_sports_are_those_of_the_contract():
    for sport in (Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH):
        made = sent(workout(sport))
        assert made["sportType"] == made["workoutSegments"][0]["sportType"]


def test_every_workout_of_the_plans_that_ship_goes_to_garmin_and_back(root):
    names = ExerciseNames(named, tuple(exercises()))
    sports = set()
    for file in sorted((root / "plans").glob("*.yaml")):
        reading = read_plan(
            file.read_bytes(), file.stem, date(2026, 3, 2), "Ann", names
        )
        for each in reading.plan.workouts:
            if each.sport in SPORTS:
                sports.add(each.sport)
                made = sent(each)
                assert differences(made, canonical(made, 1)[0]) == ()

    assert sports == set(SPORTS)


def named(name):
    found = resolve(name, {}).exercise
    return found.name if found else None
