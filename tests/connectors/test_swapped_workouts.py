"""A workout with an exercise swapped, as each service is told of it."""

import json

from coach.catalogue.exercises import exercises
from coach.planning.swap import left_out, swapped
from connectors.garmin.workouts import workout_json
from tests.builders import lifts, workout

MARKER = "[coach:ab12cd34]"
SQUAT, GOBLET = "back squat", "goblet squat"


def lift():
    steps = lifts(SQUAT, "bench press")
    return workout("strength", 1, 60, steps=steps)


def told(planned):
    return json.dumps(workout_json(planned, MARKER, exercises(), {}))


def test_garmin_is_told_of_the_stand_in_and_of_no_kilograms():
    before, after = told(lift()), told(swapped(lift(), SQUAT, GOBLET))

    squat, goblet = exercises()[SQUAT].garmin[1], exercises()[GOBLET].garmin[1]
    assert f'"{squat}"' in before
    assert f'"{squat}"' not in after
    assert f'"{goblet}"' in after
    assert before.count('"weightValue": 80') == 2
    assert after.count('"weightValue": 80') == 1


def test_garmin_is_not_told_of_an_exercise_that_was_left_out():
    after = told(left_out(lift(), SQUAT))

    assert f'"{exercises()[SQUAT].garmin[1]}"' not in after
    assert f'"{exercises()["bench press"].garmin[1]}"' in after
