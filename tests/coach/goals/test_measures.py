from datetime import timedelta

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.metric import UNITS, MetricKind
from coach.goals.composite import HINGES, SQUATS
from coach.goals.measures import LONGEST, MEASURED_KEYS, Amount, measure_of
from coach.goals.registry import describe, known_keys


@pytest.mark.parametrize("test", FITNESS_TESTS.values(), ids=FITNESS_TESTS)
def test_every_fitness_test_can_be_a_goal_and_says_how_it_is_logged(test):
    measure = measure_of(test.kind)

    assert measure.unit == test.unit
    assert f"coach log test {test.key} " in measure.log
    assert test.kind in known_keys()


@pytest.mark.parametrize("kind", sorted(set(MetricKind) - {MetricKind.WEEKLY_HOURS}))
def test_every_kind_of_metric_can_be_a_goal(kind):
    assert measure_of(kind).unit == UNITS[kind]


@pytest.mark.parametrize("key", known_keys())
def test_every_key_is_described(key):
    found = describe(key)

    assert found.name
    assert found.unit
    assert found.direction in ("more", "less", "towards the target")
    assert found.log.startswith("coach ")


@pytest.mark.parametrize("key", MEASURED_KEYS)
def test_what_matters_is_less_than_what_one_test_can_be_wrong_by(key):
    measure = measure_of(key)

    assert measure.smallest.of(100.0) > 0
    if measure.error is not None:
        assert measure.error.of(100.0) > 0
    assert measure.window <= LONGEST


def test_times_are_better_shorter_and_distances_longer():
    assert measure_of("run_5k").direction == "less"
    assert measure_of("run_12min").direction == "more"
    assert measure_of("css").direction == "less"
    assert measure_of("weight").direction == "towards the target"


def test_any_lift_has_a_key():
    lift = describe("e1rm:back squat")

    assert (lift.unit, lift.direction) == ("kg", "more")
    assert "back squat" in lift.name
    assert describe("e1rm_bw:back squat").unit == "x body weight"


@pytest.mark.parametrize("key", ["handstand", "e1rm:", "e1rm", ""])
def test_what_nothing_measures_is_not_described(key):
    assert describe(key) is None


def test_parts_of_the_hours_are_described():
    assert describe("share:swim").name == "swim's share of training"
    assert describe("monotony").unit == "1"


def test_lifts_that_power_asks_for_are_in_the_catalogue():
    assert set(SQUATS + HINGES) <= set(exercises())


def test_a_share_is_of_the_usual_value():
    assert Amount(0.05, is_share=True).of(40) == pytest.approx(2)
    assert Amount(0.05, is_share=True).of(-40) == pytest.approx(2)
    assert Amount(1.5).of(40) == 1.5


def test_tests_every_four_weeks_have_time_for_a_trend():
    assert measure_of("cmj").window >= timedelta(weeks=4 * 8)
    assert measure_of("cmj").fresh > timedelta(weeks=4)
