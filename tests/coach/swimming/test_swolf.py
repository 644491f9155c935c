import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Stroke
from coach.swimming.swolf import median_swolf, swolf, swolf_of_averages
from tests.coach.swimming.test_best import swum
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("swim", "swolf-", but_not="swolf-elevate-"))
def test_swolf_adds_seconds_and_strokes(vector):
    of = vector["inputs"]

    assert near(swolf(of["seconds"], of["strokes"]), vector["expected"], vector)


def test_only_freestyle_with_counted_strokes_has_a_swolf():
    lengths = [
        *swum(20, 22, 40, strokes=14),
        *swum(30, strokes=9, stroke=Stroke.BREASTSTROKE, start=82),
    ]

    assert median_swolf(lengths, 25) == 36
    assert median_swolf(swum(20, strokes=None), 25) is None


@pytest.mark.parametrize("vector", vectors("swim", "swolf-elevate-"))
def test_averages_give_the_swolf_of_a_usual_length(vector):
    of = vector["inputs"]

    found = swolf_of_averages(of["s_per_100m"], of["strokes_per_min"], of["pool_m"])

    assert near(round(found, 1), vector["expected"], vector)


@given(st.floats(40, 400), st.floats(1, 150), st.floats(10, 100))
def test_averages_of_equal_lengths_are_like_any_of_them(pace, rate, pool):
    seconds = pace * pool / 100

    found = swolf_of_averages(pace, rate, pool)

    assert found == pytest.approx(swolf(seconds, rate * seconds / 60))


@pytest.mark.parametrize("wrong", [0, -1, 1e300, math.nan, math.inf])
def test_averages_that_no_swim_has_give_none(wrong):
    assert swolf_of_averages(wrong, 30, 25) is None
    assert swolf_of_averages(100, wrong, 25) is None
    assert swolf_of_averages(100, 30, wrong) is None
