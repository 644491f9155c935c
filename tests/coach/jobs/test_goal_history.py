from datetime import timedelta

import pytest

from coach.cardio.estimate import COOPER, VDOT
from coach.domain.activity import Session
from coach.domain.goal import Goal
from coach.domain.review import SessionLoad
from coach.goals.measures import LONGEST
from coach.goals.registry import measure
from coach.jobs.goal_history import goal_history
from tests.builders import activity, day, session, sets
from tests.coach.goals.series import metric
from tests.coach.swimming.test_best import swum

EVENING = day(100)


def derived(*sessions, metrics=(), loads=None, on=EVENING):
    found = goal_history(sessions, metrics, loads or {}, on).derived
    return [(each.key, each.day, round(each.value, 2), each.method) for each in found]


def lifted(on, *reps, **fields):
    return session("strength", on, sets=sets(*reps, **fields))


def test_the_best_set_of_a_session_is_its_lift():
    found = derived(lifted(90, 5, 3, load_kg=100, rpe=10))

    assert found == [("e1rm:back squat", day(90), 116.67, "sets")]


def test_a_lift_is_told_beside_body_weight_where_it_is_known():
    found = derived(
        lifted(90, 5, load_kg=100, rpe=10), metrics=[metric("weight", 88, 80.0)]
    )

    assert found[1:] == [("e1rm_bw:back squat", day(90), 1.46, "sets")]


def test_trials_and_the_watch_both_tell_critical_speed_by_pool():
    swim = session(
        "swim", 95, lengths=tuple(swum(*[22.5] * 16)), pool_length_m=25.0, device="fr"
    )
    trials = [
        metric("swim_200", 90, 160.0, "trial, 25m pool"),
        metric("swim_400", 92, 335.0, "trial, 25m pool"),
    ]

    found = derived(swim, metrics=trials)

    assert found == [
        ("css", day(92), 87.5, "trial, 25m pool"),
        ("css", day(95), pytest.approx(94.74, abs=1), "pool lengths, 25 m pool"),
    ]


@pytest.mark.parametrize(
    ("length_m", "name"),
    [
        (22.86, "25 yd pool"),
        (45.72, "50 yd pool"),
        (50.0, "50 m pool"),
        (33.33, "33.33 m pool"),
    ],
)
def test_a_pool_is_named_as_swimmers_name_it(length_m, name):
    swim = session(
        "swim", 95, lengths=tuple(swum(*[length_m] * 20)), pool_length_m=length_m
    )

    assert derived(swim)[0][3] == f"pool lengths, {name}"


def test_a_swim_without_a_long_stretch_tells_nothing():
    short = session("swim", 95, lengths=tuple(swum(20, 20)), pool_length_m=25.0)

    assert derived(short, session("swim", 94)) == []


def test_nothing_is_worked_out_for_days_no_goal_looks_back_to():
    edge = (EVENING - LONGEST - day(0)) // timedelta(days=1)

    assert derived(lifted(edge, 5)) == []
    assert derived(lifted(edge + 1, 5)) != []
    assert derived(lifted(101, 5)) == []


def loaded(*values):
    """Sessions of the last days, the newest last, with such loads."""
    made = [activity("run", 101 - len(values) + n) for n in range(len(values))]
    loads = {
        each.uuid: SessionLoad(value, "rpe")
        for each, value in zip(made, values, strict=True)
    }
    return [Session(each, (each.uuid,)) for each in made], loads


def test_monotony_is_of_the_last_seven_days_loads():
    sessions, loads = loaded(900, 50, 40, 0, 60, 30, 80, 20)

    found = derived(*sessions, loads=loads)

    assert found == [("monotony", EVENING, pytest.approx(1.51), "load")]


def test_days_all_alike_have_no_monotony():
    assert derived() == []
    sessions, loads = loaded(50, 50, 50, 50, 50, 50, 50)
    assert derived(*sessions, loads=loads) == []


def test_a_run_against_the_clock_is_an_estimate_of_the_vo2max():
    run = metric("run_12min", 90, 2400, "trial")

    assert derived(metrics=[run]) == [("vo2max", day(90), 42.37, COOPER)]


def test_the_estimate_speaks_for_the_vo2max_where_no_watch_does():
    runs = [
        metric("run_12min", 90, 2400, "trial"),
        metric("run_5k", 92, 1200, "trial"),
    ]
    watch = [
        metric("vo2max", on, 45 + on / 20, "watch, run") for on in range(50, 99, 4)
    ]

    def method(*metrics):
        history = goal_history((), metrics, {}, EVENING)
        (state,) = measure([Goal("vo2max", target=50)], history, EVENING)
        return state.method

    assert method(runs[0]) == COOPER
    assert method(runs[1]) == VDOT
    assert method(*runs, *watch) == "watch, run"
