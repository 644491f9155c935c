"""Goals of one's own: any measure, aimed at whatever the athlete likes."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.goal import Goal, GoalVerdict
from coach.goals.base import Derived, GoalHistory
from coach.goals.registry import measure, series
from coach.statistics.detectable import detectable_change
from tests.builders import day
from tests.coach.goals.series import history, metric, noisy


def state(goal, found, on):
    (only,) = measure([goal], found, day(on))
    return only


def results(kind, *values, every=21, method="test"):
    return history(
        *(metric(kind, every * n, value, method) for n, value in enumerate(values))
    )


def test_one_test_is_a_level_and_no_verdict():
    found = state(Goal("cmj"), results("cmj", 38.0), 3)

    assert (found.value, found.unit, found.n) == (38, "cm", 1)
    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA


def test_two_tests_tell_only_what_is_beyond_their_error():
    beyond = detectable_change(0.058) * 38 * 1.15

    up = state(Goal("cmj"), results("cmj", 38.0, 38.0 + beyond), 25)
    down = state(Goal("cmj"), results("cmj", 38.0 + beyond, 38.0), 25)
    within = state(Goal("cmj"), results("cmj", 38.0, 41.0), 25)

    assert up.verdict is GoalVerdict.IMPROVING
    assert down.verdict is GoalVerdict.DECLINING
    assert within.verdict is GoalVerdict.UNCERTAIN
    assert up.slope_per_week is None
    assert up.eta is None


def test_of_times_the_shorter_is_the_better():
    assert state(Goal("run_5k"), results("run_5k", 1500, 1380), 25).verdict is (
        GoalVerdict.IMPROVING
    )
    assert state(Goal("run_12min"), results("run_12min", 2400, 2600), 25).verdict is (
        GoalVerdict.IMPROVING
    )


def test_tests_of_long_ago_say_nothing():
    assert state(Goal("cmj"), results("cmj", 30, 45), 21 + 55).verdict is (
        GoalVerdict.IMPROVING
    )
    assert state(Goal("cmj"), results("cmj", 30, 45), 21 + 56).verdict is (
        GoalVerdict.NOT_ENOUGH_DATA
    )


def test_what_a_watch_timed_is_no_test():
    swims = [
        metric("swim_100yd", 7 * n, t, "pool lengths") for n, t in enumerate((80, 70))
    ]

    assert state(Goal("swim_100yd"), history(*swims), 10).verdict is (
        GoalVerdict.NOT_ENOUGH_DATA
    )


def test_eight_tests_have_a_trend():
    found = state(Goal("cmj"), results("cmj", *[34 + n for n in range(8)]), 150)

    assert found.verdict is GoalVerdict.IMPROVING
    assert found.slope_per_week == pytest.approx(1 / 3)
    assert found.p < 0.01


def test_without_a_day_two_tests_that_improve_are_on_track():
    grown = results("cmj", 30, 40)

    assert state(Goal("cmj", target=50), grown, 25).on_track
    assert state(Goal("cmj", target=50, by=day(90)), grown, 25).on_track is None
    assert state(Goal("cmj", target=39, by=day(90)), grown, 25).on_track
    assert state(Goal("cmj", target=50), results("cmj", 40, 30), 25).on_track is False
    assert state(Goal("cmj", target=50), results("cmj", 30, 31), 25).on_track is None
    assert state(Goal("cmj"), grown, 25).on_track is None


def test_a_test_in_its_band_is_where_it_should_be():
    band = Goal("cmj", band=(35.0, 45.0))

    assert state(band, results("cmj", 30, 40), 25).verdict is GoalVerdict.IN_BAND


def test_a_box_is_a_step_and_never_a_slope():
    boxes = results("box_jump", *[50 + 5 * n for n in range(10)], every=7)

    found = state(Goal("box_jump", target=95), boxes, 70)

    assert (found.value, found.verdict) == (95, GoalVerdict.UNCERTAIN)
    assert found.slope_per_week is None
    assert found.eta is None
    assert found.on_track
    assert state(Goal("box_jump", target=96), boxes, 70).on_track is None
    assert state(Goal("box_jump", band=(90, 120)), boxes, 70).verdict is (
        GoalVerdict.IN_BAND
    )


def test_one_step_is_not_enough():
    assert state(Goal("overhead_squat"), results("overhead_squat", 2), 3).verdict is (
        GoalVerdict.NOT_ENOUGH_DATA
    )


def lifting(*values, exercise="back squat"):
    return GoalHistory(
        derived=tuple(
            Derived(f"e1rm:{exercise}", day(7 * n), value, "sets")
            for n, value in enumerate(values)
        )
    )


def test_a_lift_has_a_trend_of_its_weekly_bests():
    rising = [100 + 1.5 * n + 0.5 * (n % 2) for n in range(10)]

    found = state(Goal("e1rm:back squat", target=130), lifting(*rising), 64)

    assert found.verdict is GoalVerdict.IMPROVING
    assert (found.unit, found.method, found.n) == ("kg", "sets", 10)
    assert found.eta > day(64)
    assert state(Goal("e1rm:deadlift"), lifting(*rising), 64).value is None


def test_a_few_sessions_of_a_lift_are_no_tests():
    assert state(Goal("e1rm:back squat"), lifting(80, 100), 10).verdict is (
        GoalVerdict.NOT_ENOUGH_DATA
    )


def weighing(a_day):
    return noisy("weight", 5, 84, 80, 0.3, a_day=a_day)


def test_weight_is_good_where_the_target_lies():
    losing = weighing(-0.03)

    assert state(Goal("weight", target=70.0), losing, 83).verdict is (
        GoalVerdict.IMPROVING
    )
    assert state(Goal("weight", target=90.0), losing, 83).verdict is (
        GoalVerdict.DECLINING
    )
    assert state(Goal("weight", band=(75, 77)), losing, 83).verdict is (
        GoalVerdict.IMPROVING
    )


def test_weight_without_a_target_is_neither_good_nor_bad():
    assert state(Goal("weight"), weighing(-0.03), 83).verdict is GoalVerdict.UNCERTAIN
    assert state(Goal("weight"), weighing(0.0), 83).verdict is GoalVerdict.PLATEAU


def test_as_near_to_the_weight_as_matters_is_there():
    there, short = Goal("weight", target=80.4), Goal("weight", target=81.5)

    assert state(there, weighing(0.0), 83).on_track
    assert state(short, weighing(0.0), 83).on_track is False


def test_methods_are_never_mixed_and_the_last_resort_comes_last():
    trial = "trial, 25yd pool"
    trials = [Derived("css", day(9 * n), 100.0 - n, trial) for n in range(9)]
    watch = [
        Derived("css", day(n), 130.0, "pool lengths, 25 yd pool") for n in range(80)
    ]

    both = GoalHistory(derived=(*trials, *watch))
    found = state(Goal("css"), both, 80)

    assert (found.method, found.n) == (trial, 9)
    assert found.verdict is GoalVerdict.IMPROVING
    few = GoalHistory(derived=(*trials[:2], *watch))
    assert state(Goal("css"), few, 80).method.startswith("pool lengths")


def test_two_pools_are_two_series():
    swims = [
        metric("swim_400", 7 * n, 400 + 40 * (n % 2), f"trial, {(25, 50)[n % 2]}m pool")
        for n in range(20)
    ]

    found = state(Goal("swim_400"), history(*swims), 134)

    assert found.method == "trial, 50m pool"
    assert found.n == 10
    assert found.verdict is GoalVerdict.PLATEAU


def test_the_readings_behind_a_goal_can_be_had():
    found = history(metric("cmj", 3, 38.0, "test"), metric("cmj", 4, 39.0, "test"))

    assert series("cmj", found, day(9)).readings == ((day(4), 39.0),)
    assert series("power", found, day(9)).readings == ((day(4), 39.0),)
    assert series("weekly_hours", found, day(9)) is None
    assert series("handstand", found, day(9)) is None


def test_ten_years_of_readings_are_as_good_as_twelve_weeks():
    old = [metric("weight", -n, 90.0) for n in range(1, 3650)]
    lately = weighing(0.0)

    both = replace(lately, metrics=(*old, *lately.metrics))

    assert state(Goal("weight"), both, 83) == state(Goal("weight"), lately, 83)


@given(
    st.sets(st.integers(0, 111), min_size=1, max_size=40),
    st.sampled_from(["trial", "pool lengths"]),
)
def test_bests_are_readings_in_order_and_the_newest_is_among_the_last(days, method):
    swims = [metric("swim_100yd", on, 70 + (7 * on) % 13, method) for on in days]

    found = series("swim_100yd", history(*swims), day(111)).readings

    assert found == tuple(sorted(found))
    assert set(found) <= {(each.day, each.value) for each in swims}
    assert found[-1][1] <= next(e.value for e in swims if e.day == day(max(days)))
