import pytest

from coach.cli.show.goals import goals_table, standing, told, trend
from tests.coach.cli.show.drawing import drawn

BODY_FAT = {
    "key": "body_fat",
    "value": 15.1,
    "unit": "%",
    "target": 14.0,
    "verdict": "improving",
    "slope_per_week": -0.08,
    "slope_ci95": [-0.12, -0.03],
    "on_track": True,
    "eta": "2026-06-10",
    "n": 14,
}


def test_a_trend_is_told_by_the_month_with_its_interval_and_arrival():
    assert trend(BODY_FAT) == (
        "about −0.3 points a month, between −0.5 and −0.1; at this rate there on "
        "10 June 2026"
    )


def test_what_rounds_to_nothing_has_no_sign():
    flat = BODY_FAT | {"slope_per_week": 0.0, "slope_ci95": [-0.001, 0.2], "eta": None}

    assert trend(flat) == "about 0.0 points a month, between 0.0 and +0.9"


def test_a_small_trend_is_told_to_the_hundredth():
    small = BODY_FAT | {"slope_per_week": 0.004, "slope_ci95": [0.001, 0.01]}

    assert trend(small).startswith("about +0.02 points a month, between 0.00 and +0.04")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "15.1 %, target 14.0 %"),
        ({"target": None}, "15.1 %"),
        ({"unit": "s", "value": 88.5, "target": None}, "1:28.5"),
        ({"value": None}, "not measured yet, target 14.0 %"),
    ],
)
def test_a_goal_is_told_in_its_own_unit(changed, said):
    assert standing(BODY_FAT | changed) == said


def test_goals_stand_one_below_the_other_with_their_trend():
    few = {
        "key": "vo2max",
        "value": 43.8,
        "unit": "ml/kg/min",
        "target": None,
        "verdict": "not_enough_data",
        "slope_per_week": None,
        "slope_ci95": None,
        "on_track": None,
        "eta": None,
        "n": 1,
    }

    assert drawn(goals_table([BODY_FAT | {"eta": None}, few])) == (
        "body fat  15.1 %, target 14.0 %: improving\n"
        "          about −0.3 points a month, between −0.5 and −0.1\n"
        "VO2max    43.8 ml/kg/min: too little data for a trend (1 reading)"
    )


def test_hours_held_in_most_weeks_are_not_said_to_be_right_in_this_one():
    hours = BODY_FAT | {
        "key": "weekly_hours",
        "unit": "h",
        "value": 1.6,
        "target": 4.0,
        "verdict": "in_band",
        "slope_per_week": None,
        "eta": None,
        "n": 1,
    }

    assert told(hours) == "1.6 h, target 4.0 h: in its band most weeks"
    assert told(BODY_FAT | {"verdict": "in_band"}).endswith("where it should be")
    assert drawn(goals_table([hours])).endswith("most weeks (1 week)")


def test_hours_that_rise_out_of_their_band_are_too_many():
    hours = BODY_FAT | {"key": "weekly_hours", "unit": "h", "verdict": "declining"}

    assert told(hours | {"slope_per_week": 0.3}).endswith(": getting too many")
    assert told(hours | {"slope_per_week": -0.3}).endswith(": slipping")


def test_the_energy_balance_is_told_below_the_trend_and_an_old_review_has_none():
    found = {
        "kcal_per_day": -212,
        "low": -341,
        "high": -88,
        "by": "weight",
        "days": 26,
        "span_days": 28,
    }

    said = drawn(goals_table([BODY_FAT | {"energy_balance": found}]), 100)

    assert "energy: about −210 kcal a day (−340 to −90) by weight over 28 days" in said
    assert "energy" not in drawn(goals_table([BODY_FAT]), 100)
    assert "energy" not in drawn(goals_table([BODY_FAT | {"energy_balance": None}]))


def test_what_a_trial_would_take_now_is_told_with_its_interval_and_what_it_rests_on():
    swim = BODY_FAT | {"key": "swim_100yd", "unit": "s", "target": None, "eta": None}
    found = {
        "value": 71.2,
        "low": 69.5,
        "high": 72.9,
        "share": 0.8,
        "n": 12,
        "method": "trial",
        "how": "the trend of 12 trials",
    }

    said = drawn(goals_table([swim | {"next_test": found}]), 120)

    assert (
        "now good for about 1:11.2 (80 %: 1:09.5 to 1:12.9), by the trend of 12 trials"
    ) in said
    assert "good for" not in drawn(goals_table([swim, swim | {"next_test": None}]), 120)
