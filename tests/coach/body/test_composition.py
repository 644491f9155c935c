import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.composition import lean_mass, masses, navy_men, navy_women
from coach.body.trend import BodyDay
from tests.builders import day
from tests.science import near, vectors

SIRI, INCHES = "siri_form_cm", "regression_form_inches_inputs_converted"
no_length = [0, -90, 1e9, math.nan, math.inf]


@pytest.mark.parametrize("vector", vectors("body", "navy-"))
def test_a_tape_in_centimetres_tells_the_fat(vector):
    of, expected = vector["inputs"], vector["expected"]
    navy = navy_women if "hip_cm" in of else navy_men

    found = navy(**of)

    assert near(found, expected[SIRI], vector)
    assert found == pytest.approx(expected[INCHES], abs=0.5)


def test_inches_are_not_taken_for_centimetres():
    assert navy_men(70, 15, 34) is None
    assert navy_women(64, 13, 31, 38) is None


@pytest.mark.parametrize("wrong", no_length)
def test_measures_of_no_one_tell_nothing(wrong):
    assert navy_men(wrong, 39, 91) is None
    assert navy_men(176, wrong, 91) is None
    assert navy_men(176, 39, wrong) is None
    assert navy_women(170, 32, 70, wrong) is None
    assert navy_women(170, 32, wrong, 95) is None


def test_a_waist_is_wider_than_a_neck():
    assert navy_men(176, 45, 45) is None
    assert navy_women(170, 45, 45, 130) is None


@settings(max_examples=40)
@given(*[st.floats(20, 260)] * 4)
def test_any_measures_give_a_share_of_the_living_or_none(height, neck, waist, hip):
    for found in (navy_men(height, neck, waist), navy_women(height, neck, waist, hip)):
        assert found is None or 2 <= found <= 70


@settings(max_examples=40)
@given(st.floats(150, 200), st.floats(30, 45), st.floats(75, 120))
def test_a_wider_waist_is_more_fat(height, neck, waist):
    slim, wide = navy_men(height, neck, waist), navy_men(height, neck, waist + 1)

    assert slim is None or wide is None or wide > slim


def test_what_is_no_fat_is_lean():
    assert lean_mass(80, 15) == 68


@pytest.mark.parametrize("wrong", [0, -5, 1.9, 1e300, math.nan, math.inf])
def test_no_one_is_made_of_that(wrong):
    assert lean_mass(wrong, 15) is None
    assert lean_mass(80, wrong) is None


def test_the_smallest_and_the_largest_can_be_measured():
    assert navy_men(120, 20, 60) == pytest.approx(22.3, abs=0.1)
    assert navy_men(230, 70, 140) == pytest.approx(23.5, abs=0.1)


def test_the_lightest_and_the_heaviest_are_believed():
    assert lean_mass(20, 2) == pytest.approx(19.6)
    assert lean_mass(400, 70) == pytest.approx(120)


def test_masses_need_weight_and_fat_of_one_day():
    weights = [BodyDay(day(n), 80.0, measured=True) for n in range(4)]
    fats = [
        BodyDay(day(1), 10.0, measured=False),
        BodyDay(day(3), 95.0, measured=True),
        BodyDay(day(7), 10.0, measured=True),
    ]

    assert masses(weights, fats) == (
        (BodyDay(day(1), 8.0, measured=False),),
        (BodyDay(day(1), 72.0, measured=False),),
    )


@settings(max_examples=40)
@given(st.floats(20, 400), st.floats(2, 70))
def test_fat_and_lean_make_the_whole(weight, percent):
    fat, lean = masses(
        [BodyDay(day(0), weight, measured=True)],
        [BodyDay(day(0), percent, measured=True)],
    )

    assert fat[0].value + lean[0].value == pytest.approx(weight)
    assert fat[0].value == pytest.approx(weight * percent / 100)
