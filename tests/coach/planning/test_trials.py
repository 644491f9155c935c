from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport
from coach.domain.athlete import Slot
from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.limits import Busy, Limits, Pause, PauseReason, SpecialDay
from coach.domain.plan import Plan, PlannedWorkout, WeekOfTests, walk
from coach.planning.trials import TESTS_OF_GOALS, place_tests, trial_ahead

MONDAY = date(2026, 3, 2)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def workout(day, sport=Sport.RUN, minutes=40, **fields):
    number = DAYS.index(day)
    on = MONDAY + timedelta(days=number)
    named = {"uuid": f"{day}-{sport}", "title": f"{sport} on {day}", **fields}
    seconds = minutes * 60
    return PlannedWorkout(
        day=on,
        original_day=on,
        sport=sport,
        duration_s=seconds,
        original_duration_s=seconds,
        **named,
    )


def plan(*workouts):
    end = MONDAY + timedelta(days=6)
    return Plan("plan", "Plan", MONDAY, end, workouts)


def put(given_plan, *keys, goals=(), **limits):
    """The tests put into the plan's first week, and how crowded it is."""
    week = WeekOfTests(0, tuple(keys))
    placed = place_tests(given_plan, [week], Limits(**limits), goals)
    return [w for w in placed.plan.workouts if w.is_test], placed.crowded


def day_of(one):
    return DAYS[one.day.weekday()]


def test_a_hard_test_goes_where_no_hard_day_is_beside_it():
    hard = [workout(day, hard=True) for day in ("mon", "thu")]
    easy = [workout("tue", minutes=10)]

    (run,), crowded = put(plan(*hard, *easy), "run_5k_s")

    assert (day_of(run), run.hard, crowded) == ("sat", True, ())


def test_where_no_day_keeps_hard_days_apart_the_week_is_told():
    hard = [workout(day, hard=True) for day in ("mon", "wed", "fri")]

    (run,), crowded = put(plan(*hard, workout("sun", hard=True)), "run_12min_m")

    assert run.hard
    assert crowded == ((0, "Test: 12-minute run"),)


def test_a_test_on_rested_legs_is_not_on_the_day_after_a_hard_one():
    week = plan(workout("mon", hard=True), *(workout(d) for d in DAYS[2:]))

    (jumps,), _ = put(week, "cmj_cm")
    (reach,), _ = put(week, "sit_and_reach_cm")

    assert day_of(jumps) != "tue"
    assert day_of(reach) == "tue"


def test_a_test_goes_where_the_athlete_is_free():
    slots = (Slot(4, time(18), time(19)),)

    (run,), _ = put(plan(), "run_12min_m", slots=slots)

    assert day_of(run) == "fri"


def test_tests_of_one_kind_are_one_session_with_a_note_that_says_what_to_type():
    (jumps,), _ = put(plan(), "box_jump_cm", "cmj_cm")

    assert jumps.tests == ("cmj_cm", "box_jump_cm")
    assert jumps.note.endswith(
        "coach log test cmj_cm CM; coach log test box_jump_cm CM"
    )
    done = [s.exercise for s in walk(jumps.steps) if s.exercise]
    assert {"countermovement jump", "box jump"} <= set(done)
    assert "broad jump" not in done


def test_what_the_week_tests_already_is_not_planned_twice():
    mine = workout("wed", Sport.SWIM, is_test=True, tests=("swim_100yd_s",))

    tests, _ = put(plan(mine), "swim_100yd_s", "swim_400_s", "swim_200_s")

    assert sorted(w.tests for w in tests) == [
        ("swim_100yd_s",),
        ("swim_400_s", "swim_200_s"),
    ]


def keys(tests):
    return {key for each in tests for key in each.tests}


def test_the_goals_of_the_plan_decide_which_tests_a_test_week_has():
    run = workout("mon", goals=("vo2max", "body_fat"))
    swim = workout("tue", Sport.SWIM, goals=("swim_100yd",), pool_length_m=22.86)
    lift = workout("wed", Sport.STRENGTH, goals=("power", "flexibility"))

    assert keys(put(plan(run))[0]) == {"run_12min_m"}
    assert keys(put(plan(swim))[0]) == {"swim_100yd_s"}
    assert keys(put(plan(lift))[0]) == {
        *("cmj_cm", "broad_jump_cm"),
        *("sit_and_reach_cm", "y_balance_pct", "overhead_squat_0_3"),
    }


def test_a_pool_in_metres_is_tested_over_100_m():
    swim = workout("tue", Sport.SWIM, goals=("swim_100yd",), pool_length_m=25.0)

    (trial,), _ = put(plan(swim))

    assert (trial.tests, trial.pool_length_m) == (("swim_100m_s",), 25.0)
    assert trial.title == "Test: 100 m freestyle"


def test_who_never_runs_is_not_sent_running():
    ride = workout("mon", Sport.RIDE, goals=("vo2max",))

    assert put(plan(ride)) == ([], ())


def test_a_plan_without_goals_is_tested_for_the_athletes():
    assert keys(put(plan(workout("mon")), goals={"power"})[0]) == {
        "cmj_cm",
        "broad_jump_cm",
    }


SINGLE = [key for key in FITNESS_TESTS if key != "vo2max"]


@pytest.mark.parametrize("key", SINGLE)
def test_every_test_has_a_session_made_of_known_exercises(key):
    (made,), _ = put(plan(), key)

    assert made.tests == (key,)
    assert made.is_test
    assert 5 * 60 <= made.duration_s <= 60 * 60
    assert {s.exercise for s in walk(made.steps) if s.exercise} <= set(exercises())
    if made.pool_length_m:
        lengths = made.distance_m / made.pool_length_m
        assert lengths == pytest.approx(round(lengths))


def test_the_tests_of_goals_are_tests_there_are():
    assert {key for some in TESTS_OF_GOALS.values() for key in some} <= set(SINGLE)


days = st.sampled_from(DAYS)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(days, st.booleans()), max_size=7, unique_by=lambda d: d[0]),
    st.lists(st.sampled_from(SINGLE), min_size=1, unique=True),
)
def test_tests_change_no_workout_and_stand_where_they_stand_again(planned, wanted):
    workouts = sorted(
        (workout(day, hard=hard) for day, hard in planned), key=lambda w: w.day
    )
    before = plan(*workouts)

    once = place_tests(before, [WeekOfTests(0, tuple(wanted))], Limits()).plan
    again = place_tests(once, [WeekOfTests(0, tuple(wanted))], Limits()).plan

    assert [w for w in once.workouts if not w.tests] == workouts
    assert keys(once.workouts) == set(wanted)
    assert again == once
    assert once == replace(once, workouts=tuple(sorted(once.workouts, key=_day)))
    assert all(once.start <= w.day <= once.end for w in once.workouts)


def _day(one):
    return one.day


def ahead(given, goal="vo2max", **limits):
    return trial_ahead(given, goal, Limits(**limits), MONDAY)


def test_a_single_test_goes_to_the_first_day_with_the_least_training():
    made = ahead(plan(*(workout(day) for day in ("mon", "tue", "wed"))))

    assert day_of(made) == "thu"
    assert made.original_day == made.day
    assert made.tests == ("run_12min_m",)
    assert made.is_test


def test_where_every_day_is_beside_a_hard_one_there_is_no_single_test():
    hard = (workout(day, hard=True) for day in ("mon", "wed", "fri", "sun"))

    assert ahead(plan(*hard)) is None


def test_a_single_test_needs_a_day_on_which_the_athlete_is_free():
    ten_minutes = (Slot(0, time(6), time(6, 10)),)

    assert ahead(plan(workout("tue")), slots=ten_minutes) is None


def test_goals_without_a_test_and_runs_of_who_never_runs_have_none():
    assert ahead(plan(workout("mon")), "body_fat") is None
    assert ahead(plan(workout("mon", Sport.SWIM))) is None


def test_the_same_single_test_is_not_made_twice():
    given = plan(workout("mon"))

    assert ahead(plan(*given.workouts, ahead(given))) is None


def test_no_single_test_is_put_behind_the_end_of_the_plan():
    given = replace(plan(workout("mon")), end=MONDAY)

    assert ahead(given) is None


# Tests keep to what all planning keeps to


def on(day):
    return MONDAY + timedelta(days=DAYS.index(day))


def busy(day):
    start = datetime.combine(on(day), time())
    return Busy(start, start + timedelta(days=1), "work")


def pause(first, last):
    return Pause(on(first), on(last), PauseReason.HOLIDAY, MONDAY)


@pytest.mark.parametrize(
    ("limits", "day"),
    [
        ({}, "mon"),
        ({"special_days": (SpecialDay(on("mon")),)}, "tue"),
        ({"busy": (busy("mon"), busy("tue"))}, "wed"),
        ({"pauses": (pause("mon", "wed"),)}, "thu"),
        ({"pool_days": frozenset({4})}, "fri"),
    ],
)
def test_a_test_is_put_where_the_athlete_has_time_and_a_pool(limits, day):
    given = plan(workout("sun", Sport.SWIM, pool_length_m=22.86))

    assert day_of(ahead(given, "swim_100yd", **limits)) == day
    (swim,), crowded = put(given, "swim_100yd_s", **limits)
    assert (day_of(swim), crowded) == (day, ())


def test_no_single_test_is_planned_where_no_day_has_both():
    given = plan(workout("sun", Sport.SWIM, pool_length_m=22.86))

    limits = {"pauses": (pause("mon", "wed"),), "pool_days": frozenset({0, 2})}

    assert ahead(given, "swim_100yd", **limits) is None
    assert ahead(given, "flexibility", **limits) is not None


def test_what_is_skipped_takes_no_time():
    hour = tuple(Slot(n, time(6), time(7)) for n in range(7))
    given = plan(workout("sun"), *(workout(day, minutes=50) for day in DAYS[:6]))
    skipped = replace(given.workouts[1], skip_reason="away")

    assert ahead(given, slots=hour) is None
    freed = replace(given, workouts=(skipped, *given.workouts[2:]))
    assert day_of(ahead(freed, slots=hour)) == "mon"
