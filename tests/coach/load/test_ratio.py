import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.load.ratio import MOST_A_DAY, LoadRatio, load_ratio, weighted_mean
from tests.science import near, vectors

days = st.lists(st.floats(0, 400), min_size=28, max_size=40)


@pytest.mark.parametrize("vector", vectors("load", "acwr-"))
def test_the_last_week_is_held_against_the_three_before_it(vector):
    daily, expected = vector["inputs"]["daily_load"], vector["expected"]

    found = load_ratio(daily)

    assert near(found.rolling, expected["rolling_uncoupled"], vector)
    assert near(found.weighted, expected["ewma_williams"], vector)
    assert near(weighted_mean(daily, 7), expected["ewma_acute"], vector)
    assert near(weighted_mean(daily, 28), expected["ewma_chronic"], vector)
    coupled = 4 * found.rolling / (3 + found.rolling)
    assert near(coupled, expected["rolling_coupled"], vector)


def test_under_four_weeks_there_is_nothing_to_compare():
    assert load_ratio([50.0] * 27) is None
    assert load_ratio([]) is None
    assert load_ratio([50.0] * 28) == LoadRatio(1, 1)
    assert load_ratio([MOST_A_DAY] * 28) == LoadRatio(1, 1)


def test_only_the_last_four_weeks_count_for_the_rolling_means():
    assert load_ratio([300.0] * 50 + [50.0] * 28).rolling == 1


def test_without_training_before_there_is_no_ratio():
    assert load_ratio([0.0] * 28) == LoadRatio(None, None)
    assert load_ratio([0.0] * 21 + [80.0] * 7).rolling is None


def test_what_is_left_of_a_session_long_ago_is_as_good_as_none():
    assert load_ratio([80.0] + [0.0] * 200) == LoadRatio(None, None)
    assert load_ratio([80.0] + [0.0] * 200 + [1.0] * 7).weighted < 5


@given(st.floats().filter(lambda each: not 0 <= each <= MOST_A_DAY))
def test_what_is_no_load_is_refused(wrong):
    with pytest.raises(ValueError, match="the load of a day"):
        load_ratio([wrong] + [50.0] * 30)


@settings(max_examples=40)
@given(days, st.floats(0.01, 10))
def test_the_unit_of_load_does_not_matter(daily, factor):
    found, scaled = load_ratio(daily), load_ratio([x * factor for x in daily])

    for one, other in (
        (found.rolling, scaled.rolling),
        (found.weighted, scaled.weighted),
    ):
        if one is not None and other is not None:
            assert other == pytest.approx(one)


@settings(max_examples=40)
@given(days)
def test_a_ratio_is_a_number_of_0_or_more(daily):
    found = load_ratio(daily)

    for ratio in (found.rolling, found.weighted):
        assert ratio is None or (ratio >= 0 and math.isfinite(ratio))
