"""The plans for one goal each are what they say they are."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport
from coach.domain.plan import walk
from connectors.fitfile.write import FitWorkoutWriter
from connectors.planfile.read import read_plan
from tests.conftest import ROOT
from tests.plans.test_plans import LEGS, NAMES, by_sport, hours, patterns

MONDAY = date(2026, 1, 5)
DAY = timedelta(days=1)
SWIM, RUN_RIDE = "swim-100yd-8-weeks", "run-ride-vo2max-6-weeks"
YARD = 0.9144


def load(name):
    content = (ROOT / "plans" / f"{name}.yaml").read_bytes()
    return read_plan(content, name, MONDAY, "Ann", NAMES).plan


@pytest.fixture(scope="module")
def plans():
    return {name: load(name) for name in (SWIM, RUN_RIDE)}


@pytest.fixture(params=[SWIM, RUN_RIDE])
def plan(request, plans):
    return plans[request.param]


def weeks(plan):
    """The workouts of each week, by its number."""
    number_of_weeks = (plan.end - plan.start).days // 7 + 1
    starts = [plan.start + timedelta(weeks=n) for n in range(number_of_weeks)]
    return {n: plan.between(s, s + 6 * DAY) for n, s in enumerate(starts, 1)}


def trials(plan):
    """The keys of the tests, by the number of their week."""
    found = {n: {k for w in week for k in w.tests} for n, week in weeks(plan).items()}
    return {n: keys for n, keys in found.items() if keys}


def yards(week):
    return sum(w.distance_m / YARD for w in by_sport(week, Sport.SWIM))


def test_hard_days_are_two_days_apart_at_least(plan):
    hard = sorted(w.day for w in plan.workouts if w.hard)

    assert len(hard) > 8
    assert all((later - earlier).days >= 2 for earlier, later in pairwise(hard))


def test_every_workout_serves_a_goal_and_what_is_tested_comes_first(plan):
    assert all(workout.goals for workout in plan.workouts)
    assert {w.priority for w in plan.workouts if w.tests} == {1}
    assert all(w.priority == 1 for w in plan.workouts if w.hard)


def test_the_hours_do_not_leap_but_out_of_a_lighter_week(plan):
    taken = {n: hours(week) for n, week in weeks(plan).items()}
    lighter = {n for n in taken if n > 1 and taken[n] < 0.85 * taken[n - 1]} | {1}

    assert max(taken.values()) <= 5
    for number in set(taken) - {n + 1 for n in lighter} - {1}:
        assert taken[number] <= 1.1 * taken[number - 1]


def test_a_watch_can_lead_through_every_workout_in_the_water_and_on_the_road(plan):
    writer, made_at = FitWorkoutWriter(), datetime(2026, 1, 4, 20, tzinfo=UTC)
    led = by_sport(plan.workouts, Sport.SWIM, Sport.RUN, Sport.RIDE)

    for workout in {w.title: w for w in led}.values():
        content = writer.write(workout, exercises(), {}, made_at)
        assert writer.differences(content, workout, exercises(), {}) == ()


# Eight weeks for 100 yd


def test_every_week_has_three_swims_and_two_short_sessions_on_land(plans):
    for week in weeks(plans[SWIM]).values():
        land = by_sport(week, Sport.STRENGTH)
        assert len(by_sport(week, Sport.SWIM)) == 3
        assert len(land) == 2
        assert all(w.duration_s <= 40 * 60 and not w.hard for w in land)


def test_the_swim_plan_takes_three_to_five_hours_but_in_its_lighter_weeks(plans):
    taken = {n: hours(week) for n, week in weeks(plans[SWIM]).items()}

    assert all(3 <= taken[n] <= 5 for n in taken if n not in {4, 8})
    assert all(2.4 <= taken[n] < 3 for n in (4, 8))


def test_the_hundred_is_swum_for_time_at_the_start_halfway_and_at_the_end(plans):
    css = {"swim_400_s", "swim_200_s"}

    assert trials(plans[SWIM]) == {
        1: {"swim_100yd_s", *css},
        4: {"swim_100yd_s", *css},
        8: {"swim_100yd_s"},
    }
    last = plans[SWIM].workouts[-1]
    assert (last.tests, last.priority) == (("swim_100yd_s",), 1)


def test_the_taper_takes_the_yards_off_and_leaves_speed_and_frequency(plans):
    of_week = weeks(plans[SWIM])
    fullest = max(yards(week) for week in of_week.values())

    assert yards(of_week[6]) == fullest
    assert 0.75 <= yards(of_week[7]) / fullest <= 0.85
    assert 0.40 <= yards(of_week[8]) / fullest <= 0.59
    assert len(of_week[8]) == len(of_week[6])
    notes = {s.note for w in by_sport(of_week[8], Sport.SWIM) for s in walk(w.steps)}
    assert {"sprint", "race pace", "all out"} <= notes


def test_the_pause_in_a_broken_hundred_gets_shorter(plans):
    broken = [w for w in plans[SWIM].workouts if "broken" in w.title]

    pauses = [
        next(s.end.value for s in walk(w.steps[4:]) if s.intensity == "rest")
        for w in broken
    ]
    assert pauses == [20, 20, 15, 10, 5]


def test_the_pool_swims_are_whole_lengths(plans):
    for swim in by_sport(plans[SWIM].workouts, Sport.SWIM):
        lengths = swim.distance_m / swim.pool_length_m
        assert lengths == pytest.approx(round(lengths))


# Six weeks for VO2max


def endurance(workouts):
    return by_sport(workouts, Sport.RUN, Sport.RIDE)


def test_every_week_has_two_lifts_and_runs_and_rides(plans):
    for week in weeks(plans[RUN_RIDE]).values():
        assert len(by_sport(week, Sport.STRENGTH)) == 2
        assert {w.sport for w in endurance(week)} == {Sport.RUN, Sport.RIDE}
        assert 3 <= hours(week) <= 5


def test_nothing_heavy_for_the_legs_stands_before_intervals(plans):
    plan = plans[RUN_RIDE]
    for hard in (w for w in endurance(plan.workouts) if w.hard):
        eve = plan.between(hard.day - DAY, hard.day)
        lifts = by_sport(eve, Sport.STRENGTH)
        assert [w.title for w in lifts if patterns(w.steps) & LEGS] == []


def test_lifts_begin_with_jumps(plans):
    for lift in by_sport(plans[RUN_RIDE].workouts, Sport.STRENGTH):
        order = [patterns((step,)) for step in lift.steps]
        jumps = [n for n, found in enumerate(order) if "jump" in found]
        heavy = [n for n, found in enumerate(order) if found & {"squat", "hinge"}]
        assert max(jumps) < min(heavy)


def test_two_hard_sessions_a_week_and_the_rest_is_easy(plans):
    for number, week in weeks(plans[RUN_RIDE]).items():
        hard = [w for w in endurance(week) if w.hard]
        assert len(hard) == (1 if number == 1 else 2)
        assert all(w.rpe <= 4 for w in endurance(week) if not w.hard)


def test_the_12_minutes_are_run_at_the_start_halfway_and_at_the_end(plans):
    jumps = {"cmj_cm", "broad_jump_cm"}

    assert trials(plans[RUN_RIDE]) == {
        1: {"run_12min_m", *jumps},
        4: {"run_12min_m"},
        6: {"run_12min_m", *jumps},
    }


def minutes_of_work(week):
    """Minutes at VO2max: intervals of work in hard sessions."""
    steps = [s for w in endurance(week) if w.hard for s in walk(w.steps)]
    return sum(s.end.value for s in steps if s.intensity == "work") / 60


def test_the_work_grows_and_the_lighter_week_is_lighter(plans):
    of_week = weeks(plans[RUN_RIDE])
    endured = {n: sum(w.duration_s for w in endurance(of_week[n])) for n in of_week}

    assert endured[4] <= 0.68 * endured[3]
    assert minutes_of_work(of_week[5]) > minutes_of_work(of_week[3])
    assert minutes_of_work(of_week[3]) > 25
