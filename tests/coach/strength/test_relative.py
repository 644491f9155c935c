import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.athlete import Sex
from coach.strength.relative import dots, relative_strength, wilks
from tests.science import near, vectors

loads, weights, sexes = st.floats(1, 1000), st.floats(25, 400), st.sampled_from(Sex)
no_one = [0, -80, 24, 401, 1e300, math.nan, math.inf]


@pytest.mark.parametrize("vector", vectors("strength", "coef-"))
def test_points_for_a_total_are_the_federations(vector):
    weight, expected = vector["inputs"]["bodyweight_kg"], vector["expected"]

    for sex, letter in ((Sex.MALE, "m"), (Sex.FEMALE, "f")):
        assert near(dots(1, weight, sex), expected[f"dots_{letter}"], vector)
        assert near(wilks(1, weight, sex), expected[f"wilks2020_{letter}"], vector)
    points = expected["dots_points_m_for_500kg"]
    assert dots(500, weight, Sex.MALE) == pytest.approx(points, abs=1e-6)


def test_a_lift_counts_in_body_weights():
    assert relative_strength(120, 80) == 1.5


@pytest.mark.parametrize("weight", no_one)
def test_no_one_weighs_that(weight):
    assert relative_strength(100, weight) is None
    assert dots(300, weight, Sex.MALE) is wilks(300, weight, Sex.FEMALE) is None


@pytest.mark.parametrize("load", [0, -1, 1501, math.nan, math.inf])
def test_no_one_lifts_that(load):
    assert relative_strength(load, 80) is None
    assert dots(load, 80, Sex.FEMALE) is wilks(load, 80, Sex.MALE) is None


@settings(max_examples=40)
@given(loads, weights, sexes)
def test_of_two_totals_at_one_weight_the_heavier_has_more_points(load, weight, sex):
    for points in (dots, wilks):
        assert 0 < points(load, weight, sex) < points(load + 1, weight, sex)


@settings(max_examples=40)
@given(loads, st.floats(40, 149), sexes)
def test_of_two_equal_totals_the_lighter_lifter_has_more_points(load, weight, sex):
    assert dots(load, weight, sex) > dots(load, weight + 1, sex)
    assert relative_strength(load, weight) > relative_strength(load, weight + 1)


@settings(max_examples=40)
@given(st.floats(), st.floats(), sexes)
def test_any_numbers_give_points_or_none(load, weight, sex):
    for found in (
        relative_strength(load, weight),
        dots(load, weight, sex),
        wilks(load, weight, sex),
    ):
        assert found is None or 0 <= found < 4000


def test_the_heaviest_lifter_and_load_are_believed():
    assert relative_strength(1500, 400) == 3.75
    assert relative_strength(25, 25) == 1
