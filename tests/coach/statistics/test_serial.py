import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics.serial import serial_correlation, variance_inflation


def remembering(seed, memory, count):
    rng, value, values = random.Random(seed), 0.0, []
    for _ in range(count):
        value = memory * value + rng.gauss(0, 1)
        values.append(value)
    return values


@pytest.mark.parametrize("memory", [0.0, 0.3, 0.6])
def test_memory_is_found_nearly_without_bias(memory):
    found = [serial_correlation(remembering(n, memory, 12)) for n in range(800)]

    assert sum(found) / len(found) == pytest.approx(memory, abs=0.1)


def test_noise_that_remembers_makes_a_trend_less_sure():
    assert variance_inflation(remembering(3, 0.7, 300)) == pytest.approx(
        1.7 / 0.3, rel=0.3
    )


def test_noise_that_swings_back_makes_it_no_surer():
    assert variance_inflation([1, -1] * 10) == 1


def test_of_four_values_nothing_is_said():
    assert serial_correlation([1, 2, 3, 4]) == 0
    assert serial_correlation([1, 2, 3, 4, 5]) != 0


def test_values_all_alike_remember_nothing():
    assert variance_inflation([2.0] * 9) == 1


@given(st.lists(st.floats(-1e6, 1e6), max_size=30))
def test_inflation_has_bounds(values):
    assert 1 <= variance_inflation(values) <= 19.1
