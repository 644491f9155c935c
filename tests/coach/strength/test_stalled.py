"""Main lifts without a new best that feel heavier."""

from coach.domain.strength import StalledLift
from coach.strength.stalled import stalled_lifts
from tests.builders import activity, day, sets

SQUAT = "back squat"


def trained(*sessions, every=5, exercise=SQUAT):
    """Sessions of one set, (kg, RPE) each, so many days apart."""
    return [
        activity(
            "strength",
            number * every,
            sets=sets(5, exercise=exercise, load_kg=kg, rpe=rpe),
        )
        for number, (kg, rpe) in enumerate(sessions)
    ]


def found(activities, on=40):
    return stalled_lifts(activities, day(on), lambda name: name == SQUAT)


STALLED = [(90, 8), (95, 8), (100, 7), (100, 7.5), (100, 8), (100, 8.5)]


def test_a_lift_without_a_new_best_that_feels_heavier_has_stalled():
    assert found(trained(*STALLED)) == (StalledLift(SQUAT, 6, 1.0),)


def test_half_a_point_of_rpe_is_no_rise():
    assert found(trained(*STALLED[:-1], (100, 8.0))) == ()


def test_another_load_cannot_be_compared():
    assert found(trained(*STALLED[:-1], (97.5, 8.5))) == ()


def test_without_an_rpe_nobody_knows():
    assert found(trained(*STALLED[:-1], (100, None))) == ()


def test_a_new_best_is_no_plateau():
    assert found(trained(*STALLED[:-1], (105, 8.5))) == ()


def test_five_sessions_and_twenty_days_are_too_few():
    assert found(trained(*STALLED[1:])) == ()
    assert found(trained(*STALLED, every=4)) == ()


def test_an_exercise_that_is_no_main_lift_is_left_out():
    assert found(trained(*STALLED, exercise="biceps curl")) == ()


def test_what_comes_later_is_not_seen():
    assert found(trained(*STALLED), on=24) == ()


def test_what_is_older_than_ninety_days_is_forgotten():
    assert found(trained(*STALLED), on=89) != ()
    assert found(trained(*STALLED), on=90) == ()
