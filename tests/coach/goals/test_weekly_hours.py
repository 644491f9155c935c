from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.goal import DEFAULT_GOALS, Goal, GoalVerdict
from coach.goals.base import Derived, GoalHistory
from coach.goals.weekly_hours import hour_windows, weekly_hours
from tests.builders import day, session

GOAL = DEFAULT_GOALS[5]


def weeks_of(*hours):
    """Three sessions a week, oldest week first; the evening is its last Sunday."""
    sessions = [
        session("run", 7 * week + weekday, total * 60 / 3)
        for week, total in enumerate(hours)
        for weekday in (0, 2, 5)
    ]
    return GoalHistory(tuple(sessions)), day(7 * len(hours) - 1)


def state(*hours, goal=GOAL):
    history, evening = weeks_of(*hours)
    return weekly_hours(goal, history, evening)


def test_the_value_is_the_last_seven_days():
    found = state(1, 2, 3, 4.5)

    assert found.value == pytest.approx(4.5)
    assert (found.unit, found.target, found.n) == ("h", 4.0, 4)


def test_windows_end_on_the_evening():
    history, evening = weeks_of(3, 5)

    (_, first), (last_day, last) = hour_windows(history, evening)
    moved = hour_windows(history, evening - timedelta(days=1))

    assert (first, last, last_day) == (pytest.approx(3), pytest.approx(5), evening)
    assert len(moved) == 1
    assert moved[0][1] == pytest.approx(5)


def test_what_comes_later_is_not_seen():
    history, evening = weeks_of(3, 4, 4, 9)

    found = weekly_hours(GOAL, history, evening - timedelta(days=7))

    assert found.value == pytest.approx(4)


def test_three_of_four_weeks_in_the_band_hold_it():
    assert state(4, 4, 2, 4).verdict is GoalVerdict.IN_BAND
    assert state(4, 4, 4, 2).verdict is GoalVerdict.IN_BAND
    assert state(4, 2, 4, 2).verdict is GoalVerdict.UNCERTAIN


def test_the_edges_belong_to_the_band():
    assert state(3, 5, 3, 5).verdict is GoalVerdict.IN_BAND


def test_before_three_weeks_nothing_is_said():
    assert state(4, 4).verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert state(4, 4).on_track is None
    assert state(4, 4, 4).verdict is GoalVerdict.IN_BAND


def test_without_training_there_are_no_hours():
    found = weekly_hours(GOAL, GoalHistory(), day(0))

    assert (found.value, found.verdict) == (None, GoalVerdict.NOT_ENOUGH_DATA)


def test_a_week_without_training_counts():
    history, evening = weeks_of(4, 4, 4, 4)

    found = weekly_hours(GOAL, history, evening + timedelta(days=7))

    assert found.value == 0
    assert found.n == 5


def test_hours_that_come_back_to_the_band_are_improving():
    rising = (0.5, 0.7, 0.9, 1.2, 1.4, 1.6, 1.9, 2.1, 2.3, 2.5)

    assert state(*rising).verdict is GoalVerdict.IMPROVING
    assert state(*reversed(rising)).verdict is GoalVerdict.DECLINING
    assert state(*(9 - each for each in rising)).verdict is GoalVerdict.IMPROVING


def test_the_last_week_in_the_band_is_on_track():
    assert state(1, 1, 1, 4).on_track
    assert state(4, 4, 4, 1).on_track
    assert state(4, 4, 1, 1).on_track is False


def test_without_a_band_the_target_is_the_least():
    alone = Goal("weekly_hours", target=4.0)

    assert state(1, 1, 1, 4.5, goal=alone).on_track
    assert state(1, 1, 1, 1, goal=alone).on_track is False
    assert state(1, 1, 1, 1, goal=Goal("weekly_hours")).on_track is None


@given(st.lists(st.floats(0.1, 15), min_size=1, max_size=12))
def test_windows_hold_every_hour_once(hours):
    history, evening = weeks_of(*hours)

    windows = hour_windows(history, evening)

    assert sum(each for _, each in windows) == pytest.approx(sum(hours))


def test_three_weeks_are_enough_to_be_on_track():
    assert state(4, 4, 4).on_track


def test_eight_weeks_have_a_trend():
    assert state(*[1] * 7).slope_per_week is None
    assert state(*[1] * 8).slope_per_week == pytest.approx(0)


def test_hours_that_hardly_change_outside_the_band_are_a_plateau():
    hardly = [1 + 0.05 * (n % 2) for n in range(12)]

    assert state(*hardly).verdict is GoalVerdict.PLATEAU
    assert state(*[2 + 2 * (n % 2) for n in range(12)]).verdict is GoalVerdict.UNCERTAIN


def test_the_target_itself_is_enough():
    assert state(1, 1, 1, 4, goal=Goal("weekly_hours", target=4.0)).on_track


def test_the_slope_is_hours_a_week_from_week_to_week():
    found = state(*[1 + 0.1 * n for n in range(9)])

    assert found.slope_per_week == pytest.approx(0.1)
    assert found.slope_ci95 == (pytest.approx(0.1), pytest.approx(0.1))


def test_the_parts_are_each_sports_share_of_four_weeks():
    mixed = (
        session("run", 0, 600),
        session("run", 1, 60),
        session("swim", 8, 45),
        session("swim", 20, 45),
        session("strength", 28, 30),
    )

    found = weekly_hours(GOAL, GoalHistory(mixed), day(28))

    assert [(each.key, each.value, each.n) for each in found.parts] == [
        ("share:swim", pytest.approx(50), 2),
        ("share:run", pytest.approx(100 / 3), 1),
        ("share:strength", pytest.approx(100 / 6), 1),
    ]
    assert {each.unit for each in found.parts} == {"%"}


def test_shares_have_no_verdict_of_their_own():
    four, two = state(4, 4, 4, 4), state(4, 4)

    assert [each.verdict for each in four.parts] == [GoalVerdict.UNCERTAIN]
    assert [each.verdict for each in two.parts] == [GoalVerdict.NOT_ENOUGH_DATA]


def test_who_rested_four_weeks_has_no_shares():
    history, evening = weeks_of(4)

    assert weekly_hours(GOAL, history, evening + timedelta(days=30)).parts == ()


def test_monotony_of_the_evening_is_a_part():
    history, evening = weeks_of(4, 4, 4)
    told = [
        Derived("monotony", evening - timedelta(days=1), 9.0, "load"),
        Derived("monotony", evening, 1.4, "load"),
    ]

    found = weekly_hours(GOAL, replace(history, derived=tuple(told)), evening)

    assert [(each.key, each.value) for each in found.parts[1:]] == [("monotony", 1.4)]
