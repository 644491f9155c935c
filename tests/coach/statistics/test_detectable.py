import pytest

from coach.statistics.detectable import change_beyond_error, detectable_change
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("strength", "mdc-"))
def test_a_detectable_change_shrinks_with_the_number_of_tests(vector):
    error, expected = vector["inputs"]["te"], vector["expected"]

    assert near(detectable_change(error), expected["mdc95"], vector)
    assert near(detectable_change(error, confidence=0.9), expected["mdc90"], vector)
    assert near(detectable_change(error, 3), expected["mdc95_mean_of_3"], vector)


def test_two_tests_differ_only_beyond_their_error():
    just = detectable_change(2.0)

    assert change_beyond_error([30, 30 + just * 1.01], 2.0) == 1
    assert change_beyond_error([30, 30 - just * 1.01], 2.0) == -1
    assert change_beyond_error([30, 30 + just * 0.99], 2.0) == 0


def test_the_first_half_is_held_against_the_last():
    half = detectable_change(2.0, 2)

    assert change_beyond_error([30, 30, 99, 30 + half * 1.01, 30 + half * 1.01], 2) == 1
    assert change_beyond_error([30, 30, 99, 30 + half * 0.99, 30 + half * 0.99], 2) == 0
    assert change_beyond_error([30, 30 + 3 * half, 30 - 3 * half, 30], 2) == -1
