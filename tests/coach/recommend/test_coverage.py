from datetime import timedelta

import pytest

from coach.domain.strength import SetType, StrengthSet
from coach.recommend.coverage import (
    coverage,
    hard_sets,
    lately_sets,
    needed,
    neglected,
    usual_sets,
)
from tests.coach.recommend.lifting import LEGS, PUSH, log_of


def test_a_hard_set_counts_in_full_for_what_leads_and_half_for_what_helps():
    sets = [
        StrengthSet("bench press", reps=5),
        StrengthSet("bench press", reps=5, rpe=5),
        StrengthSet("bench press", reps=5, set_type=SetType.WARMUP),
        StrengthSet("my own machine", reps=5),
    ]

    counted = hard_sets(sets)

    assert counted["chest"] == 1
    assert counted["triceps"] == 0.5
    assert "quadriceps" not in counted


def test_what_is_usual_is_the_mean_of_eight_weeks():
    # Every second day, for twelve weeks: 3.5 sessions a week with a set of each.
    log = log_of(*[("bench press",)] * 42)

    found = coverage(log)

    assert found.usual(log[-1].day)["chest"] == pytest.approx(3.5)
    assert found.lately(log[-1].day)["chest"] == 4


def test_in_the_first_four_weeks_nothing_is_usual():
    log = log_of(*[PUSH] * 20)

    assert usual_sets(log, log[0].day + timedelta(days=27)) == {}
    assert usual_sets(log, log[0].day + timedelta(days=28)) != {}


def test_leaving_out_what_is_old_changes_nothing():
    log = log_of(*[PUSH, LEGS] * 40)
    day = log[-1].day - timedelta(days=9)

    assert usual_sets(log, day) == coverage(log).usual(day)
    assert lately_sets(log, day) == coverage(log).lately(day)


def test_more_than_usual_is_not_neglected_and_what_is_not_usual_neither():
    missing = neglected(
        {"chest": 8.0, "lats": 4.0, "neck": 0.0}, {"chest": 2.0, "lats": 6}
    )

    assert missing == {"chest": 0.75, "lats": 0.0}


def test_an_exercise_is_needed_as_far_as_what_it_trains_is_missing():
    missing = {"chest": 1.0, "triceps": 0.0}

    assert needed({"chest": 1.0, "triceps": 0.5}, missing) == pytest.approx(2 / 3)
    assert needed({}, missing) == 0
