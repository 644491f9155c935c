import pytest

from coach.domain.goal import GoalVerdict
from coach.statistics.verdict import verdict
from tests.science import vectors


@pytest.mark.parametrize("vector", vectors("stats", "verdict-"))
def test_the_interval_decides(vector):
    given = vector["inputs"]

    found = verdict(
        given["slope_lo"], given["slope_hi"], given["sesoi"], given["good_direction"]
    )

    assert found == vector["expected"]


def test_an_interval_that_touches_the_smallest_change_is_no_plateau():
    assert verdict(-0.1, 0.2, 0.2, 1) is GoalVerdict.UNCERTAIN
    assert verdict(-0.2, 0.1, 0.2, 1) is GoalVerdict.UNCERTAIN


def test_no_change_at_all_is_a_plateau():
    assert verdict(0.0, 0.0, 0.2, -1) is GoalVerdict.PLATEAU
