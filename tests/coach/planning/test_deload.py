from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import (
    Change,
    ChangeKind,
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    Target,
    TargetKind,
    walk,
)
from coach.planning.apply import apply, undone, with_effects
from coach.planning.deload import deloaded, lighter_kg
from tests.builders import lifts, plan, workout

HALF = 0.55
HARD = Target(TargetKind.HEART_RATE_PCT, 90, 95)


def timed(minutes, intensity=Intensity.WORK, target=None):
    return Step(intensity, End(EndKind.TIME, minutes * 60), target)


def intervals():
    steps = (
        timed(10, Intensity.WARMUP),
        Repeat(4, (timed(4, target=HARD), timed(3, Intensity.RECOVERY))),
        timed(5, Intensity.COOLDOWN),
    )
    return workout("run", 1, 43, steps=steps, hard=True, load=70.0)


def lift(*steps, minutes=60):
    return workout("strength", 1, minutes, steps=steps, load=60.0)


def loads(made):
    return [s.load.value for s in walk(made.steps) if s.exercise]


def test_fewer_intervals_are_as_hard_as_planned():
    made = deloaded(intervals(), HALF)

    (rounds,) = (step for step in made.steps if isinstance(step, Repeat))
    assert rounds.times == 2
    assert rounds.steps == intervals().steps[1].steps
    assert made.duration_s == round(0.55 * 43 * 60)
    assert made.load == pytest.approx(0.55 * 70, abs=0.1)
    assert made.hard


def test_the_warm_up_before_them_keeps_half_of_its_minutes():
    warm_up = deloaded(intervals(), HALF).steps[0]

    assert warm_up.end.value >= 300


def test_a_swim_stays_whole_laps():
    hundreds = Repeat(8, (Step(Intensity.WORK, End(EndKind.DISTANCE, 91.44, "yd")),))
    swim = workout(
        *("swim", 1, 20), steps=(hundreds,), distance_m=731.52, pool_length_m=22.86
    )

    made = deloaded(swim, HALF)

    assert made.distance_m / 45.72 == pytest.approx(round(made.distance_m / 45.72))
    assert made.distance_m < 0.65 * 731.52


def test_the_title_says_that_it_is_a_deload_once():
    made = deloaded(workout(title="Easy run"), HALF)

    assert made.title == "Easy run (deload)"
    assert deloaded(made, HALF).title == "Easy run (deload)"


def test_the_first_exercise_keeps_most_of_its_sets():
    made = deloaded(lift(*lifts("squat", "press", "row", "plank")), HALF)

    assert [repeat.times for repeat in made.steps] == [2, 2, 2, 1]


def test_one_set_of_each_exercise_is_left():
    made = deloaded(lift(*lifts("squat", "press", "row", sets=1)), HALF)

    assert made.hard_sets == 3


def test_the_session_takes_the_time_of_the_sets_left():
    whole = lift(*lifts("squat", sets=6), minutes=20)
    made = deloaded(whole, HALF)

    assert made.hard_sets == 3
    assert 0.5 * whole.duration_s < made.duration_s < 0.6 * whole.duration_s
    assert made.load == pytest.approx(60 * made.duration_s / whole.duration_s)


def test_a_session_of_no_known_length_keeps_its_load():
    whole = replace(lift(*lifts("squat", sets=6)), duration_s=0.0)

    assert deloaded(whole, HALF).load == whole.load


def test_warm_up_sets_and_rests_stay():
    warm_up = Repeat(
        2,
        (
            Step(
                Intensity.WARMUP,
                End(EndKind.REPS, 5),
                exercise="squat",
                load=Load(LoadKind.KG, 60),
            ),
            timed(1, Intensity.REST),
        ),
    )
    made = deloaded(lift(warm_up, *lifts("squat", sets=4)), HALF)

    assert made.steps[0] == warm_up
    assert made.steps[1].steps[1] == lifts("squat")[0].steps[1]


@pytest.mark.parametrize(
    ("planned", "left"),
    [
        (100, 92.5),
        (80, 75),
        (60, 55),
        (50, 45),
        (45, 42.5),
        (25, 22.5),
        (20, 20),
        (13, 13),
    ],
)
def test_plates_come_off_in_whole_and_only_where_they_are_five_to_ten_percent(
    planned, left
):
    assert lighter_kg(planned) == left


@given(st.integers(10, 200).map(lambda n: n * 2.5))
def test_whole_plates_from_25_kg_up_fall_by_five_to_ten_percent(load_kg):
    left = lighter_kg(load_kg)

    assert 0.90 * load_kg - 1e-9 <= left <= 0.95 * load_kg + 1e-9
    assert left % 2.5 == 0


@given(st.floats(1, 400))
def test_any_load_falls_by_five_to_ten_percent_or_stays(load_kg):
    left = lighter_kg(load_kg)

    assert left == load_kg or 0.9 * load_kg - 1e-6 <= left <= 0.95 * load_kg + 1e-6


@pytest.mark.parametrize(
    ("planned", "left"),
    [
        (Load(LoadKind.KG, 85), 77.5),
        (Load(LoadKind.PCT_E1RM, 80), 74.0),
        (Load(LoadKind.PCT_E1RM, 85), 78.6),
        (Load(LoadKind.RPE, 10), 7),
        (Load(LoadKind.RPE, 9), 7),
        (Load(LoadKind.RPE, 8), 6),
        (Load(LoadKind.RPE, 7), 6),
        (Load(LoadKind.RPE, 5), 5),
        (Load(LoadKind.BODYWEIGHT), None),
    ],
)
def test_loads_by_percent_and_rpe_fall_too(planned, left):
    one = Step(Intensity.WORK, End(EndKind.REPS, 5), exercise="squat", load=planned)

    assert loads(deloaded(lift(one), HALF)) == [left]


def test_a_test_is_kept_as_it_is():
    trial = replace(intervals(), is_test=True)
    change = Change(ChangeKind.DELOAD, trial.uuid, factor=HALF)

    assert apply(change, plan(trial)) is None


counts = st.lists(
    st.tuples(
        st.sampled_from(["squat", "press", "row", "deadlift"]),
        st.integers(1, 6),
        st.sampled_from([20.0, 42.5, 60.0, 100.0]),
    ),
    min_size=1,
    max_size=5,
)


@given(counts)
def test_every_exercise_keeps_a_set_and_the_sets_fall_by_about_half(said):
    steps = [step for name, sets, kg in said for step in lifts(name, sets=sets, kg=kg)]
    whole = lift(*steps)
    made = deloaded(whole, HALF)

    assert [r.steps[0].exercise for r in made.steps] == [name for name, _, _ in said]
    assert all(repeat.times >= 1 for repeat in made.steps)
    assert made.hard_sets == max(len(said), round(HALF * whole.hard_sets))
    for before, after in zip(steps, made.steps, strict=True):
        kg, left = before.steps[0].load.value, after.steps[0].load.value
        assert left == kg == 20 or 0.9 * kg - 1e-9 <= left <= 0.95 * kg + 1e-9


@given(counts)
def test_taken_back_a_deload_leaves_the_plan_as_it_was(said):
    steps = [step for name, sets, kg in said for step in lifts(name, sets=sets, kg=kg)]
    before = plan(lift(*steps), replace(intervals(), uuid="run"))
    changes = [Change(ChangeKind.DELOAD, w.uuid, factor=HALF) for w in before.workouts]
    effects = [apply(change, before) for change in changes]

    after = with_effects(before, effects)

    assert len(after.workouts) == len(before.workouts)
    back = with_effects(after, [undone(e) for e in effects])
    assert set(back.workouts) == set(before.workouts)
