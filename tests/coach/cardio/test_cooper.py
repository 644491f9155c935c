import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.cardio.cooper import cooper_vo2max
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("cardio", "cooper-"))
def test_12_minutes_of_running_tell_the_oxygen_uptake(vector):
    found = cooper_vo2max(vector["inputs"]["distance_m"])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("metres", [0, -2400, 1399, 4531, math.inf, math.nan])
def test_distances_of_no_runner_tell_nothing(metres):
    assert cooper_vo2max(metres) is None


@settings(max_examples=40)
@given(st.floats())
def test_any_distance_gives_a_runners_uptake_or_nothing(metres):
    found = cooper_vo2max(metres)

    assert found is None or 20 <= found <= 90


@settings(max_examples=40)
@given(st.floats(1400, 4500), st.floats(1, 30))
def test_who_gets_further_has_more(metres, more):
    assert cooper_vo2max(metres + more) > cooper_vo2max(metres)
