import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.athlete import Sex, Thresholds
from coach.load.heart_rate import (
    banister_trimp,
    heart_rate_load,
    one_factor_trimp,
    threshold_heart_rate,
)
from tests.science import near, vectors

SEXES = {"M": Sex.MALE, "F": Sex.FEMALE}
LIMITS = Thresholds(max_hr_bpm=190, rest_hr_bpm=50, threshold_hr_bpm=170)


@pytest.mark.parametrize("vector", vectors("load", "trimp-morton-"))
def test_trimp_has_coefficients_of_its_own_for_women(vector):
    of = vector["inputs"]

    found = banister_trimp(
        [(of["hr_avg"], of["seconds"])], of["hr_rest"], of["hr_max"], SEXES[of["sex"]]
    )

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "trimp-gc-"))
def test_others_give_women_the_factor_of_men(vector):
    of = vector["inputs"]

    found = one_factor_trimp(
        [(of["hr_avg"], of["seconds"])], of["hr_rest"], of["hr_max"], SEXES[of["sex"]]
    )

    assert near(found, vector["expected"], vector)


@given(st.integers(30, 230), st.floats(1, 20000))
def test_the_factor_of_others_is_ours_for_men_and_too_low_for_women(bpm, seconds):
    beaten = [(bpm, seconds)]
    ours = {sex: banister_trimp(beaten, 50, 190, sex) for sex in Sex}
    theirs = {sex: one_factor_trimp(beaten, 50, 190, sex) for sex in Sex}

    assert theirs[Sex.MALE] == ours[Sex.MALE]
    assert theirs[Sex.FEMALE] == pytest.approx(ours[Sex.FEMALE] * 0.64 / 0.86)


@pytest.mark.parametrize("highest", [60, 59, math.nan])
def test_without_a_reserve_there_is_no_trimp(highest):
    with pytest.raises(ValueError, match="above the resting one"):
        banister_trimp([(60, 60)], 60, highest, None)
    with pytest.raises(ValueError, match="above the resting one"):
        one_factor_trimp([(60, 60)], 60, highest, Sex.MALE)


@pytest.mark.parametrize("vector", vectors("load", "hrss-"))
def test_an_hour_at_threshold_heart_rate_is_100(vector):
    of = vector["inputs"]
    limits = Thresholds(
        max_hr_bpm=of["hr_max"],
        rest_hr_bpm=of["hr_rest"],
        threshold_hr_bpm=of["lthr"],
    )

    found = heart_rate_load([(of["hr_avg"], of["seconds"])], limits, SEXES[of["sex"]])

    assert near(found, vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("cardio", "lthr-default-"))
def test_an_untested_threshold_depends_on_rest_and_highest(vector):
    found = threshold_heart_rate(
        vector["inputs"]["hr_rest"], vector["inputs"]["hr_max"]
    )

    assert near(found, vector["expected"], vector)


def test_a_threshold_nobody_tested_lies_at_85_percent_of_the_reserve():
    untested = Thresholds(max_hr_bpm=190, rest_hr_bpm=50)

    hour = [(threshold_heart_rate(50, 190), 3600.0)]

    assert heart_rate_load(hour, untested, Sex.MALE) == pytest.approx(100)


@pytest.mark.parametrize(
    "limits",
    [
        Thresholds(rest_hr_bpm=50),
        Thresholds(max_hr_bpm=190),
        Thresholds(max_hr_bpm=50, rest_hr_bpm=60),
        Thresholds(max_hr_bpm=190, rest_hr_bpm=50, threshold_hr_bpm=45),
        Thresholds(max_hr_bpm=190, rest_hr_bpm=50, threshold_hr_bpm=195),
    ],
)
def test_limits_that_are_missing_or_out_of_order_give_no_load(limits):
    assert heart_rate_load([(150, 3600)], limits, Sex.MALE) is None


def test_an_unknown_sex_lies_between_the_two():
    hour = [(140, 3600)]

    loads = [heart_rate_load(hour, LIMITS, sex) for sex in (Sex.MALE, None, Sex.FEMALE)]

    assert loads == sorted(loads)


def test_seconds_of_heart_rate_weigh_more_than_their_mean():
    intervals = [(120, 1800), (180, 1800)]

    assert heart_rate_load(intervals, LIMITS, Sex.MALE) > heart_rate_load(
        [(150, 3600)], LIMITS, Sex.MALE
    )


@given(st.integers(30, 230), st.floats(1, 20000), st.floats(1, 20000))
def test_a_longer_session_never_has_less_load(bpm, seconds, more):
    shorter = heart_rate_load([(bpm, seconds)], LIMITS, Sex.FEMALE)

    assert 0 <= shorter <= heart_rate_load([(bpm, seconds + more)], LIMITS, Sex.FEMALE)


def test_the_threshold_may_be_the_highest_but_not_the_lowest_heart_rate():
    def limits(threshold):
        return Thresholds(max_hr_bpm=190, rest_hr_bpm=50, threshold_hr_bpm=threshold)

    hour = [(190, 3600)]

    assert heart_rate_load(hour, limits(190), Sex.MALE) == pytest.approx(100)
    assert heart_rate_load(hour, limits(50), Sex.MALE) is None


def test_a_heart_that_never_changes_has_no_reserve():
    same = Thresholds(max_hr_bpm=60, rest_hr_bpm=60, threshold_hr_bpm=60)

    assert heart_rate_load([(60, 3600)], same, Sex.MALE) is None
