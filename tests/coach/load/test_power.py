import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.power import intensity, normalized_power, power_load
from tests.science import near, vectors

SERIES = {
    "const200x3600": [200.0] * 3600,
    "5x(4min300/2min100)": ([300.0] * 240 + [100.0] * 120) * 5,
    "10x(30s400/30s100)": ([400.0] * 30 + [100.0] * 30) * 10,
    "ramp100-400x1200": [100 + 300 * second / 1199 for second in range(1200)],
}


@pytest.mark.parametrize("vector", vectors("load", "np-"))
def test_normalized_power_takes_full_windows_only(vector):
    watts = vector["inputs"].get("watts") or SERIES[vector["inputs"]["series"]]

    found = normalized_power(watts)

    assert near(
        found, vector["expected"]["coggan_full_windows_only_RECOMMENDED"], vector
    )


@pytest.mark.parametrize("vector", vectors("load", "tss-"))
def test_power_load_is_hours_times_intensity_squared(vector):
    given_ = vector["inputs"]

    load = power_load(given_["np"], given_["seconds"], given_["ftp"])

    assert near(load, vector["expected"]["tss"], vector)
    assert near(
        intensity(given_["np"], given_["ftp"]), vector["expected"]["if"], vector
    )


def test_under_half_a_minute_there_is_no_normalized_power():
    assert normalized_power([200.0] * 29) is None
    assert normalized_power([200.0] * 30) == pytest.approx(200)


def test_a_second_without_a_reading_counts_as_standing_still():
    with_gaps = [200.0] * 60 + [math.nan] * 10 + [200.0] * 60

    assert normalized_power(with_gaps) == normalized_power(
        [0.0 if math.isnan(w) else w for w in with_gaps]
    )


@given(st.lists(st.floats(0, 2000), min_size=30, max_size=120))
def test_normalized_power_is_never_above_the_highest_watts(watts):
    assert normalized_power(watts) <= max(watts) * (1 + 1e-9) + 1e-6
