import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.swim import intensity, swim_load, swim_power
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("load", "stss-"))
def test_swim_load_leaves_rests_out(vector):
    of, expected = vector["inputs"], vector["expected"]
    css = of["css_m_per_min"] / 60

    load = swim_load(of["distance_m"], of["moving_s"], css)

    assert near(load, expected["trainingpeaks_moving_time_RECOMMENDED"], vector)
    if "IF" in expected:
        share = intensity(of["distance_m"], of["moving_s"], css)
        assert near(share, expected["IF"], vector)


@pytest.mark.parametrize("vector", vectors("load", "skiba-swim-power-"))
def test_power_in_water_grows_with_weight_and_the_cube_of_speed(vector):
    of = vector["inputs"]

    assert near(
        swim_power(of["speed_mps"], of["weight_kg"]), vector["expected"], vector
    )


@pytest.mark.parametrize(
    ("speed", "weight"),
    [
        (-0.1, 70),
        (2.6, 70),
        (1, 24),
        (1, 251),
        (math.nan, 70),
        (1, math.nan),
        (math.inf, 70),
        (1, math.inf),
    ],
)
def test_nobody_swims_like_that(speed, weight):
    assert swim_power(speed, weight) is None


def test_floating_takes_no_power():
    assert swim_power(0, 70) == 0


@given(st.floats(0.1, 2.4), st.floats(25, 249))
def test_faster_and_heavier_swimmers_need_more(speed, weight):
    assert swim_power(speed + 0.1, weight) > swim_power(speed, weight)
    assert swim_power(speed, weight + 1) > swim_power(speed, weight)
