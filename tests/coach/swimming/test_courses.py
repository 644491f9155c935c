import pytest

from coach.swimming.courses import long_from_short_metres, short_metres_from_yards
from coach.units import meters_to_yards, pace_per_100m_to_100yd, yards_to_meters
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("swim", "course-"))
def test_times_on_another_course_are_about_so_much(vector):
    of, expected = vector["inputs"], vector["expected"]

    short = short_metres_from_yards(of["scy_s"])
    long = long_from_short_metres(short, of["event"])

    assert near(short, expected["scm_s"], vector)
    assert near(long, expected["lcm_turn_value_s"], vector)


@pytest.mark.parametrize("vector", vectors("swim", "yd-m-"))
def test_yards_are_exact_metres(vector):
    assert near(yards_to_meters(vector["inputs"]["yards"]), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("swim", "m-yd-"))
def test_metres_are_yards_again(vector):
    assert near(meters_to_yards(vector["inputs"]["metres"]), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("swim", "pace-conv-"))
def test_a_pace_for_100_yards_is_shorter_than_for_100_metres(vector):
    found = pace_per_100m_to_100yd(vector["inputs"]["s_per_100m"])

    assert near(found, vector["expected"], vector)
