import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.load.zonal import (
    EDWARDS_SHARES,
    LONGEST_MIN,
    edwards_load,
    lactate_zonal_load,
    lucia_load,
)
from coach.load.zones import lactate_zones
from tests.science import near, vectors

LOADS = {edwards_load: 5, lucia_load: 3, lactate_zonal_load: 5}


@pytest.mark.parametrize("vector", vectors("load", "edwards-"))
def test_edwards_weighs_fifths_of_the_highest_heart_rate(vector):
    found = edwards_load(vector["inputs"]["minutes_in_zone"])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "lucia-"))
def test_lucia_weighs_what_lies_between_two_thresholds(vector):
    found = lucia_load(vector["inputs"]["minutes_in_zone"])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "gc-zonal-"))
def test_zones_by_lactate_threshold_have_weights_of_their_own(vector):
    found = lactate_zonal_load(vector["inputs"]["minutes_in_zone"])

    assert near(found, vector["expected"], vector)


def test_every_zone_has_its_weight():
    assert edwards_load([1] * len(EDWARDS_SHARES)) == 15
    assert lactate_zonal_load([1] * len(lactate_zones(170))) == pytest.approx(10.2)


@pytest.mark.parametrize("load", LOADS)
@settings(max_examples=40)
@given(wrong=st.floats().filter(lambda each: not 0 <= each <= LONGEST_MIN))
def test_what_is_no_number_of_minutes_is_refused(load, wrong):
    with pytest.raises(ValueError, match="minutes in zones"):
        load([wrong] + [1.0] * (LOADS[load] - 1))


def test_a_session_may_last_a_week():
    assert lucia_load([LONGEST_MIN, 0, 0]) == LONGEST_MIN


@pytest.mark.parametrize("load", LOADS)
@pytest.mark.parametrize("zones", [0, 2, 4, 6])
def test_another_number_of_zones_is_refused(load, zones):
    with pytest.raises(ValueError, match="zip"):
        load([1.0] * zones)


@pytest.mark.parametrize("load", LOADS)
@settings(max_examples=40)
@given(st.data())
def test_a_harder_minute_never_counts_less(load, data):
    zones = LOADS[load]
    minutes = data.draw(
        st.lists(st.floats(1, 600), min_size=zones, max_size=zones), label="minutes"
    )
    at = data.draw(st.integers(0, zones - 2), label="zone")
    harder = [*minutes]
    harder[at] -= 1
    harder[at + 1] += 1

    assert load(harder) > load(minutes)
    assert math.isfinite(load(minutes))
