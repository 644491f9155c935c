"""Each test of fitness as it stands on the board: a choice of coach, to the second."""

import pytest

from coach.domain.activity import Sport
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.notation import describe_all
from coach.planning.trial_steps import YARD_POOL_M, Course, trial_steps

YARDS, METRES = Course(YARD_POOL_M), Course(25.0)


def board(sport, course, *keys):
    return describe_all(trial_steps(keys, course), Sport(sport))


def jumps(*tried):
    before = (
        "warm-up 5:00 (bike or rower)",
        "warm-up world's greatest stretch 5 reps per side",
        "warm-up pogo hop 15 reps",
    )
    return (*before, *tried)


def reach(*tried):
    before = (
        "warm-up 3:00 (march, swing the arms)",
        "warm-up leg swing 10 reps per side",
    )
    return (*before, *tried)


def swim(unit, *tried):
    return (
        f"warm-up 300 {unit}",
        f"warm-up 4 x 50 {unit} free, rest 0:20 (build)",
        f"warm-up 2 x 25 {unit} free, rest 0:30 (fast)",
        f"warm-up 100 {unit}, rest 3:00",
        *tried,
        f"cool-down 300 {unit}",
    )


def run(tried):
    strides = "warm-up 4 x (0:20 (strides); 0:40)"
    return ("warm-up 12:00", strides, "rest 2:00", tried, "cool-down 8:00")


BOX = "box jump 3x1, rest 1:00 (the highest box you land on standing tall)"
BOARDS = {
    ("run", "run_12min_m"): run("12:00 (all out)"),
    ("run", "run_5k_s"): run("5 km (all out)"),
    ("strength", "cmj_cm"): jumps("countermovement jump 3x1, rest 1:00"),
    ("strength", "broad_jump_cm"): jumps("broad jump 3x1, rest 1:00"),
    ("strength", "box_jump_cm"): jumps(BOX),
    ("mobility", "sit_and_reach_cm"): reach("sit and reach 3x10s, rest 0:20"),
    ("mobility", "y_balance_pct"): reach("y-balance test 3x3 per side, rest 0:30"),
    ("mobility", "overhead_squat_0_3"): reach("overhead squat test 1x5, rest 0:30"),
    ("swim", "swim_100yd_s"): swim("yd", "100 yd free (all out)"),
    ("swim", "swim_200_s"): swim("yd", "200 yd free (all out)"),
    ("swim", "swim_400_s"): swim("yd", "400 yd free (all out)"),
}


@pytest.mark.parametrize(("sport", "key"), BOARDS)
def test_a_test_is_warmed_up_for_tried_and_cooled_down_from(sport, key):
    assert board(sport, YARDS, key) == BOARDS[sport, key]


def test_a_test_in_metres_is_swum_in_metres_throughout():
    assert board("swim", METRES, "swim_100m_s") == swim("m", "100 m free (all out)")


def test_five_kilometres_are_five_thousand_metres():
    assert trial_steps(["run_5k_s"], YARDS)[3].end.value == 5000


def test_between_two_swims_lie_two_hundred_easy_and_three_minutes():
    between = ("200 yd easy, rest 3:00",)

    made = board("swim", YARDS, "swim_400_s", "swim_200_s")

    first, second = "400 yd free (all out)", "200 yd free (all out)"
    assert made == swim("yd", first, *between, second)


def test_jumps_go_before_nothing_that_is_warmed_up_for_less():
    both = board("strength", YARDS, "cmj_cm", "broad_jump_cm")

    tried = "countermovement jump 3x1, rest 1:00", "broad jump 3x1, rest 1:00"
    assert both == jumps(*tried)


def test_every_test_there_is_has_its_board():
    told = {key for _, key in BOARDS} | {"swim_100m_s"}

    assert told == set(FITNESS_TESTS) - {"vo2max"}


@pytest.mark.parametrize(
    ("pool_m", "unit"),
    [
        (22.86, "yd"),
        (22.8609, "yd"),
        (22.8591, "yd"),
        (22.8610, "m"),
        (22.859, "m"),
        (45.72, "yd"),
        (25.0, "m"),
        (33.3, "m"),
        (50.0, "m"),
    ],
)
def test_a_pool_of_whole_yards_to_the_millimetre_is_one_of_yards(pool_m, unit):
    assert Course(pool_m).unit == unit


@pytest.mark.parametrize(
    ("pool_m", "key", "swum_in"),
    [
        (22.86, "swim_100yd_s", 22.86),
        (45.72, "swim_100yd_s", 45.72),
        (25.0, "swim_100yd_s", 22.86),
        (22.86, "swim_100m_s", 25.0),
        (50.0, "swim_100m_s", 50.0),
        (25.0, "swim_400_s", 25.0),
        (22.86, "swim_400_s", 22.86),
    ],
)
def test_a_distance_of_one_unit_is_swum_in_a_pool_of_that_unit(pool_m, key, swum_in):
    assert Course(pool_m).for_tests([key]).pool_m == swum_in
