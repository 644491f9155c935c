import pytest

from coach.domain.goal import DEFAULT_GOALS, Goal, GoalVerdict
from coach.goals.registry import measure
from tests.builders import day
from tests.coach.goals.series import history, metric, noisy

GOAL = DEFAULT_GOALS[0]


def body_fat(goal, history, on):
    (found,) = measure([goal], history, on)
    return found


def test_the_level_is_the_mean_of_28_days():
    readings = [metric("body_fat", on, 30.0) for on in range(20)]
    readings += [metric("body_fat", on, 18.0 + on % 2) for on in range(56, 84)]

    assert body_fat(GOAL, history(*readings), day(83)).value == pytest.approx(18.5)


def test_a_steady_loss_is_improving_with_a_day():
    found = body_fat(GOAL, noisy("body_fat", 1, 84, 19, 0.5, a_day=-0.03), day(83))

    assert found.verdict is GoalVerdict.IMPROVING
    assert found.slope_per_week == pytest.approx(-0.21, abs=0.06)
    assert found.on_track
    assert found.eta > day(83)


def test_within_a_point_of_the_target_it_is_held():
    found = body_fat(GOAL, noisy("body_fat", 2, 84, 14.2, 0.5), day(83))

    assert found.verdict is GoalVerdict.IN_BAND


def test_too_lean_is_as_far_from_the_goal_as_too_fat():
    found = body_fat(GOAL, noisy("body_fat", 3, 84, 10, 0.3, a_day=0.03), day(83))

    assert found.verdict is GoalVerdict.IMPROVING


def test_without_a_band_less_is_better():
    falling = noisy("body_fat", 3, 84, 20, 0.3, a_day=-0.03)

    assert body_fat(Goal("body_fat"), falling, day(83)).verdict is GoalVerdict.IMPROVING


def test_a_new_scale_starts_anew():
    old = [metric("body_fat", on, 15.0 + on % 2, device="old") for on in range(70)]
    new = [metric("body_fat", on, 19.0, device="new") for on in range(70, 75)]

    found = body_fat(GOAL, history(*old, *new), day(74))

    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert (found.value, found.n, found.method) == (19, 5, "scale, new")


def test_of_several_readings_a_day_the_first_counts():
    readings = []
    for on in range(30):
        readings += [
            metric("body_fat", on, 17.0, uuid=f"{on}-1"),
            metric("body_fat", on, 19.0, uuid=f"{on}-2"),
        ]

    found = body_fat(GOAL, history(*readings), day(29))

    assert (found.value, found.n) == (17, 30)


def test_a_level_from_long_ago_has_no_verdict():
    found = body_fat(GOAL, noisy("body_fat", 4, 50, 18, 0.5), day(80))

    assert found.verdict is GoalVerdict.NOT_ENOUGH_DATA
    assert found.value is not None


def test_nothing_measured_is_not_enough():
    assert body_fat(GOAL, history(), day(0)).verdict is GoalVerdict.NOT_ENOUGH_DATA


def test_a_real_loss_is_seldom_overlooked():
    verdicts = [
        body_fat(
            GOAL, noisy("body_fat", seed, 84, 19, 0.6, a_day=-0.02), day(83)
        ).verdict
        for seed in range(60)
    ]

    assert verdicts.count(GoalVerdict.IMPROVING) >= 54


def test_a_reading_of_28_days_ago_is_no_longer_the_level():
    readings = [metric("body_fat", on, 30.0 if on == 5 else 18.0) for on in range(34)]

    assert body_fat(GOAL, history(*readings), day(33)).value == pytest.approx(18)
    assert body_fat(GOAL, history(*readings), day(32)).value > 18
