from coach.domain.goal import Goal, GoalVerdict
from coach.goals.base import Derived, GoalHistory
from coach.goals.registry import measure
from tests.builders import day
from tests.coach.goals.series import metric

POWER, FLEXIBILITY = Goal("power"), Goal("flexibility")


def results(kind, *values, every=21):
    return tuple(
        metric(kind, every * n, value, "test") for n, value in enumerate(values)
    )


def state(goal, *metrics, derived=(), on=64):
    history = GoalHistory(metrics=metrics, derived=derived)
    (only,) = measure([goal], history, day(on))
    return only


def squats(*values):
    return tuple(
        Derived("e1rm_bw:back squat", day(7 * n + 40), value, "sets")
        for n, value in enumerate(values)
    )


def parts(found):
    return [(part.key, part.value) for part in found.parts]


def test_power_is_the_jump_and_the_lifts_stand_beside_it():
    found = state(
        POWER,
        *results("cmj", 34, 40, 41, 45),
        *results("box_jump", 60, 65),
        derived=squats(1.5, 1.6),
    )

    assert (found.key, found.value, found.unit) == ("power", 45, "cm")
    assert found.verdict is GoalVerdict.IMPROVING
    assert parts(found) == [
        ("cmj", 45),
        ("e1rm_bw:back squat", 1.6),
        ("box_jump", 65),
    ]


def test_without_a_jump_power_is_not_measured_whatever_is_lifted():
    found = state(POWER, derived=squats(1.5, 1.6))

    assert (found.value, found.verdict) == (None, GoalVerdict.NOT_ENOUGH_DATA)
    assert parts(found) == [("e1rm_bw:back squat", 1.6)]


def test_the_jump_with_a_verdict_leads():
    found = state(POWER, *results("cmj", 38), *results("broad_jump", 220, 221, 222))

    assert found.value == 222
    assert parts(found) == [("broad_jump", 222), ("cmj", 38)]


def test_of_two_jumps_with_as_much_to_say_the_upward_one_leads():
    assert state(POWER, *results("broad_jump", 220), *results("cmj", 38)).value == 38


def test_a_target_belongs_to_the_jump_that_can_have_it():
    jumps = (*results("cmj", 38), *results("broad_jump", 220, 221, 222))

    up = state(Goal("power", target=45.0), *jumps)
    along = state(Goal("power", target=240.0), *jumps)

    assert (up.value, up.target) == (38, 45)
    assert (along.value, along.target) == (222, 240)
    assert all(part.target is None for part in up.parts[1:])


def test_of_the_lifts_the_one_with_most_to_say_stands_for_its_pattern():
    deadlifts = tuple(
        Derived("e1rm_bw:deadlift", day(7 * n + 40), 1.9, "sets") for n in range(3)
    )
    romanian = (Derived("e1rm_bw:romanian deadlift", day(55), 1.4, "sets"),)

    found = state(POWER, derived=(*romanian, *deadlifts))

    assert parts(found) == [("e1rm_bw:deadlift", 1.9)]


def test_flexibility_is_sit_and_reach_with_balance_and_squat_beside_it():
    found = state(
        FLEXIBILITY,
        *results("sit_and_reach", 2, 9),
        *results("y_balance", 92),
        *results("overhead_squat", 1, 2),
    )

    assert (found.value, found.verdict) == (9, GoalVerdict.IMPROVING)
    assert parts(found) == [
        ("sit_and_reach", 9),
        ("y_balance", 92),
        ("overhead_squat", 2),
    ]
    assert found.parts[2].slope_per_week is None


def test_a_goal_of_its_own_name_is_not_a_part_of_itself():
    run = metric("run_5k", 50, 1500, "trial")

    found = state(Goal("vo2max"), metric("vo2max", 60, 48.0, "watch, run"), run)

    assert found.value == 48
    assert parts(found) == [("run_5k", 1500)]


def test_critical_speed_stands_beside_the_100_yards():
    css = Derived("css", day(60), 104.0, "trial, 25yd pool")

    found = state(Goal("swim_100yd"), derived=(css,))

    assert found.value is None
    assert parts(found) == [("css", 104.0)]
