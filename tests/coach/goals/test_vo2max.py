from coach.domain.goal import Goal, GoalVerdict
from coach.goals.registry import measure
from tests.builders import day
from tests.coach.goals.series import history, metric

GOAL = Goal("vo2max", target=52.0)


def vo2max(goal, history, on):
    (found,) = measure([goal], history, on)
    return found


RUN, RIDE = "watch, run", "watch, ride"


def values(*found, method=RUN, every=5):
    return [metric("vo2max", every * n, v, method) for n, v in enumerate(found)]


def test_a_value_carried_forward_is_one_reading():
    carried = values(48, 48, 48, 48, 49, 49, 49, 49, 48, 48, 48, 48)

    found = vo2max(GOAL, history(*carried), day(60))

    assert found.n == 3
    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert found.value == 48


def test_values_that_rise_are_improving():
    found = vo2max(GOAL, history(*values(*[45 + 0.4 * n for n in range(12)])), day(60))

    assert found.verdict is GoalVerdict.IMPROVING
    assert found.on_track
    assert found.n == 12


def test_runs_and_rides_are_never_one_series():
    runs = values(*[45 + 0.4 * n for n in range(12)])
    rides = values(*[60 - 0.4 * n for n in range(9)], method=RIDE)

    found = vo2max(GOAL, history(*runs, *rides), day(60))

    assert (found.method, found.n) == (RUN, 12)
    assert found.verdict is GoalVerdict.IMPROVING


def test_the_kind_with_a_verdict_speaks():
    few = values(50, 51, 52, every=20)
    enough = values(*[45 + 0.4 * n for n in range(9)], method=RIDE)

    assert vo2max(GOAL, history(*few, *enough), day(45)).method == RIDE


def test_nothing_measured_is_not_enough():
    assert vo2max(GOAL, history(), day(0)).value is None


def test_two_equal_laboratory_tests_are_two():
    found = vo2max(GOAL, history(*values(48, 48, method="test", every=21)), day(25))

    assert (found.n, found.verdict) == (2, GoalVerdict.UNCERTAIN)


def test_a_watch_needs_eight_weeks_for_a_trend():
    def verdict(weeks):
        shown = values(*[45 + 0.2 * n for n in range(7 * weeks // 4)], every=4)
        return vo2max(GOAL, history(*shown), day(7 * weeks - 1)).verdict

    assert verdict(7) is GoalVerdict.NOT_ENOUGH_DATA
    assert verdict(8) is GoalVerdict.IMPROVING
