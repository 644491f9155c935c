import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.cardio.hrv import (
    drop,
    hrv_states,
    ln_cv_pct,
    ln_mean,
    ln_rmssd,
    own_range,
    rmssd,
)
from coach.domain.metric import Metric, MetricKind
from tests.builders import day
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("cardio", "rmssd-"))
def test_rmssd_is_the_root_of_the_mean_square_of_differences(vector):
    beats, expected = vector["inputs"]["nn_ms"], vector["expected"]

    assert near(rmssd(beats), expected["rmssd"], vector)
    assert near(ln_rmssd(beats), expected["ln_rmssd"], vector)


@pytest.mark.parametrize("vector", vectors("cardio", "lnrmssd-"))
def test_a_week_is_held_against_half_a_deviation_of_sixty_days(vector):
    of, expected = vector["inputs"], vector["expected"]
    own, week = own_range(of["baseline_rmssd"]), of["last7_rmssd"]

    assert near(own.mean, expected["baseline_mean"], vector)
    assert near(own.sd, expected["baseline_sd"], vector)
    assert near(own.low, expected["swc_low"], vector)
    assert near(own.high, expected["swc_high"], vector)
    assert near(ln_mean(week), expected["mean7"], vector)
    assert near(ln_cv_pct(week), expected["cv7_pct"], vector)
    assert own.status(ln_mean(week)) == expected["status"]


@pytest.mark.parametrize("vector", vectors("cardio", "hrv-"))
def test_a_week_in_milliseconds_is_so_far_below_what_is_usual(vector):
    of, expected = vector["inputs"], vector["expected"]

    fallen = drop(of["last7"], of["baseline"], of["baseline_sd"])

    assert near(fallen.mean_ms, expected["mean7"], vector)
    assert near(fallen.pct, expected["pct"], vector)
    assert near(fallen.smallest_ms, expected["swc"], vector)
    assert fallen.days_below == expected["days_below_swc"]


def test_one_beat_has_no_variability():
    assert rmssd([800.0]) is None
    assert ln_rmssd([800.0]) is None


def night(ago, ms, method="rmssd, night", device="watch"):
    uuid = f"{ago}-{method}-{device}"
    when = day(100) - timedelta(days=ago)
    return Metric(uuid, MetricKind.HRV, when, ms, method, "fit", device=device)


def nights(first, last, ms, **fields):
    return [night(n, ms + n % 2, **fields) for n in range(last, first + 1)]


def below(metrics, days=7):
    return [s.below for s in hrv_states(metrics, day(100), days)]


def test_three_low_nights_are_a_low_week():
    (state,) = hrv_states([*nights(60, 7, 60), *nights(2, 0, 50)], day(100), 1)

    assert state.below
    assert state.day == day(100)
    assert state.drop_pct == pytest.approx(100 * (50.333 / 60.5 - 1), abs=0.01)


def test_a_usual_week_is_not_low():
    assert below([*nights(60, 7, 60), *nights(6, 0, 60)], 1) == [False]


def test_two_nights_are_no_week():
    assert below([*nights(60, 7, 60), *nights(1, 0, 50)], 1) == []


def test_one_needs_three_weeks_to_know_what_is_usual():
    assert below([*nights(27, 7, 60), *nights(6, 0, 50)], 1) == [True]
    assert below([*nights(26, 7, 60), *nights(6, 0, 50)], 1) == []


def test_nights_longer_ago_than_sixty_days_before_the_week_do_not_count():
    old = nights(90, 67, 30)

    assert below([*old, *nights(66, 46, 60), *nights(6, 0, 50)], 1) == [True]


def test_values_of_another_method_are_another_series():
    other = nights(20, 0, 20, method="sdnn")

    assert below([*nights(60, 0, 60), *other], 1) == [False]


def test_a_new_watch_begins_anew():
    old, new = nights(60, 10, 60, device="old"), nights(9, 0, 40, device="new")

    assert below([*old, *new], 1) == []


def test_each_evening_sees_its_own_nights_only():
    metrics = [*nights(70, 3, 60), *nights(2, 0, 40)]

    states = hrv_states(metrics, day(100), 7)

    assert [state.day for state in states] == [day(100 - n) for n in range(6, -1, -1)]
    assert [state.below for state in states][:4] == [False] * 4
    assert states[-1].below


@given(st.lists(st.floats(5, 200), min_size=2, max_size=60), st.floats(0.2, 5))
def test_ones_own_range_does_not_depend_on_the_unit(values, factor):
    own, scaled = own_range(values), own_range([v * factor for v in values])

    assert scaled.low - own.low == pytest.approx(math.log(factor), abs=1e-9)
    assert own.low <= own.mean <= own.high
