import random
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.goals.associations import (
    PAIRS,
    associations,
    weekly_driver,
    weekly_outcome,
)
from coach.goals.base import GoalHistory
from tests.builders import day, session
from tests.coach.goals.series import metric

PAIR = ("swim_m", "swim_100yd")
SUNDAY = 7 * 52 - 1


def swimming(seed, effect, *, lag=2, drift=0.0, weeks=52):
    """A swim a week and a trial a week; metres take so many seconds off, later."""
    rng = random.Random(seed)
    walk, metres, trials, swims = 0.0, [], [], []
    for week in range(weeks):
        walk += rng.gauss(0, 1)
        metres.append(2000 + 400 * rng.gauss(0, 1) + drift * (20 * week + 200 * walk))
    other = 0.0
    for week, swum in enumerate(metres):
        other += rng.gauss(0, 1)
        earlier = metres[max(week - lag, 0)]
        seconds = 80 + rng.gauss(0, 1) - drift * (0.05 * week + other)
        seconds -= effect * (earlier - 2000) / 400
        swims.append(session("swim", 7 * week, distance_m=swum))
        trials.append(metric("swim_100yd", 7 * week + 3, seconds, "trial"))
    return GoalHistory(tuple(swims), tuple(trials))


def look(history, pairs=(PAIR,), on=SUNDAY):
    return associations(history, day(on), pairs)


def test_swimming_more_goes_with_faster_times_two_weeks_later():
    (found,) = look(swimming(1, effect=1.5))

    assert (found.driver, found.outcome, found.lag_weeks) == (*PAIR, 2)
    assert found.is_clear
    assert found.correlation.rho < -0.4
    assert found.correlation.high < 0
    assert found.correlation.n == 49


def test_an_effect_is_mostly_found_at_its_lag_though_both_drift():
    found = [look(swimming(seed, effect=1.0, drift=1.0))[0] for seed in range(20)]

    assert sum(each.is_clear and each.lag_weeks == 2 for each in found) >= 15


def test_two_things_that_both_drift_are_hardly_ever_associated():
    looked = [look(swimming(seed, 0.0, drift=seed % 2)) for seed in range(100)]

    assert sum(any(each.is_clear for each in found) for found in looked) <= 5


def test_every_look_makes_each_less_sure():
    rng, swum = random.Random(5), swimming(1, effect=1.5)
    nights = (metric("sleep", on, 7 + rng.random()) for on in range(SUNDAY))
    history = replace(swum, metrics=(*swum.metrics, *nights))

    (alone,) = look(history)
    among, slept = look(history, (PAIR, ("sleep", "swim_100yd")))

    assert alone.correlation == among.correlation
    assert alone.correlation.p < alone.p < among.p < slept.p


def test_under_eight_changes_nothing_is_said():
    assert look(swimming(1, 1.5, weeks=8), on=7 * 8 - 1) == ()
    assert look(swimming(1, 1.5, weeks=9), on=7 * 9 - 1) != ()


def test_a_week_without_a_trial_breaks_two_changes():
    history = swimming(1, 1.5)
    fewer = replace(history, metrics=history.metrics[:20] + history.metrics[21:])

    (whole,), (less,) = look(history), look(fewer)

    assert whole.correlation.n - less.correlation.n in (1, 2)


def test_nobody_training_has_no_associations():
    assert associations(GoalHistory(), day(0)) == ()


def test_a_week_without_training_counts_as_none_and_the_running_one_not_at_all():
    swims = (
        session("swim", 0, distance_m=1000),
        session("swim", 15, distance_m=2000),
        session("swim", 21, distance_m=900),
    )
    history = GoalHistory(swims)

    assert weekly_driver("swim_m", history, day(22)) == {
        day(0): 1000,
        day(7): 0,
        day(14): 2000,
    }
    assert len(weekly_driver("swim_m", history, day(27))) == 4
    assert weekly_driver("swims", history, day(22))[day(14)] == 1
    assert weekly_driver("hours", history, day(22))[day(14)] == pytest.approx(0.75)


def test_a_week_of_two_nights_has_no_sleep():
    on_days = (-371, -370, -369, 0, 1, 2, 7, 8)
    nights = [metric("sleep", on, 7.0 + on / 10) for on in on_days]

    found = weekly_driver("sleep", GoalHistory(metrics=tuple(nights)), day(13))

    assert found == {day(0): pytest.approx(7.1)}


def test_an_outcome_is_one_method_and_device():
    trials = [metric("swim_100yd", 7 * n, 80.0, "trial") for n in range(10)]
    watch = [metric("swim_100yd", 7 * n, 90.0, "pool lengths") for n in range(12)]

    found = weekly_outcome(
        "swim_100yd", GoalHistory(metrics=(*trials, *watch)), day(83)
    )

    assert set(found.values()) == {80.0}
    assert all(week.weekday() == 0 for week in found)


@pytest.mark.parametrize(("driver", "outcome"), PAIRS)
def test_every_pair_can_be_looked_at(driver, outcome):
    assert weekly_driver(driver, GoalHistory(), day(0)) == {}
    assert weekly_outcome(outcome, GoalHistory(), day(0)) == {}


def test_only_the_last_year_is_looked_at():
    weeks = weekly_driver("swims", swimming(1, 0, weeks=60), day(7 * 60 - 1))

    assert len(weeks) <= 52
    assert max(weeks) == day(7 * 59)
    assert min(weeks) > day(7 * 60) - timedelta(weeks=53)
