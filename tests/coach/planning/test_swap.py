"""An exercise done as another, or left out: what stays and what changes."""

from dataclasses import replace

import pytest

from coach.catalogue.exercises import exercises
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
    walk,
)
from coach.planning.apply import apply, apply_all, undone, with_effects
from coach.planning.swap import left_out, swapped
from tests.builders import lifts, plan, workout

NEW_RPE = 7.0
SQUAT, GOBLET, SPLIT = "back squat", "goblet squat", "bodyweight squat"


def strength(*names, **fields):
    made = {"load": 60.0, "minutes": 60} | fields
    minutes = made.pop("minutes")
    return workout("strength", 1, minutes, steps=lifts(*names), **made)


def swap(one, exercise, instead=None):
    return Change(
        ChangeKind.SWAP_EXERCISE, one.uuid, exercise=exercise, instead=instead
    )


def lifted(one):
    return [step.exercise for step in walk(one.steps) if step.exercise]


def test_every_set_of_the_exercise_is_done_as_the_other_and_nothing_else_changes():
    before = strength(SQUAT, "bench press", SQUAT)

    after = apply(swap(before, SQUAT, GOBLET), plan(before)).after

    assert lifted(after) == [GOBLET] * 3 + ["bench press"] * 3 + [GOBLET] * 3
    assert after.steps[1] == before.steps[1]
    assert replace(after, steps=before.steps) == before


def test_sets_repetitions_rests_supersets_and_notes_stay():
    step = Step(
        Intensity.WORK,
        End(EndKind.REPS, 5),
        exercise=SQUAT,
        load=Load(LoadKind.RPE, 8),
        superset=1,
        note="heels down",
    )
    rest = Step(Intensity.REST, End(EndKind.TIME, 120))
    before = replace(workout("strength"), steps=(Repeat(4, (step, rest)),))

    after = swapped(before, "".join(SQUAT), GOBLET)

    assert after.steps == (Repeat(4, (replace(step, exercise=GOBLET), rest)),)


@pytest.mark.parametrize(
    ("load", "instead", "expected"),
    [
        (Load(LoadKind.KG, 80.0), GOBLET, Load(LoadKind.RPE, NEW_RPE)),
        (Load(LoadKind.PCT_E1RM, 75.0), GOBLET, Load(LoadKind.RPE, NEW_RPE)),
        (Load(LoadKind.BODYWEIGHT), GOBLET, Load(LoadKind.RPE, NEW_RPE)),
        (Load(LoadKind.KG, 80.0), SPLIT, Load(LoadKind.BODYWEIGHT)),
        (Load(LoadKind.BODYWEIGHT), SPLIT, Load(LoadKind.BODYWEIGHT)),
        (Load(LoadKind.KG, 80.0), "pull-up", Load(LoadKind.BODYWEIGHT)),
        (Load(LoadKind.KG, 80.0), "wall sit", Load(LoadKind.RPE, NEW_RPE)),
        (Load(LoadKind.RPE, 8.0), SPLIT, Load(LoadKind.RPE, 8.0)),
        (None, GOBLET, None),
    ],
)
def test_kilograms_of_one_exercise_say_nothing_about_another(load, instead, expected):
    step = Step(Intensity.WORK, End(EndKind.REPS, 5), exercise=SQUAT, load=load)
    before = replace(workout("strength"), steps=(step,))

    (after,) = swapped(before, SQUAT, instead).steps

    assert after == replace(step, exercise=instead, load=expected)


def test_a_stand_in_that_the_catalogue_does_not_know_is_refused():
    before = strength(SQUAT)

    with pytest.raises(KeyError):
        apply(swap(before, SQUAT, "hovering"), plan(before))


def test_an_exercise_that_is_not_in_the_workout_changes_nothing():
    before = strength(SQUAT)

    assert apply(swap(before, "deadlift", GOBLET), plan(before)) is None
    assert apply(swap(before, "deadlift"), plan(before)) is None


def test_a_swap_without_an_exercise_is_refused():
    before = strength(SQUAT)

    with pytest.raises(ValueError, match="swap_exercise"):
        apply(swap(before, None, GOBLET), plan(before))


def test_a_test_keeps_its_exercises():
    trial = strength(SQUAT, "bench press", is_test=True)

    assert apply(swap(trial, SQUAT, GOBLET), plan(trial)) is None
    assert apply(swap(trial, SQUAT), plan(trial)) is None


def test_without_the_exercise_the_workout_is_shorter_by_what_it_took():
    before = strength(SQUAT, "bench press")

    after = left_out(before, "".join("bench press"))

    assert after.steps == before.steps[:1]
    assert after.duration_s == before.duration_s / 2
    assert after.load == before.load / 2
    assert after.original_duration_s == before.original_duration_s


def test_the_rest_after_a_single_set_goes_with_it_and_no_other():
    one, two = (
        Step(Intensity.WORK, End(EndKind.REPS, 5), exercise=name)
        for name in (SQUAT, "bench press")
    )
    rest = Step(Intensity.REST, End(EndKind.TIME, 60))
    last = Step(Intensity.REST, End(EndKind.TIME, 90))
    before = replace(workout("strength"), steps=(one, rest, two, rest, last))

    assert left_out(before, "bench press").steps == (one, rest)
    assert left_out(before, SQUAT).steps == (two, rest, last)


def test_an_easy_minute_after_its_sets_is_no_rest_and_stays():
    one, two = (
        Step(Intensity.WORK, End(EndKind.REPS, 5), exercise=name)
        for name in (SQUAT, "bench press")
    )
    easy = Step(Intensity.RECOVERY, End(EndKind.TIME, 60))
    before = replace(workout("strength"), steps=(one, easy, two))

    assert left_out(before, SQUAT).steps == (easy, two)


def test_a_workout_of_no_known_length_keeps_its_load():
    before = replace(strength(SQUAT, "bench press"), duration_s=0.0)

    assert left_out(before, "bench press").load == before.load


def test_of_a_superset_the_other_exercise_stays_in_its_rounds():
    one, two = (
        Step(Intensity.WORK, End(EndKind.REPS, 5), exercise=name, superset=1)
        for name in (SQUAT, "bench press")
    )
    rest = Step(Intensity.REST, End(EndKind.TIME, 60))
    before = replace(workout("strength"), steps=(Repeat(3, (one, two, rest)),))

    assert left_out(before, SQUAT).steps == (Repeat(3, (two, rest)),)


def test_the_only_exercise_is_not_left_out():
    before = strength(SQUAT)

    assert left_out(before, SQUAT) == before


def test_several_swaps_of_one_workout_are_one_effect_that_is_taken_back_whole():
    before = strength(SQUAT, "bench press", "deadlift")
    changes = [swap(before, SQUAT, GOBLET), swap(before, "deadlift")]

    (effect,) = apply_all(changes, plan(before))

    assert effect.before == before
    assert effect.change == changes[0]
    assert set(lifted(effect.after)) == {GOBLET, "bench press"}
    after = with_effects(plan(before), [effect])
    assert with_effects(after, [undone(effect)]).workouts == (before,)


def test_a_swap_and_its_way_back_are_no_effect():
    before = strength("push-up")
    bare = replace(
        before,
        steps=(Step(Intensity.WORK, End(EndKind.REPS, 5), exercise="push-up"),),
    )
    changes = [swap(bare, "push-up", "bench dip"), swap(bare, "bench dip", "push-up")]

    assert apply_all(changes, plan(bare)) == ()


def test_changes_of_different_workouts_are_an_effect_each():
    one, two = strength(SQUAT, uuid="one"), strength(SQUAT, uuid="two")
    changes = [swap(each, SQUAT, GOBLET) for each in (one, two)]

    effects = apply_all(changes, plan(one, two))

    assert [e.before for e in effects] == [one, two]
    assert [e.change for e in effects] == changes


def test_what_the_tests_swap_is_in_the_catalogue():
    assert {SQUAT, GOBLET, SPLIT, "bench dip", "push-up", "pull-up"} <= set(exercises())


def test_the_other_exercise_of_a_superset_keeps_its_rest():
    row, press, rest = (
        Step(Intensity.WORK, End(EndKind.REPS, 8), exercise="band row"),
        Step(Intensity.WORK, End(EndKind.REPS, 8), exercise="bench press"),
        Step(Intensity.REST, End(EndKind.TIME, 90)),
    )
    before = workout("strength", steps=(Repeat(3, (row, press, rest)),))

    assert left_out(before, "bench press").steps == (Repeat(3, (row, rest)),)
    assert left_out(before, "band row").steps == (Repeat(3, (press, rest)),)
