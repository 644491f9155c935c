from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.estimate import steps_s
from coach.domain.notation import describe_all
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    walk,
)
from coach.planning.shorten import shortened
from tests.builders import lifts, workout


def timed(minutes, intensity=Intensity.WORK):
    return Step(intensity, End(EndKind.TIME, minutes * 60))


def swum(yards, intensity=Intensity.WORK):
    return Step(intensity, End(EndKind.DISTANCE, yards * 0.9144, "yd"))


def of(sport, *steps, **fields):
    """A workout of these steps that takes as long as they do."""
    takes = steps_s(steps, workout(sport).sport) / 60
    return workout(sport, 1, takes, steps=steps, **fields)


WARM, COOL = Intensity.WARMUP, Intensity.COOLDOWN
INTERVALS = of(
    "run",
    timed(10, WARM),
    Repeat(5, (timed(3), timed(3, Intensity.RECOVERY))),
    timed(5, COOL),
    load=60.0,
)
PREPARED = Step(
    WARM, End(EndKind.REPS, 5), exercise="romanian deadlift", load=Load(LoadKind.RPE, 4)
)
LIFT = of(
    "strength",
    *lifts("box jump"),
    Repeat(2, (PREPARED,)),
    *lifts("romanian deadlift", "bench press", "dead bug"),
)


def board(made):
    return describe_all(made.workout.steps, made.workout.sport)


def test_what_fits_is_left_as_it_is():
    made = shortened(INTERVALS, 45 * 60)

    assert made.workout is INTERVALS
    assert (made.left_out, made.changed) == ((), ())
    assert shortened(INTERVALS, 50 * 60).workout is INTERVALS


def test_cool_down_and_warm_up_give_first():
    made = shortened(INTERVALS, 43 * 60)
    assert board(made)[0] == "warm-up 10:00"
    assert board(made)[-1] == "cool-down 2:30"

    made = shortened(INTERVALS, 38 * 60)
    assert board(made)[0] == "warm-up 5:00"
    assert made.kept == ("5 x (3:00; 3:00 easy)",)
    assert made.changed == (
        ("warm-up 10:00", "warm-up 5:00"),
        ("cool-down 5:00", "cool-down 2:30"),
    )


def test_then_rounds_of_the_main_work_go_and_load_goes_with_the_time():
    made = shortened(INTERVALS, 30 * 60)

    assert board(made)[1] == "3 x (3:00; 3:00 easy)"
    assert made.workout.duration_s == 25.5 * 60
    assert made.workout.load == pytest.approx(60 * 25.5 / 45)
    assert made.workout.uuid == INTERVALS.uuid


def test_less_than_a_third_of_the_main_work_is_no_session():
    assert shortened(INTERVALS, 17 * 60) is not None
    assert shortened(INTERVALS, 16 * 60) is None
    assert shortened(of("run", timed(60)), 21 * 60).workout.duration_s == 21 * 60
    assert shortened(of("run", timed(60)), 20 * 60) is None


def test_one_long_step_gets_shorter_by_twentieths():
    assert shortened(of("run", timed(60)), 57 * 60).workout.duration_s == 57 * 60
    assert shortened(of("run", timed(60)), 56 * 60).workout.duration_s == 54 * 60


@pytest.mark.parametrize(("rounds", "left"), [(1, 1), (2, 1), (3, 1), (4, 2), (6, 3)])
def test_of_the_rounds_of_a_warm_up_half_are_left_and_one_at_least(rounds, left):
    strides = Repeat(rounds, (timed(1, WARM), timed(1, Intensity.REST)))
    session = of("run", strides, timed(20))

    made = shortened(session, session.duration_s - 30)

    assert [s.times for s in made.workout.steps if isinstance(s, Repeat)] == [left]


@pytest.mark.parametrize(
    ("minutes", "rounds"), [(30, [5]), (28, [4]), (26, [3]), (25, []), (20, [])]
)
def test_what_stands_beside_the_main_work_keeps_half_its_rounds_or_none(
    minutes, rounds
):
    session = of("run", Repeat(6, (timed(2),)), timed(20))

    made = shortened(session, minutes * 60).workout

    assert [s.times for s in made.steps if isinstance(s, Repeat)] == rounds


def test_of_two_rounds_one_is_left_before_both_go():
    session = of("run", Repeat(2, (timed(5),)), timed(20))

    assert shortened(session, 26 * 60).workout.duration_s == 25 * 60


def test_easy_minutes_are_no_warm_up_and_no_cool_down():
    session = of("run", timed(10, Intensity.RECOVERY), timed(20))

    assert board(shortened(session, 28 * 60)) == ("20:00",)


def test_an_hour_of_intervals_is_found_room_for_at_the_cost_of_what_is_around_it():
    five = Repeat(5, (timed(4), timed(3, Intensity.RECOVERY)))
    hour = of("run", timed(15, WARM), five, timed(10, COOL))

    made = shortened(hour, 25 * 60)

    assert list(board(made)) == [
        "warm-up 7:30",
        "2 x (4:00; 3:00 easy)",
        "cool-down 3:00",
    ]


def test_a_test_is_never_shortened():
    assert shortened(of("run", timed(12), is_test=True), 600) is None


def test_the_lift_that_is_warmed_up_to_is_kept_and_the_last_exercise_goes_first():
    whole = LIFT.duration_s
    first = shortened(LIFT, whole - 60)
    assert [line.split(" ")[0] for line in first.left_out] == []
    assert first.changed[0][0].startswith("dead bug")

    short = shortened(LIFT, whole * 0.4)
    kept = {step.exercise for step in walk(short.workout.steps)}
    assert "romanian deadlift" in kept
    assert kept.isdisjoint({"dead bug", "bench press"})
    assert PREPARED in set(walk(short.workout.steps))
    (least,) = {
        step.exercise
        for step in walk(shortened(LIFT, whole * 0.3).workout.steps)
        if step.intensity is Intensity.WORK
    }
    assert least == "romanian deadlift"


def test_warm_up_sets_go_with_their_exercise():
    squat, press = (
        replace(PREPARED, exercise=name) for name in ("back squat", "bench press")
    )
    sets = lifts("back squat", "bench press")
    session = of("strength", squat, sets[0], press, sets[1])

    made = shortened(session, 10 * 60)

    named = {step.exercise for step in walk(made.workout.steps)}
    assert named == {"back squat", None}


def test_what_is_kept_is_the_lift_and_not_the_sets_that_lead_up_to_it():
    squat = replace(PREPARED, exercise="back squat")
    session = of("strength", squat, *lifts("back squat"))

    made = shortened(session, 0.6 * session.duration_s)

    assert made.workout.steps == (squat, *lifts("back squat", sets=1))


def superset(*names):
    steps = (
        Step(Intensity.WORK, End(EndKind.REPS, 5), exercise=name) for name in names
    )
    return Repeat(3, (*steps, timed(2, Intensity.REST)))


def test_warm_up_sets_go_with_the_whole_of_their_superset_only():
    bench = replace(PREPARED, exercise="bench press")
    both = Repeat(1, (bench, replace(PREPARED, exercise="dead bug")))
    squat = lifts("back squat")[0]
    main = of("strength", replace(PREPARED, exercise="back squat"), squat)

    one = of("strength", *main.steps, bench, superset("bench press", "dead bug"))
    assert bench not in shortened(one, main.duration_s).workout.steps

    other = of("strength", *main.steps, both, *lifts("bench press"))
    made = shortened(other, other.duration_s - 7 * 60).workout
    assert "bench press" not in {
        s.exercise for s in walk(made.steps) if s.intensity is Intensity.WORK
    }
    assert both in made.steps


def test_what_stands_beside_the_main_set_goes_before_it_and_metres_with_it():
    session = of(
        "swim",
        swum(200, WARM),
        Repeat(4, (swum(50), Step(Intensity.REST, End(EndKind.TIME, 15)))),
        Repeat(8, (swum(100), Step(Intensity.REST, End(EndKind.SEND_OFF, 120)))),
        swum(100, COOL),
        distance_m=1000.0,
        pool_length_m=22.86,
    )

    made = shortened(session, 19 * 60)

    assert made.left_out == ("4 x 50 yd, rest 0:15",)
    assert "8 x 100 yd on 2:00" in board(made)
    assert made.workout.distance_m == 730.77


def test_a_rest_goes_with_what_it_follows():
    rest = Step(Intensity.REST, End(EndKind.TIME, 120))
    session = of("run", timed(20), rest, timed(5), rest)

    made = shortened(session, 22 * 60)

    assert len(made.workout.steps) == 2
    assert board(made) == ("20:00, rest 2:00",)


def test_one_long_step_is_cut_and_one_without_steps_just_ends():
    assert board(shortened(of("run", timed(60)), 30 * 60)) == ("30:00",)
    bare = workout("ride", minutes=90, steps=())
    assert shortened(bare, 1800).workout.duration_s == 1800


BLOCKS = st.lists(
    st.builds(
        lambda times, minutes, kind: Repeat(times, (timed(minutes, kind),)),
        st.integers(1, 8),
        st.integers(1, 12),
        st.sampled_from([Intensity.WORK, WARM, COOL, Intensity.RECOVERY]),
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=50)
@given(BLOCKS, st.integers(5, 120))
def test_it_never_takes_longer_than_there_is_time_and_is_a_part_of_the_whole(
    blocks, minutes
):
    session = of("run", *blocks)

    made = shortened(session, minutes * 60)

    if made is None:
        assert session.duration_s > minutes * 60
        return
    assert steps_s(made.workout.steps, session.sport) <= minutes * 60 + 0.5
    assert made.workout.duration_s <= session.duration_s
    before = sum(1 for _ in walk(session.steps))
    assert sum(1 for _ in walk(made.workout.steps)) <= before
