import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.statistics.trend import (
    Trend,
    mann_kendall,
    theil_sen,
    time_to_target,
)
from tests.science import near, vectors

DIRECTIONS = {"increasing": 1, "decreasing": -1, "no trend": 0}

series = st.lists(
    st.tuples(st.integers(0, 60), st.integers(-200, 200)),
    min_size=3,
    max_size=25,
    unique_by=lambda point: point[0],
).map(sorted)


def points(vector):
    return list(zip(vector["inputs"]["t"], vector["inputs"]["y"], strict=True))


@pytest.mark.parametrize("vector", vectors("stats", "theilsen-mk-"))
def test_slope_interval_and_height_are_those_of_scipy(vector):
    expected = vector["expected"]

    trend = theil_sen(points(vector))

    assert near(trend.slope, expected["slope"], vector)
    assert near(trend.intercept, expected["intercept"], vector)
    assert near(trend.low, expected["slope_lo95"], vector)
    assert near(trend.high, expected["slope_hi95"], vector)


@pytest.mark.parametrize("vector", vectors("stats", "theilsen-mk-"))
def test_mann_kendall_corrects_for_ties_and_continuity(vector):
    expected = vector["expected"]

    test = mann_kendall(vector["inputs"]["y"])

    assert test.s == expected["mk_s"]
    assert near(test.variance, expected["mk_var_s"], vector)
    assert near(test.z, expected["mk_z"], vector)
    assert near(test.p, expected["mk_p"], vector)
    assert near(test.tau, expected["mk_tau"], vector)
    assert test.direction == DIRECTIONS[expected["mk_trend"]]


@pytest.mark.parametrize("vector", vectors("stats", "eta-"))
def test_time_to_target_has_an_interval_only_when_the_trend_is_clear(vector):
    expected = vector["expected"]
    trend, last = theil_sen(points(vector)), vector["inputs"]["t"][-1]

    found = time_to_target(trend, last, vector["inputs"]["target"])

    assert near(found.level, expected["level_now"], vector)
    assert near(found.time, expected["eta"], vector)
    assert trend.is_clear == (expected["status"] == "on_course")
    if expected["eta_ci"] is None:
        assert found.interval is None
    else:
        for end, wanted in zip(found.interval, expected["eta_ci"], strict=True):
            assert near(end, wanted, vector)


def test_readings_of_one_moment_have_no_trend():
    assert theil_sen([]) is None
    assert theil_sen([(3, 1.0), (3, 2.0)]) is None


def test_a_single_value_neither_rises_nor_falls():
    assert mann_kendall([1.0]) is None
    assert mann_kendall([1.0, 1.0]).p == 1


def test_a_level_line_never_meets_a_target():
    assert time_to_target(Trend(0.0, 0.0, 0.0, 5.0), 10, 6) is None


@given(series, st.integers(-50, 50), st.integers(-9, 9))
def test_adding_a_line_adds_its_slope(series, shift, tilt):
    before = theil_sen(series)

    after = theil_sen([(t, y + shift + tilt * t) for t, y in series])

    assert math.isclose(after.slope, before.slope + tilt, abs_tol=1e-9)


@given(series, st.sampled_from([-4, -0.5, 0.25, 3]))
def test_another_unit_scales_slope_and_interval(series, factor):
    before = theil_sen(series)

    after = theil_sen([(t, y * factor) for t, y in series])

    ends = sorted([before.low * factor, before.high * factor])
    assert math.isclose(after.slope, before.slope * factor, abs_tol=1e-9)
    assert math.isclose(after.low, ends[0], abs_tol=1e-9)
    assert math.isclose(after.high, ends[1], abs_tol=1e-9)


@given(series)
def test_the_slope_lies_in_its_interval(series):
    trend = theil_sen(series)

    assert trend.low <= trend.slope <= trend.high


@given(series)
def test_a_series_mirrored_falls_as_much_as_it_rose(series):
    values = [y for _, y in series]

    assert mann_kendall([-y for y in values]).z == -mann_kendall(values).z


def test_an_interval_that_ends_at_zero_is_not_clear():
    assert not Trend(1.0, 0.0, 2.0, 5.0).is_clear
    assert not Trend(-1.0, -2.0, 0.0, 5.0).is_clear
