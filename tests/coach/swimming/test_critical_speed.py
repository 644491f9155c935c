import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coach.swimming.critical_speed import css_of_trials, css_of_two, estimate_css
from coach.units import pace_per_100m_to_100yd, yards_to_meters
from tests.builders import activity, day
from tests.coach.swimming.test_best import swum
from tests.science import near, vectors

TODAY = day(100)


@pytest.mark.parametrize("vector", vectors("swim", "css-2pt-"))
def test_two_trials_give_a_critical_speed(vector):
    of, expected = vector["inputs"], vector["expected"]

    found = css_of_two(of["t200_s"], of["t400_s"])

    assert near(found.speed_m_s, expected["css_mps"], vector)
    assert near(found.pace_s_per_100m, expected["pace_s_per_100m"], vector)
    yards = pace_per_100m_to_100yd(found.pace_s_per_100m)
    assert near(yards, expected["pace_s_per_100yd"], vector)
    assert near(found.reserve_m, expected["d_prime_m"], vector)


@pytest.mark.parametrize("vector", vectors("swim", "cs-regression-"))
def test_more_trials_give_the_slope_of_distance_on_time(vector):
    of, expected = vector["inputs"], vector["expected"]
    trials = list(zip(of["distance_m"], of["time_s"], strict=True))

    found = css_of_trials(trials)

    assert near(found.speed_m_s, expected["cs_mps"], vector)
    assert near(found.reserve_m, expected["d_prime_m"], vector)
    assert near(found.pace_s_per_100m, expected["pace_s_per_100m"], vector)


def test_a_400_as_fast_as_two_200s_was_no_full_effort():
    assert css_of_two(150, 300) is None
    assert css_of_two(0, 300) is None
    assert css_of_two(150, 301) is not None


def test_a_400_that_fell_apart_is_doubtful():
    assert not css_of_two(150, 345).doubtful
    assert css_of_two(150, 346).doubtful


@pytest.mark.parametrize(
    "trials", [[], [(200, 150)], [(200, 150), (400, 150)], [(400, 300), (200, 310)]]
)
def test_trials_that_fit_no_swimmer_give_nothing(trials):
    assert css_of_trials(trials) is None


def pool_swim(*seconds, on=90, **fields):
    return activity(
        "swim", on, lengths=tuple(swum(*seconds)), pool_length_m=25, **fields
    )


def test_critical_speed_is_read_off_a_long_swim_without_rest():
    found = estimate_css([pool_swim(*[25.0] * 16)], TODAY)

    assert found.speed_m_s == pytest.approx(380 / 400)
    assert found.how == f"400 m without a rest on {day(90)}"


def test_short_repeats_say_nothing_about_it():
    assert estimate_css([pool_swim(*[15.0] * 11)], TODAY) is None


def test_a_swim_without_lengths_goes_by_its_mean_speed():
    steady = activity("swim", 90, 20, distance_m=1000)

    found = estimate_css([steady, activity("swim", 91, 5, distance_m=500)], TODAY)

    assert found.speed_m_s == pytest.approx(1000 / 1200)


def test_the_fastest_swim_counts():
    swims = [pool_swim(*[25.0] * 16), pool_swim(*[20.0] * 16, on=80)]

    assert estimate_css(swims, TODAY).how.endswith(str(day(80)))


@pytest.mark.parametrize(
    "swim",
    [
        activity("swim", 5, 20, distance_m=1000),
        activity("swim", 101, 20, distance_m=1000),
        activity("swim", 90, 2, distance_m=1000),
        activity("run", 90, 20, distance_m=1000),
    ],
)
def test_old_later_and_impossible_swims_tell_nothing(swim):
    assert estimate_css([swim], TODAY) is None


def test_the_window_is_90_days_and_holds_today():
    def swum_on(on):
        return estimate_css([activity("swim", on, 20, distance_m=800)], TODAY)

    assert swum_on(100)
    assert swum_on(11)
    assert not swum_on(10)


@pytest.mark.parametrize("minutes", [0, 6])
def test_a_session_without_time_or_too_fast_tells_nothing(minutes):
    swim = activity("swim", 90, minutes, distance_m=800)

    assert estimate_css([swim], TODAY) is None


def test_a_sustained_swim_has_300_metres():
    assert estimate_css([pool_swim(*[25.0] * 12)], TODAY)


def test_swims_of_one_distance_have_no_slope():
    assert css_of_trials([(200, 140), (200, 150), (200, 160)]) is None
    assert css_of_trials([(100, 100), (200, 200)]) is None


@pytest.mark.parametrize(
    ("t200", "t400"),
    [(10, 21), (1000, 3000), (150, math.inf), (math.nan, 310), (150, math.nan)],
)
def test_trials_of_no_one_have_no_critical_speed(t200, t400):
    assert css_of_two(t200, t400) is None
    assert css_of_trials([(200, t200), (400, t400)]) is None


@given(st.floats(), st.floats(), st.floats(), st.floats())
def test_any_numbers_give_a_swimmers_speed_or_none(d1, t1, d2, t2):
    for found in (css_of_two(t1, t2), css_of_trials([(d1, t1), (d2, t2)])):
        assert found is None or 0.4 <= found.speed_m_s <= 2.0


@given(st.floats(110, 400), st.floats(2.05, 2.4))
def test_two_trials_lie_on_their_line(t200, times):
    by_two = css_of_two(t200, t200 * times)
    by_line = css_of_trials([(200, t200), (400, t200 * times)])

    assume(by_two is not None and by_line is not None)
    assert by_line.speed_m_s == pytest.approx(by_two.speed_m_s)
    assert by_line.reserve_m == pytest.approx(by_two.reserve_m)


def test_trials_in_yards_are_metres_first():
    yards = [(yards_to_meters(yd), seconds) for yd, seconds in ((200, 150), (400, 315))]

    assert css_of_trials(yards).speed_m_s == pytest.approx(
        0.9144 * css_of_two(150, 315).speed_m_s
    )
