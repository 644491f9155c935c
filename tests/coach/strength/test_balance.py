import math
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.strength.balance import y_balance_composite
from tests.science import near, vectors

anything = st.floats()


@pytest.mark.parametrize("vector", vectors("strength", "ybalance-"))
def test_the_mean_reach_counts_in_legs(vector):
    of = vector["inputs"]
    reaches = (of["anterior"], of["posteromedial"], of["posterolateral"])

    found = y_balance_composite(reaches, of["limb"])

    assert near(found, vector["expected"], vector)


def test_each_direction_counts_alike():
    found = {y_balance_composite(each, 90) for each in permutations((60, 90, 96))}

    assert len(found) == 1


@pytest.mark.parametrize(
    ("reaches", "limb"),
    [
        ((60, 90, 96), 35),
        ((60, 90, 96), 0.9),
        ((60, 90, 96), math.nan),
        ((60, 90, 96), math.inf),
        ((0, 90, 96), 90),
        ((math.nan, 90, 96), 90),
        ((90, 96, math.nan), 90),
        ((600, 90, 96), 90),
        ((20, 30, 30), 90),
    ],
)
def test_no_leg_is_and_reaches_like_that(reaches, limb):
    assert y_balance_composite(reaches, limb) is None


@settings(max_examples=40)
@given(st.tuples(anything, anything, anything), anything)
def test_any_numbers_give_a_believable_composite_or_none(reaches, limb):
    found = y_balance_composite(reaches, limb)

    assert found is None or 40 <= found <= 140


@pytest.mark.parametrize("reaches", [(), (60, 90), (60, 90, 96, 80)])
def test_there_are_three_directions(reaches):
    with pytest.raises(ValueError, match="unpack"):
        y_balance_composite(reaches, 90)


@pytest.mark.parametrize("limb", [50, 130])
@pytest.mark.parametrize("percent", [40, 140])
def test_the_shortest_and_longest_legs_and_reaches_are_believed(limb, percent):
    reach = limb * percent / 100

    assert y_balance_composite((reach, reach, reach), limb) == percent
