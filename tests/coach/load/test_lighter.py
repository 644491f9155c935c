import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.lighter import building_since
from tests.builders import day


def weeks(*loads):
    """Seven days alike for each week's load."""
    return [(day(7 * n + k), w / 7) for n, w in enumerate(loads) for k in range(7)]


def since(*loads):
    found = building_since(weeks(*loads))
    return None if found is None else (found - day(0)).days


def test_without_days_nothing_has_built_up():
    assert building_since([]) is None


def test_without_a_lighter_week_training_builds_since_its_first_day():
    assert since(100, 110, 100, 90, 100) == 0


def test_a_week_at_seventy_percent_of_three_before_is_the_last_lighter_one():
    assert since(100, 100, 100, 70, 100, 100) == 28


def test_a_week_at_a_little_more_is_not():
    assert since(100, 100, 100, 70.1, 100, 100) == 0


def test_of_two_lighter_weeks_the_later_counts():
    assert since(100, 100, 100, 50, 100, 100, 100, 50, 100) == 56


def test_a_session_done_some_days_later_makes_no_lighter_week():
    sessions = [1, 3, 5, 8, 10, 12, 15, 17, 19, 22, 24, 26, 30, 31, 33]
    loads = [(day(n), 50.0 if n in sessions else 0.0) for n in range(35)]

    assert building_since(loads) == day(0)


def test_a_week_that_is_not_over_is_not_judged():
    assert building_since(weeks(100, 100, 100, 100, 0)[:-1]) == day(0)
    assert building_since(weeks(100, 100, 100, 100, 0)) == day(35)


def test_a_rest_across_two_weeks_belongs_to_the_one_it_is_mostly_in():
    loads = [(day(n), 0.0 if 24 <= n < 31 else 10.0) for n in range(50)]

    assert building_since(loads) == day(28)


def test_after_weeks_without_training_it_builds_since_the_first_day_back():
    assert since(100, 100, 100, 0, 0, 0, 0, 0, 100, 100) == 56


def test_a_comeback_from_nothing_is_no_lighter_week():
    assert since(100, 0, 0, 0, 30, 40) == 28


def test_the_first_weeks_are_no_lighter_than_nothing():
    assert since(10, 100) == 0


@pytest.mark.parametrize("daily", [[(day(0), 0.0)], weeks(100)[:3]])
def test_fewer_days_than_a_week_are_no_week(daily):
    assert building_since(daily) == day(0)


@given(st.lists(st.integers(0, 300), min_size=1, max_size=70))
def test_it_is_a_day_of_the_history_or_the_one_after_whatever_the_unit(loads):
    daily = [(day(n), load) for n, load in enumerate(loads)]

    found = building_since(daily)

    assert day(0) <= found <= day(len(loads))
    assert found == day(0) or found.weekday() == 0
    assert building_since([(when, load * 2.0) for when, load in daily]) == found
