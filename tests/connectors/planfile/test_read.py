from datetime import date, timedelta

import pytest

from coach.domain.activity import Sport
from coach.domain.plan import Intensity, Repeat, WeekOfTests
from tests.connectors.planfile.writing import (
    HEAD,
    MONDAY,
    RUN_30,
    one_workout,
    read,
    told,
)


def only(reading):
    assert reading.issues == ()
    (workout,) = reading.plan.workouts
    return workout


def test_a_plan_has_what_stands_above_its_weeks():
    reading = read(
        "Plan: Winter\nweekly hours: 2,5 - 4 h\nfocus: {swim: 40%, strength: 0.3}\n"
        f"weeks:\n  - tue: {RUN_30}\n  - repeat: 2\n    sun: {RUN_30}\n"
    )

    plan = reading.plan
    assert reading.issues == reading.warnings == ()
    assert (plan.name, plan.weekly_hours) == ("Winter", (2.5, 4.0))
    assert plan.focus == {"swim": 0.4, "strength": 0.3}
    assert (plan.start, plan.end) == (MONDAY, date(2026, 1, 25))
    assert [w.day for w in plan.workouts] == [
        date(2026, 1, 6),
        date(2026, 1, 18),
        date(2026, 1, 25),
    ]
    assert reading.weeks == (5, 6, 6)
    assert [reading.lines[w.uuid] for w in plan.workouts] == [5, 7, 7]


def test_weeks_run_from_the_weekday_of_the_start():
    wednesday = date(2026, 1, 7)

    plan = read(
        f"{HEAD}weeks:\n  - mon: {RUN_30}\n    wed: {RUN_30}\n    sat: {RUN_30}\n",
        wednesday,
    ).plan

    assert [w.day for w in plan.workouts] == [
        wednesday,
        date(2026, 1, 10),
        date(2026, 1, 12),
    ]
    assert plan.end == date(2026, 1, 13)


def test_a_workout_has_everything_its_entry_says():
    workout = only(
        one_workout(
            """
            sport: swim
            title: Sprints
            duration: 45 min
            priority: 1
            hard: yes
            rpe: 6
            test: yes
            goals: [swim_100yd, vo2max]
            note: Push off hard.
            warm-up: 200 easy; 4 x 25 drill, rest 0:15
            steps:
              - 4 x:
                  - 2 x 25 fly, rest 0:20
                  - 50 easy
            cool-down:
              - 100 easy
            """
        )
    )

    warm, drills, main, down = workout.steps
    assert workout.sport is Sport.SWIM
    assert (workout.title, workout.note) == ("Sprints", "Push off hard.")
    assert (workout.priority, workout.rpe) == (1, 6)
    assert (workout.hard, workout.is_test) == (True, True)
    assert workout.goals == ("swim_100yd", "vo2max")
    assert workout.duration_s == workout.original_duration_s == 2700
    assert workout.day == workout.original_day == MONDAY
    assert workout.pool_length_m == 22.86
    assert workout.distance_m == pytest.approx(800 * 0.9144)
    assert warm.intensity is Intensity.WARMUP
    assert drills.steps[0].intensity is Intensity.WARMUP
    assert drills.steps[1].intensity is Intensity.REST
    assert isinstance(main, Repeat)
    assert isinstance(main.steps[0], Repeat)
    assert down.intensity is Intensity.COOLDOWN
    assert workout.load is None


def test_without_a_word_on_it_a_workout_is_hard_from_rpe_seven_on():
    def hard(rest):
        return only(one_workout(f"sport: run\nsteps: 30:00\n{rest}")).hard

    assert [hard("rpe: 6,5"), hard("rpe: 7"), hard("rpe: 9\nhard: no"), hard("")] == [
        False,
        True,
        False,
        False,
    ]


def test_a_plan_in_metres_reads_bare_numbers_as_metres():
    workout = only(
        one_workout("sport: swim\nsteps: 4 x 50 free on 1:00", HEAD.replace("yd", "m"))
    )

    assert workout.distance_m == 200
    assert workout.pool_length_m == 25


def test_open_water_has_no_pool_and_needs_units():
    fine = one_workout("sport: swim\npool: open water\nsteps: 1500 m free")
    unclear = one_workout("sport: swim\npool: open water\nsteps: 1500 free")

    assert only(fine).pool_length_m is None
    assert "1500 of what?" in unclear.issues[0].why


def test_a_superset_is_a_list_of_exercises_done_in_turns():
    workout = only(
        one_workout(
            """
            sport: strength
            steps:
              - superset:
                  - bench press 3x8 @ rpe 8
                  - barbell row 3x10, rest 1:30
              - superset 2 x (plank 30s; bench press 5 reps)
            """
        )
    )

    first, second = workout.steps
    assert first.times == 3
    assert [(s.exercise, s.superset) for s in first.steps] == [
        ("bench press", 1),
        ("barbell row", 1),
        (None, None),
    ]
    assert {s.superset for s in second.steps} == {2}
    assert workout.hard_sets == 10


def test_a_named_workout_is_used_with_its_blanks_filled_in():
    reading = read(
        HEAD
        + """
workouts:
  Long  intervals:
    sport: run
    title: <times> x <length=4:00>
    rpe: <rpe=8>
    steps: <times> x (<length=4:00> @ 90% hrmax; <easy=3:00> easy)
weeks:
  - mon: long intervals with times 4
    wed: LONG INTERVALS with times = 5, easy 2,5 min, length 3:00, rpe 6,5
    fri:
      workout: long intervals with times 2
      title: Short day
      priority: 3
      hard: no
""".lstrip()
    )

    four, five, short = reading.plan.workouts
    assert reading.issues == ()
    assert [w.title for w in reading.plan.workouts] == [
        "4 x 4:00",
        "5 x 3:00",
        "Short day",
    ]
    assert four.duration_s == 4 * (240 + 180)
    assert five.duration_s == 60 * -(-5 * (180 + 150) // 60)
    assert five.rpe == 6.5
    assert (short.priority, short.hard, short.rpe) == (3, False, 8)
    assert [reading.lines[w.uuid] for w in reading.plan.workouts] == [11, 12, 14]


def test_a_workout_without_a_title_is_called_by_its_name_or_sport():
    reading = read(
        f"{HEAD}workouts:\n  easy run: {RUN_30}\n"
        f"weeks:\n  - mon: easy run\n    tue: {RUN_30}\n"
    )

    assert [w.title for w in reading.plan.workouts] == ["Easy run", "Run"]


def test_uuids_are_the_same_every_time_and_differ_by_athlete_start_and_place():
    text = f"{HEAD}weeks:\n  - repeat: 2\n    mon: [{RUN_30}, {RUN_30}]\n"

    def uuids(*args):
        return [w.uuid for w in read(text, *args).plan.workouts]

    everyone = [
        *uuids(),
        *uuids(MONDAY, "Bea"),
        *uuids(MONDAY + timedelta(days=1)),
    ]
    assert uuids() == uuids()
    assert len(set(everyone)) == len(everyone) == 12


def test_an_exercise_is_called_as_the_catalogue_calls_it():
    reading = one_workout("sport: strength\nsteps: back sqaut 3x5\ntitle: A")

    ((line, why),) = told(reading.warnings)
    assert reading.plan.workouts[0].steps[0].steps[0].exercise == "back sqaut"
    assert (line, why) == (7, "the exercise 'back sqaut' is not in the catalogue")
    assert reading.warnings[0].fix == "Did you mean back squat?"


def test_a_distance_that_is_no_whole_length_is_doubted():
    (issue,) = one_workout("sport: swim\nsteps: 4 x 60 free").warnings

    assert issue.why == "60 yd is no whole number of lengths of the pool"
    assert issue.fix == "Write a multiple of 25 yd, or say pool: in the workout."


def test_metres_that_look_like_minutes_are_doubted():
    (issue,) = one_workout("sport: run\nsteps: 10 m easy").warnings

    assert issue.why == "10 m is 10 metres"
    assert issue.fix == "For minutes write 10 min."


def test_one_bad_line_loses_only_itself():
    reading = read(
        HEAD
        + """
workouts:
  bad: {sport: flying, steps: 9:00}
  good:
    sport: run
    steps:
      - 10:00 esay
      - 20:00 easy
weeks:
  - mon: good
    tue: bad
    wed: better
  - mon: good
    tue: 5
    colour: red
""".lstrip()
    )

    assert [w.duration_s for w in reading.plan.workouts] == [1200, 1200]
    assert [line for line, _ in told(reading.issues)] == [5, 9, 14, 16, 17]


def test_a_workout_that_no_week_names_is_mentioned():
    reading = read(f"{HEAD}workouts:\n  spare: {RUN_30}\nweeks:\n  - mon: {RUN_30}\n")

    assert told(reading.warnings) == [(5, "the workout 'spare' is in no week")]


def test_a_goal_that_nothing_measures_is_mentioned():
    (issue,) = one_workout("sport: run\nsteps: 9:00\ngoals: vo2mx").warnings

    assert issue.fix == "Did you mean vo2max?"


def test_a_plan_beyond_the_calendar_is_refused():
    reading = read(
        f"{HEAD}weeks:\n  - repeat: 104\n    mon: {RUN_30}", date(9999, 12, 1)
    )

    assert reading.plan is None
    assert "after the last day" in reading.issues[0].why


def test_weeks_by_the_hundred_are_cut_and_told():
    week = f"  - repeat: 100\n    mon: {RUN_30}\n"

    reading = read(f"{HEAD}weeks:\n{week}{week}")

    assert len(reading.plan.workouts) == 104
    assert "200 weeks" in reading.issues[0].why


def test_tests_are_named_by_the_key_their_result_is_logged_under():
    reading = one_workout("sport: run\nsteps: 30:00\ntests: run_5k_s, RUN_12MIN_M")

    (workout,) = reading.plan.workouts
    assert workout.tests == ("run_5k_s", "run_12min_m")
    assert workout.is_test


@pytest.mark.parametrize(
    ("written", "tests"),
    [
        ("tests: yes", [WeekOfTests(0)]),
        ("test: yes", [WeekOfTests(0)]),
        ("tests: no", []),
        ("test: no", []),
        ("tests: [cmj_cm, run_5k_s]", [WeekOfTests(0, ("cmj_cm", "run_5k_s"))]),
        ("repeat: 2\n    tests: yes", [WeekOfTests(0), WeekOfTests(1)]),
    ],
)
def test_a_week_can_be_a_week_of_tests(written, tests):
    reading = read(f"{HEAD}weeks:\n  - mon: {RUN_30}\n    {written}\n")

    assert reading.issues == ()
    assert list(reading.tests) == tests


def test_a_plan_may_name_the_tests_of_its_weeks_of_tests():
    week = f"  - mon: {RUN_30}\n"
    reading = read(
        f"{HEAD}tests: cmj_cm, run_5k_s\nweeks:\n{week}    test: yes\n"
        f"{week}{week}    tests: swim_400_s\n"
    )

    assert reading.tests == (
        WeekOfTests(0, ("cmj_cm", "run_5k_s")),
        WeekOfTests(2, ("swim_400_s",)),
    )


def test_a_week_may_hold_tests_alone():
    reading = read(f"{HEAD}weeks:\n  - tests: yes\n")

    assert reading.plan.workouts == ()
    assert reading.tests == (WeekOfTests(0),)
