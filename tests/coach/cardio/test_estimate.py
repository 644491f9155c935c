from dataclasses import replace

import pytest

from coach.cardio.cooper import cooper_vo2max
from coach.cardio.estimate import COOPER, VDOT, estimated_vo2max
from coach.cardio.vdot import vdot
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.metric import Metric, MetricKind
from tests.builders import day


def run(kind, value):
    return Metric("m-1", kind, day(3), value, "trial", "manual", note="windy")


def test_a_run_of_12_minutes_is_an_estimate_by_cooper():
    done = run(MetricKind.RUN_12MIN, 2400)

    assert estimated_vo2max(done) == replace(
        done, kind=MetricKind.VO2MAX, value=cooper_vo2max(2400), method=COOPER
    )


def test_five_kilometres_are_an_estimate_by_daniels_and_gilbert():
    found = estimated_vo2max(run(MetricKind.RUN_5K, 1200))

    assert (found.value, found.method) == (vdot(5000, 1200), VDOT)
    assert (found.kind, found.unit) == (MetricKind.VO2MAX, "ml/kg/min")
    assert found.day == day(3)


def test_two_formulas_are_two_series():
    assert COOPER != VDOT


@pytest.mark.parametrize("kind", sorted(set(MetricKind) - {"run_5k", "run_12min"}))
def test_nothing_else_tells_it(kind):
    assert estimated_vo2max(run(kind, 1500)) is None


@pytest.mark.parametrize(
    ("kind", "value"), [(MetricKind.RUN_12MIN, 900), (MetricKind.RUN_5K, 4000)]
)
def test_who_walked_is_told_no_number(kind, value):
    assert estimated_vo2max(run(kind, value)) is None


def test_the_fastest_runs_that_can_be_logged_still_tell():
    fastest, furthest = FITNESS_TESTS["run_5k_s"].least, FITNESS_TESTS["run_12min_m"]

    assert estimated_vo2max(run(MetricKind.RUN_5K, fastest)).value > 80
    assert estimated_vo2max(run(MetricKind.RUN_12MIN, furthest.most)).value > 80
