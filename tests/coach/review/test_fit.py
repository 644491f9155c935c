from dataclasses import replace

import pytest

from coach.domain.review import SessionLoad
from coach.review.fit import fit, substitute, under_half
from tests.builders import activity, lifts, sets, workout

NO_TIME = replace(workout("mobility", 0), duration_s=0.0)


def test_a_workout_that_prescribes_nothing_fits_by_its_day_and_sport():
    found = fit(NO_TIME, activity("mobility", 0, 12), None)

    assert found.is_exact
    assert found.closeness == 1.0
    assert found.reason == "same day, mobility session"


def test_nothing_is_less_than_half_of_nothing_nor_stands_for_it():
    assert under_half(NO_TIME, activity("mobility", 0, 12), None) is None
    assert substitute(NO_TIME, activity("walk", 0, 12), None) is None


def test_half_is_no_longer_less_than_half():
    planned = workout("run", 0, 60)

    assert under_half(planned, activity("run", 0, 30), None) is None
    assert under_half(planned, activity("run", 0, 29), None).closeness < 0.5
    assert under_half(planned, activity("run", 1, 29), None) is None
    assert under_half(planned, activity("ride", 0, 29), None) is None


def test_the_same_sport_is_no_substitute_and_another_sport_no_fit():
    planned, load = workout("run", 0, 60, load=60.0), SessionLoad(60.0, "power")

    assert substitute(planned, activity("run", 0, 60), load) is None
    assert fit(planned, activity("ride", 0, 60), load) is None
    assert substitute(planned, activity("ride", 0, 60), load).closeness == 1.0


def test_a_load_that_is_not_known_is_no_load():
    planned = workout("run", 0, 60, load=60.0)
    unknown = SessionLoad(0.0, "none")

    found = substitute(planned, activity("ride", 0, 60), unknown)

    assert (
        found.reason == "same day, ride instead of run, 100 % of the planned duration"
    )


@pytest.mark.parametrize(("light", "planned"), [("walk", "golf"), ("golf", "mobility")])
def test_light_sports_stand_for_each_other(light, planned):
    assert substitute(workout(planned, 0, 40), activity(light, 0, 45), None)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (2729, "as long as planned"),
        (2671, "as long as planned"),
        (2730, "as long as planned"),
        (2731, "1 min longer than planned"),
        (2760, "1 min longer than planned"),
        (2400, "5 min shorter than planned"),
    ],
)
def test_the_difference_in_time_is_told(seconds, words):
    found = fit(workout("run", 0, 45), activity("run", 0, seconds / 60), None)

    assert found.reason == f"same day, run, {words}"


def test_closeness_of_strength_is_half_amount_half_exercises():
    planned = workout("strength", 0, steps=lifts("back squat", "row"))
    done = activity("strength", 0, sets=sets(5, 5, 5, 5, 5, 5))

    assert fit(planned, done, None).closeness == 0.75


def test_two_days_off_are_worse_than_the_worst_of_one_day():
    planned = workout("run", 0, 60)
    near = fit(planned, activity("run", 1, 30), None)
    far = fit(planned, activity("run", 2, 60), None)

    assert near.thousandths > far.thousandths
