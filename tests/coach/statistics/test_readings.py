import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics.readings import by_week, mean_of, weekly_medians, z_score
from tests.builders import day
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("body", "mean7-"))
def test_a_mean_needs_enough_values(vector):
    assert near(mean_of(vector["inputs"]["values"], 3), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("readiness", "wellness-z-"))
def test_a_day_is_held_against_the_athletes_own_days(vector):
    found = z_score(vector["inputs"]["baseline"], vector["inputs"]["today"])

    assert near(found, vector["expected"], vector)


def test_one_day_is_no_baseline():
    assert z_score([12], 13) is None


def test_a_week_begins_on_monday():
    sunday, monday = (day(6), 1.0), (day(7), 2.0)

    assert by_week([monday, sunday]) == ((sunday,), (monday,))


def test_a_weeks_median_ignores_one_strange_reading():
    readings = [(day(0), 15.0), (day(2), 31.0), (day(4), 15.2)]

    assert weekly_medians(readings) == ((day(2), 15.2),)


@given(st.lists(st.tuples(st.integers(0, 70).map(day), st.floats(0, 50)), min_size=1))
def test_each_week_with_readings_has_one_median(readings):
    medians = weekly_medians(readings)

    assert len(medians) == len({each.isocalendar()[:2] for each, _ in readings})
    assert all(any(each == when for each, _ in readings) for when, _ in medians)


def test_just_enough_values_have_a_mean():
    assert mean_of([1, 2, 3], 3) == 2
    assert mean_of([1, 2], 3) is None
    assert mean_of([], 0) is None


def test_two_days_are_a_baseline():
    assert z_score([12, 14], 13) == 0
