import pytest

from coach.cardio.cooper import cooper_vo2max
from coach.cardio.estimate import COOPER, VDOT
from coach.domain.goal import Goal
from coach.domain.metric import MetricKind
from coach.goals.registry import measure
from coach.jobs.goal_history import goal_history
from tests.builders import day
from tests.coach.goals.series import metric


def vo2max(*metrics):
    (state,) = measure([Goal("vo2max", target=50)], known(*metrics), day(60))
    return state


def known(*metrics):
    return goal_history((), metrics, {}, day(60))


def test_runs_against_the_clock_tell_the_vo2max_where_no_watch_does():
    run = metric(MetricKind.RUN_12MIN, 50, 2400, "trial")

    found = vo2max(run)

    assert found.value == pytest.approx(cooper_vo2max(2400))
    assert found.method == COOPER


def test_two_formulas_and_a_watch_are_three_series():
    runs = (
        metric(MetricKind.RUN_12MIN, 50, 2400, "trial"),
        metric(MetricKind.RUN_5K, 50, 1200, "trial"),
    )
    watch = [
        metric(MetricKind.VO2MAX, on, 45 + on / 20, "watch, run")
        for on in range(0, 58, 4)
    ]

    methods = {each.method for each in known(*runs, *watch).of("vo2max")}

    assert methods == {COOPER, VDOT, "watch, run"}
    assert vo2max(*runs, *watch).method == "watch, run"
