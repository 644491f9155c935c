import pytest

from coach.domain.metric import MetricKind
from coach.swimming.critical_speed import css_of_two
from coach.swimming.trials import css_trials
from tests.builders import day
from tests.coach.goals.series import metric

YARDS, METERS = "trial, 25yd pool", "trial, 25m pool"


def trial(distance, on, seconds, method=METERS):
    return metric(f"swim_{distance}", on, seconds, method)


def found(*trials):
    return list(css_trials(trials))


def test_a_200_and_a_400_of_one_pool_give_a_critical_speed():
    (css,) = found(trial(200, 0, 160), trial(400, 2, 335))

    assert css.pace_s_per_100m == pytest.approx(87.5)
    assert (css.day, css.method) == (day(2), METERS)
    assert css.pace_s_per_100m == css_of_two(160, 335).pace_s_per_100m


def test_a_pace_of_yards_is_told_in_metres():
    (css,) = found(trial(200, 0, 160, YARDS), trial(400, 2, 335, YARDS))

    assert css.pace_s_per_100m == pytest.approx(87.5 / 0.9144)


def test_two_pools_are_never_mixed():
    assert not found(trial(200, 0, 160), trial(400, 0, 335, YARDS))


def test_trials_more_than_two_weeks_apart_are_two_swimmers():
    assert found(trial(200, 0, 160), trial(400, 14, 335))
    assert not found(trial(200, 0, 160), trial(400, 15, 335))


def test_the_nearest_200_counts_the_later_of_two_as_near():
    (css,) = found(
        trial(200, 0, 155), trial(200, 7, 161), trial(200, 11, 160), trial(400, 9, 335)
    )

    assert css.pace_s_per_100m == pytest.approx((335 - 160) / 2)
    assert css.day == day(11)


def test_trials_that_were_no_full_effort_or_fell_apart_are_left_out():
    assert not found(trial(200, 0, 170), trial(400, 0, 335))
    assert not found(trial(200, 0, 140), trial(400, 0, 335))


def test_what_the_watch_timed_is_no_trial():
    assert not found(
        trial(200, 0, 160, "pool lengths"), trial(400, 0, 335, "pool lengths")
    )


def test_other_distances_give_nothing():
    assert not found(trial(200, 0, 160), metric(MetricKind.SWIM_100M, 0, 75, METERS))
