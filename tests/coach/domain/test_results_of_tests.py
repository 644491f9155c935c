from datetime import date

import pytest

from coach.domain.fitness_tests import FITNESS_TESTS, log_command, result_of
from coach.domain.metric import Metric


def metric(kind, method):
    return Metric("u", kind, date(2026, 3, 2), 40.0, method, "manual")


@pytest.mark.parametrize("test", FITNESS_TESTS.values(), ids=FITNESS_TESTS)
def test_what_was_measured_by_hand_is_a_result_of_its_test(test):
    assert result_of(metric(test.kind, test.method)) == test.key
    assert result_of(metric(test.kind, f"{test.method}, 25 yd pool")) == test.key
    assert result_of(metric(test.kind, "watch, run")) is None


def test_what_is_typed_names_the_unit():
    assert log_command("cmj_cm") == "coach log test cmj_cm CM"
    assert log_command("overhead_squat_0_3") == "coach log test overhead_squat_0_3 0-3"
    assert log_command("swim_100yd_s") == "coach log test swim_100yd_s TIME"
    assert log_command("vo2max") == "coach log test vo2max VALUE"
