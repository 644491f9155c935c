import pytest

from coach.goals.base import Derived
from coach.goals.lifts import to_body_weight
from tests.builders import day
from tests.coach.goals.series import metric


def squat(on, kg):
    return Derived("e1rm:back squat", day(on), kg, "sets")


def test_a_lift_is_held_against_the_weight_of_its_weeks():
    weights = [
        metric("weight", on, kg) for on, kg in ((0, 78), (5, 80), (9, 95), (60, 60))
    ]

    (found,) = to_body_weight([squat(10, 120)], weights)

    assert found.key == "e1rm_bw:back squat"
    assert found.value == pytest.approx(120 / 80)
    assert (found.day, found.method) == (day(10), "sets")


def test_the_weight_may_be_28_days_off_and_no_more():
    assert list(to_body_weight([squat(28, 120)], [metric("weight", 0, 80)]))
    assert not list(to_body_weight([squat(29, 120)], [metric("weight", 0, 80)]))
    assert list(to_body_weight([squat(0, 120)], [metric("weight", 28, 80)]))


def test_only_a_weight_weighs():
    assert not list(to_body_weight([squat(3, 120)], [metric("body_fat", 3, 15)]))
    assert not list(to_body_weight([squat(3, 120)], [metric("weight", 3, 0.0)]))
