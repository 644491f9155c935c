import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.zones import (
    lactate_zones,
    power_zones,
    reserve_bpm,
    reserve_zones,
    run_zones,
    seconds_in,
)
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("cardio", "karvonen-"))
def test_a_share_of_the_reserve_is_that_far_from_rest_to_highest(vector):
    of = vector["inputs"]

    found = reserve_bpm(of["pct_hrr"], of["hr_rest"], of["hr_max"])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("cardio", "hrr-zones-"))
def test_five_zones_share_the_upper_half_of_the_reserve(vector):
    of = vector["inputs"]
    *lows, highest = vector["expected"]

    found = reserve_zones(of["hr_rest"], of["hr_max"])

    assert len(found) == len(lows)
    assert all(near(*pair, vector) for pair in zip(found, lows, strict=True))
    assert highest == of["hr_max"]


def test_zones_by_a_threshold_are_shares_of_it():
    assert lactate_zones(200) == pytest.approx((0, 136, 166, 188, 210))
    assert power_zones(200) == pytest.approx((0, 110, 150, 180, 210, 240, 300))
    assert run_zones(4.0) == pytest.approx((0, 3.2, 3.48, 3.8, 4.2, 4.76))


def test_a_zone_holds_its_own_beginning():
    values = [(99.9, 1.0), (100.0, 2.0), (149.9, 4.0), (150.0, 8.0), (900.0, 16.0)]

    assert seconds_in(values, (100.0, 150.0)) == (1.0, 6.0, 24.0)


@given(st.lists(st.tuples(st.floats(0, 250), st.integers(0, 999))))
def test_no_second_is_lost(values):
    found = seconds_in(values, reserve_zones(50, 190))

    assert sum(found) == sum(seconds for _, seconds in values)
