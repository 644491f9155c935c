"""Every plan in plans/ can be loaded as it is, and the one for five goals is sound."""

import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport
from coach.domain.plan import Repeat, walk
from connectors.fitfile.write import FitWorkoutWriter
from connectors.planfile.check import check_plan
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from tests.conftest import ROOT

FOLDER = ROOT / "plans"
FILES = sorted(FOLDER.glob("*.yaml"))
NAMES = ExerciseNames({name: name for name in exercises()}.get, tuple(exercises()))
"""A plan that ships with coach calls exercises as the catalogue does, no alias."""

LEGS = {"squat", "hinge", "lunge"}
LIGHT_WEEKS = {5, 10, 12}
TEST_WEEKS = {1, 5, 12}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_plan_that_ships_has_nothing_to_complain_of(path):
    found = check_plan(path.read_bytes(), path.name, NAMES)

    assert found.errors == found.warnings == ()


@pytest.fixture(scope="module")
def plan():
    content = (FOLDER / "five-goals-12-weeks.yaml").read_bytes()
    monday = date(2026, 1, 5)
    return read_plan(content, "five-goals-12-weeks.yaml", monday, "Ann", NAMES).plan


@pytest.fixture(scope="module")
def weeks(plan):
    """The workouts of weeks 1 to 12, by the week's number."""
    starts = {n: plan.start + timedelta(weeks=n - 1) for n in range(1, 13)}
    assert plan.end == starts[12] + timedelta(days=6)
    return {
        n: plan.between(first, first + timedelta(days=6)) for n, first in starts.items()
    }


def patterns(steps):
    """The movement patterns in the steps."""
    return {exercises()[s.exercise].pattern for s in walk(steps) if s.exercise}


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


def test_no_heavy_legs_on_the_day_before_intervals_or_on_theirs(plan):
    for run in cardio(plan.workouts):
        eve = plan.between(run.day - timedelta(days=1), run.day)
        lifts = by_sport(eve, Sport.STRENGTH)
        assert [w.title for w in lifts if patterns(w.steps) & LEGS] == []


def test_the_same_pattern_rests_for_two_days(plan):
    lifts = by_sport(plan.workouts, Sport.STRENGTH)
    for pattern in ("squat", "hinge", "lunge", "push", "pull", "rotate", "jump"):
        days = [lift.day for lift in lifts if pattern in patterns(lift.steps)]
        assert days
        assert all((b - a).days >= 2 for a, b in pairwise(days))


def test_the_two_lifts_of_a_week_train_every_pattern(weeks):
    for week in weeks.values():
        first, second = by_sport(week, Sport.STRENGTH)
        assert {"squat", "push", "pull", "rotate", "jump"} <= patterns(first.steps)
        assert {"hinge", "push", "pull", "lunge", "jump"} <= patterns(second.steps)


def test_every_lift_begins_with_what_is_explosive(plan):
    for lift in by_sport(plan.workouts, Sport.STRENGTH):
        order = [patterns((step,)) for step in lift.steps]
        explosive = [n for n, found in enumerate(order) if found & {"jump"}]
        heavy = [n for n, found in enumerate(order) if found & {"squat", "hinge"}]
        assert max(explosive) < min(heavy)


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
        tested = {step.exercise for w in tests for step in walk(w.steps)}
        assert {Sport.SWIM, Sport.RUN, Sport.STRENGTH, Sport.MOBILITY} == {
            w.sport for w in tests
        }
        assert {"box jump", "broad jump", "sit and reach"} <= tested


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


def test_every_workout_that_a_watch_can_lead_through_reaches_it_as_planned(plan):
    writer, made_at = FitWorkoutWriter(), datetime(2026, 1, 4, 20, tzinfo=UTC)
    e1rm_kg = {"back squat": 120.0}
    one_each = {(w.title, w.steps): w for w in plan.workouts}.values()
    led = [w for w in one_each if w.sport is not Sport.MOBILITY]

    for workout in led:
        content = writer.write(workout, exercises(), e1rm_kg, made_at)
        assert writer.differences(content, workout, exercises(), e1rm_kg) == ()
