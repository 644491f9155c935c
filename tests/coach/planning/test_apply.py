from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.plan import (
    Change,
    ChangeKind,
    Effect,
    End,
    EndKind,
    Intensity,
    Step,
)
from coach.planning.apply import apply, undone, with_effects
from coach.planning.swap import swapped
from tests.builders import day, lifts, plan, workout

YARD_POOL = 22.86


def swim(*yards, minutes=45):
    steps = tuple(
        Step(Intensity.WORK, End(EndKind.DISTANCE, y * 0.9144, "yd")) for y in yards
    )
    return workout(
        "swim",
        1,
        minutes,
        steps=steps,
        distance_m=sum(yards) * 0.9144,
        pool_length_m=YARD_POOL,
        load=50.0,
    )


def shorter(one, factor=0.8):
    return Change(ChangeKind.SCALE_DURATION, one.uuid, factor=factor)


def test_a_fifth_shorter_is_four_fifths_of_the_time_and_of_the_load():
    run = workout("run", 1, 50, load=60.0)

    effect = apply(shorter(run), plan(run))

    assert effect.after.duration_s == 40 * 60
    assert effect.after.load == pytest.approx(48.0)
    assert effect.after.original_duration_s == 50 * 60


def test_a_test_is_neither_shortened_nor_eased():
    trial = replace(swim(100), is_test=True)

    assert apply(shorter(trial), plan(trial)) is None
    easier = Change(ChangeKind.SCALE_INTENSITY, trial.uuid, factor=0.7)
    assert apply(easier, plan(trial)) is None


def test_a_move_keeps_the_original_day_and_the_minutes():
    run = workout("run", 1, 50)

    effect = apply(Change(ChangeKind.MOVE, run.uuid, day=day(4)), plan(run))

    assert effect.after == replace(run, day=day(4))
    assert effect.after.original_day == day(1)


def test_rest_takes_the_workout_out():
    run = workout("run", 1, 50)

    effect = apply(Change(ChangeKind.INSERT_REST, run.uuid), plan(run))

    assert (effect.before, effect.after) == (run, None)
    assert with_effects(plan(run), [effect]).workouts == ()


def test_an_added_workout_has_nothing_before_it():
    run = workout("run", 1, 50)

    effect = apply(Change(ChangeKind.ADD, run.uuid, workout=run), plan())

    assert (effect.before, effect.after) == (None, run)


def test_a_workout_that_is_not_in_the_plan_cannot_be_changed():
    with pytest.raises(KeyError):
        apply(shorter(workout("run")), plan())


@pytest.mark.parametrize(
    "kind",
    [ChangeKind.DELOAD, ChangeKind.MOVE, ChangeKind.SCALE_DURATION, ChangeKind.ADD],
)
def test_a_change_that_lacks_its_value_is_refused(kind):
    run = workout("run", 1)

    with pytest.raises(ValueError, match=kind):
        apply(Change(kind, run.uuid), plan(run))


@pytest.mark.parametrize("kind", ChangeKind)
def test_a_change_does_what_its_kind_says_whatever_else_it_carries(kind):
    lift, other = (
        workout("strength", 1, 40, uuid=uuid, steps=lifts("back squat", "bench press"))
        for uuid in ("w", "other")
    )
    change = Change(kind, "w", 0.5, day(4), other, "back squat", "goblet squat")

    after = apply(change, plan(lift)).after

    done = {
        "another": after == other,
        "gone": after is None,
        "shorter": after is not None and after.duration_s < lift.duration_s,
        "moved": after == replace(lift, day=day(4)),
        "swapped": after == swapped(lift, "back squat", "goblet squat"),
    }
    assert [name for name, is_so in done.items() if is_so] == [WHAT[kind]]


WHAT = dict.fromkeys(ChangeKind, "shorter") | {
    ChangeKind.ADD: "another",
    ChangeKind.REMOVE: "gone",
    ChangeKind.INSERT_REST: "gone",
    ChangeKind.MOVE: "moved",
    ChangeKind.SWAP_EXERCISE: "swapped",
}


def test_workouts_of_a_day_stand_as_they_were_loaded_what_is_new_before_them():
    first, second = workout(id=1, uuid="b"), workout(id=2, uuid="a")
    new = workout(id=None, uuid="c")

    after = with_effects(plan(second, first), [Effect(Change(ADD, "c"), None, new)])

    assert after.workouts == (new, first, second)


ADD = ChangeKind.ADD

durations = st.integers(10, 240)
factors = st.floats(0.3, 1.5)
days = st.integers(0, 13)
plans = st.lists(st.tuples(days, durations), max_size=6)


@given(plans, factors)
def test_taking_every_change_back_gives_the_plan_again(said, factor):
    workouts = [
        workout("run", on, minutes, uuid=f"w{n}", id=n)
        for n, (on, minutes) in enumerate(said)
    ]
    before = plan(*workouts)
    effects = [e for w in workouts if (e := apply(shorter(w, factor), before))]

    after = with_effects(before, effects)
    back = with_effects(after, [undone(e) for e in effects])

    assert set(back.workouts) == set(before.workouts)


@given(
    st.lists(st.tuples(st.integers(0, 13), durations), max_size=6), st.integers(0, 13)
)
def test_moves_keep_the_minutes_of_the_plan(said, to):
    workouts = [
        workout("run", on, minutes, uuid=f"w{n}", id=n)
        for n, (on, minutes) in enumerate(said)
    ]
    before = plan(*workouts)
    moves = (Change(ChangeKind.MOVE, w.uuid, day=day(to)) for w in workouts)
    effects = [e for m in moves if (e := apply(m, before))]

    after = with_effects(before, effects)

    assert sum(w.duration_s for w in after.workouts) == sum(
        w.duration_s for w in before.workouts
    )


def test_no_effects_leave_the_plan_as_it_is():
    before = plan(workout("run", 1), workout("swim", 2))

    assert with_effects(before, ()) == before
