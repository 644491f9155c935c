import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.fitness_tests import FITNESS_TESTS
from coach.strength.jumps import GRAVITY_M_S2, jump_height_m
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("strength", "jump-ft-"))
def test_the_time_in_the_air_tells_the_height(vector):
    of = vector["inputs"]

    assert of["g"] == GRAVITY_M_S2
    assert near(jump_height_m(of["flight_s"]), vector["expected"], vector)


@pytest.mark.parametrize("seconds", [0, -0.5, 0.19, 0.91, 500, math.nan, math.inf])
def test_no_jump_lasts_so_long(seconds):
    assert jump_height_m(seconds) is None


@settings(max_examples=40)
@given(st.floats(0.2, 0.9))
def test_every_height_is_one_that_can_be_logged(seconds):
    test = FITNESS_TESTS["cmj_cm"]

    assert test.least - 0.2 <= 100 * jump_height_m(seconds) <= test.most
