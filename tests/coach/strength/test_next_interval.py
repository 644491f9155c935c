"""Four of five sessions lie in the interval, whatever the errors look like."""

import random
from statistics import fmean

import pytest

from coach.strength.next_interval import OTHERS, interval, quantiles


def inside(draw, before, trials=4000):
    """How often the next error lies in the interval made of those before it."""
    held = 0
    for _ in range(trials):
        errors = [draw() for _ in range(before)]
        low, high = interval(100.0, errors)
        held += low <= 100.0 * 2.718281828459045 ** draw() <= high
    return held / trials


def test_with_a_long_history_four_of_five_lie_inside():
    dice = random.Random(1)

    assert inside(lambda: dice.gauss(0, 0.05), 40) == pytest.approx(0.81, abs=0.03)


def test_errors_to_one_side_are_covered_as_well():
    dice = random.Random(2)

    assert inside(lambda: dice.expovariate(20), 40) == pytest.approx(0.85, abs=0.06)


def test_without_a_history_it_is_that_of_other_lifters():
    low, high = interval(100.0, [])

    assert 83 < low < 95
    assert 105 < high < 126


def test_one_slip_of_typing_does_not_widen_it():
    errors = [0.01 * (at % 5 - 2) for at in range(40)]

    clean, slipped = interval(100.0, errors), interval(100.0, [*errors, 0.69])

    assert slipped == pytest.approx(clean, rel=0.01)


def test_the_guess_lies_inside_even_if_it_was_always_too_low():
    low, high = interval(100.0, [0.1] * 60)

    assert low == 100
    assert high > 110


def test_the_athletes_own_quantiles_are_of_the_same_shape_as_those_of_others():
    dice = random.Random(3)
    errors = [dice.gauss(0, 0.05) for _ in range(400)]

    found = quantiles(errors)

    assert len(found) == len(OTHERS)
    assert list(found) == sorted(found)
    assert found[-1] == pytest.approx(0.082, abs=0.01)
    assert fmean(found) == pytest.approx(0, abs=0.01)
    assert quantiles(errors[:20]) == ()
