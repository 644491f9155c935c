import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.run import cost_of_running, grade_factor, run_load
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("load", "rtss-"))
def test_run_load_is_hours_times_share_of_threshold_speed_squared(vector):
    seconds = vector["inputs"]["seconds"]
    flat_m = 1000 * seconds / vector["inputs"]["gap_s_per_km"]

    load = run_load(flat_m, seconds, 1000 / vector["inputs"]["threshold_s_per_km"])

    assert near(load, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "gap-"))
def test_hills_cost_what_the_heart_rate_shows(vector):
    grade = vector["inputs"]["grade_percent"] / 100

    fits = [
        vector["expected"][f"{who}_strava_fit"] for who in ("goldencheetah", "elevate")
    ]

    assert grade_factor(grade) == pytest.approx(sum(fits) / 2, abs=0.01)
    minetti = vector["expected"]["minetti_cost_J_per_kg_m"]
    assert near(cost_of_running(grade), minetti, vector)


@pytest.mark.parametrize("grade", [-0.451, 0.451, 1e300, -math.inf, math.nan])
def test_the_cost_of_a_wall_is_unknown(grade):
    assert cost_of_running(grade) is None
    assert cost_of_running(0.45) > cost_of_running(-0.45) > 0


def test_level_ground_needs_no_adjustment():
    assert grade_factor(0.0) == 1.0


def test_an_impossible_slope_counts_as_the_steepest_believed():
    assert grade_factor(3.0) == grade_factor(0.40)
    assert grade_factor(-3.0) == grade_factor(-0.40)


@given(st.floats(-0.09, 0.5), st.floats(0, 0.1))
def test_steeper_is_never_easier_above_a_gentle_descent(grade, more):
    assert grade_factor(grade + more) >= grade_factor(grade)
