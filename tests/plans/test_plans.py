"""Every plan in plans/ can be loaded as it is, and the one for five goals is sound."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest

from coach.domain.activity import Sport
from coach.domain.plan import Repeat, walk
from connectors.planfile.check import check_plan
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.conftest import ROOT

FOLDER = ROOT / "plans"
FILES = sorted(FOLDER.glob("*.yaml"))
ANY_NAME = ExerciseNames(lambda name: name)

# As coach knows them; a plan that ships with coach uses no other name.
SQUATS = {"back squat"}
HINGES = {"romanian deadlift"}
PRESSES = {"bench press", "overhead press"}
PULLS = {"chest-supported row", "pull-up"}
JUMPS = {"box jump", "broad jump", "skater jump", "countermovement jump"}
TURNS = {"medicine ball side throw", "pallof press", "cable woodchop"}

LIGHT_WEEKS = {5, 10, 12}
TEST_WEEKS = {1, 5, 12}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plan_that_ships_has_nothing_to_complain_of(path):
    found = check_plan(path.read_bytes(), path.name, ANY_NAME)

    assert found.errors == found.warnings == ()


@pytest.fixture(scope="module")
def plan():
    content = (FOLDER / "five-goals-12-weeks.yaml").read_bytes()
    monday = date(2026, 1, 5)
    return read_plan(content, "five-goals-12-weeks.yaml", monday, "Ann", ANY_NAME).plan


@pytest.fixture(scope="module")
def weeks(plan):
    """The workouts of weeks 1 to 12, by the week's number."""
    starts = {n: plan.start + timedelta(weeks=n - 1) for n in range(1, 13)}
    assert plan.end == starts[12] + timedelta(days=6)
    return {
        n: plan.between(first, first + timedelta(days=6)) for n, first in starts.items()
    }


def names(workout):
    return [step.exercise for step in walk(workout.steps) if step.exercise]


def hours(week):
    return sum(workout.duration_s for workout in week) / 3600


def by_sport(week, *sports):
    return [workout for workout in week if workout.sport in sports]


def cardio(week):
    return by_sport(week, Sport.RUN, Sport.RIDE)


def test_every_week_takes_three_to_five_hours(weeks):
    assert {n: hours(w) for n, w in weeks.items() if not 3 <= hours(w) <= 5} == {}


def test_every_week_has_two_swims_two_lifts_and_one_hard_run_or_ride(weeks):
    for week in weeks.values():
        assert len(by_sport(week, Sport.SWIM)) == 2
        assert len(by_sport(week, Sport.STRENGTH)) == 2
        assert [workout.hard for workout in cardio(week)] == [True]


def test_every_week_has_mobility_of_ten_to_fifteen_minutes_twice(weeks):
    for week in weeks.values():
        short = [w.duration_s / 60 for w in by_sport(week, Sport.MOBILITY)]
        assert len(short) == 2
        assert all(10 <= minutes <= 15 for minutes in short)


def test_no_hard_day_follows_a_hard_day(plan):
    hard = sorted({workout.day for workout in plan.workouts if workout.hard})

    assert all((later - earlier).days >= 2 for earlier, later in pairwise(hard))


def test_legs_have_two_days_between_squats_or_hinges_and_intervals(plan):
    for run in cardio(plan.workouts):
        eve = plan.between(run.day - timedelta(days=1), run.day)
        assert [w.title for w in eve if {*names(w)} & (SQUATS | HINGES)] == []


def test_the_same_pattern_rests_for_two_days(plan):
    for pattern in (SQUATS, HINGES, PRESSES, PULLS):
        days = [w.day for w in plan.workouts if {*names(w)} & pattern]
        assert all((b - a).days >= 2 for a, b in pairwise(days))


def test_the_two_lifts_train_every_pattern_and_start_with_jumps(weeks):
    for week in weeks.values():
        first, second = by_sport(week, Sport.STRENGTH)
        trained = {*names(first), *names(second)}
        for pattern in (SQUATS, HINGES, PRESSES, PULLS, JUMPS, TURNS):
            assert trained & pattern
        for lift in (first, second):
            heavy = [names_of(step) & (SQUATS | HINGES) for step in lift.steps]
            jumps = [names_of(step) & JUMPS for step in lift.steps]
            assert first_true(jumps) < first_true(heavy)


def names_of(step):
    return {each.exercise for each in walk((step,))}


def first_true(found):
    return next(place for place, each in enumerate(found) if each)


def test_the_lighter_weeks_are_shorter_than_the_week_before(weeks):
    for number in LIGHT_WEEKS:
        before, light = weeks[number - 1], weeks[number]
        assert hours(light) <= 0.9 * hours(before)
        assert sets(light) <= 0.7 * sets(before)


def sets(week):
    return sum(workout.hard_sets for workout in week)


def test_the_hours_do_not_leap(weeks):
    for number in set(range(2, 13)) - {n + 1 for n in LIGHT_WEEKS} - {2}:
        assert hours(weeks[number]) <= 1.1 * hours(weeks[number - 1])


def test_the_squat_gets_heavier_from_block_to_block(weeks):
    heaviest = [
        max(
            step.load.value
            for workout in weeks[number]
            for step in walk(workout.steps)
            if step.exercise == "back squat" and step.load
        )
        for number in (1, 2, 3, 4, 6, 7, 8, 9)
    ]

    assert heaviest == sorted(heaviest)
    assert heaviest[-1] <= 90


def test_the_test_weeks_test_every_ability(weeks):
    for number in TEST_WEEKS:
        tests = [w for w in weeks[number] if w.is_test]
        exercises = {name for w in tests for name in names(w)}
        assert {Sport.SWIM, Sport.RUN, Sport.STRENGTH, Sport.MOBILITY} == {
            w.sport for w in tests
        }
        assert {"box jump", "broad jump", "sit and reach"} <= exercises


def test_the_hundred_yards_are_swum_for_time_at_least_four_times(plan):
    trials = [w for w in plan.workouts if "100 yd freestyle" in w.title]

    assert len(trials) >= 4
    assert all(w.is_test for w in trials)
    assert {w.pool_length_m for w in plan.workouts if w.sport is Sport.SWIM} == {22.86}


def test_every_goal_is_served_in_every_week(weeks):
    for week in weeks.values():
        served = {goal for workout in week for goal in workout.goals}
        assert {"body_fat", "vo2max", "power", "flexibility", "swim_100yd"} <= served


def test_every_swim_in_the_pool_is_made_of_whole_lengths(plan):
    for swim in by_sport(plan.workouts, Sport.SWIM):
        lengths = swim.distance_m / swim.pool_length_m
        assert lengths == pytest.approx(round(lengths))
        assert any(isinstance(step, Repeat) for step in swim.steps)


def test_every_title_says_what_awaits(plan):
    titles = {workout.title for workout in plan.workouts}

    assert all(re.fullmatch(r"[^<>]{5,60}", title) for title in titles)
