import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.cardio.vdot import equal_time_s, speed_at, vdot
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("cardio", "vdot-"))
def test_a_race_is_worth_an_oxygen_uptake(vector):
    of = vector["inputs"]

    assert near(vdot(of["distance_m"], of["minutes"] * 60), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("cardio", "vvdot-"))
def test_the_speed_is_the_exact_inverse_and_near_the_regression(vector):
    expected = vector["expected"]

    metres_a_minute = speed_at(vector["inputs"]["vdot"]) * 60

    assert near(metres_a_minute, expected["exact_inverse_of_vo2_cost"], vector)
    regression = expected["goldencheetah_regression"]
    assert metres_a_minute == pytest.approx(regression, rel=1e-3)
    threshold_pace = 60_000 / (0.9 * metres_a_minute)
    assert threshold_pace == pytest.approx(
        expected["t_pace_s_per_km_90pct_gc"], rel=1e-3
    )


@pytest.mark.parametrize("vector", vectors("cardio", "eqv5k-"))
def test_an_uptake_is_worth_a_time(vector):
    of = vector["inputs"]

    seconds = equal_time_s(of["vdot"], of["distance_m"])

    assert near(seconds / 60, vector["expected"], vector)


@settings(max_examples=40)
@given(st.floats(20.01, 89.99), st.floats(400, 60_000))
def test_the_time_that_equals_a_vdot_has_that_vdot(uptake, metres):
    seconds = equal_time_s(uptake, metres)
    assume(seconds is not None)

    assert vdot(metres, seconds) == pytest.approx(uptake)


@settings(max_examples=40)
@given(st.floats(210, 14_000), st.floats(1, 400), st.floats(500, 60_000))
def test_the_slower_run_is_never_worth_more(seconds, more, metres):
    quick, slow = vdot(metres, seconds), vdot(metres, seconds + more)

    assert quick is None or slow is None or slow < quick


@pytest.mark.parametrize(
    ("metres", "seconds"),
    [
        (1000, 209),
        (42_195, 14_401),
        (5000, 4500),
        (5000, 600),
        (0, 1200),
        (-5000, 1200),
        (5000, -1200),
        (5000, math.nan),
        (math.nan, 1200),
        (math.inf, 1200),
        (5000, math.inf),
    ],
)
def test_walks_sprints_and_no_numbers_have_none(metres, seconds):
    assert vdot(metres, seconds) is None


@settings(max_examples=40)
@given(st.floats(), st.floats())
def test_any_numbers_give_a_runners_values_or_nothing(one, other):
    uptake, speed, seconds = vdot(one, other), speed_at(one), equal_time_s(one, other)

    assert uptake is None or 20 <= uptake <= 90
    assert speed is None or 1.9 < speed < 7.5
    assert seconds is None or 210 <= seconds <= 14_400


def test_uptakes_of_no_runner_have_no_speed_and_no_time():
    assert speed_at(19.9) is speed_at(90.1) is None
    assert equal_time_s(19.9, 5000) is equal_time_s(90.1, 5000) is None
    assert equal_time_s(50, 500) is equal_time_s(50, 100_000) is None


def test_the_ends_of_the_ranges_belong_to_them():
    assert vdot(1000, 210) is not None
    assert vdot(42_195, 14_400) is not None
    assert speed_at(20) < speed_at(90)
