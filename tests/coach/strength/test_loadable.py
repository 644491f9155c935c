from coach.catalogue.exercises import exercises
from coach.domain.gym import ANY_LOAD, Plate, Racks
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
from coach.strength.loadable import loadable
from tests.builders import workout

HOME = Racks({"barbell": 15.0}, (Plate(20), Plate(10), Plate(5)))
BEST = {"bench press": 100.0, "goblet squat": 40.0}


def step(exercise="bench press", kind=LoadKind.PCT_E1RM, value=80.0, note=""):
    end = End(EndKind.REPS, 5)
    return Step(
        Intensity.WORK, end, exercise=exercise, load=Load(kind, value), note=note
    )


def made(*steps, racks=HOME, **how):
    planned = workout("strength", 0, steps=steps)
    return loadable(planned, BEST, exercises(), racks, **how).steps


def test_a_share_of_the_maximum_becomes_what_the_bar_can_hold_and_says_the_share():
    (found,) = made(step(note="slow"))

    assert found.load == Load(LoadKind.KG, 75.0)
    assert found.note == "80% of 1RM. slow"


def test_steps_within_repeats_too():
    (found,) = made(Repeat(5, (step(),)))

    assert [each.load.value for each in walk((found,))] == [75.0] * 5


def test_what_the_plan_says_in_kilograms_stands_unless_coach_changed_it():
    typed = step(kind=LoadKind.KG, value=72.5)

    assert made(typed)[0].load.value == 72.5
    assert made(typed, typed=False)[0].load.value == 75.0


def test_what_is_not_known_stays_as_it_is():
    for untouched in (
        step("goblet squat"),
        step("back squat"),
        step("own lift"),
        step(kind=LoadKind.RPE, value=8),
        step(kind=LoadKind.BODYWEIGHT, value=None),
    ):
        assert made(untouched) == (untouched,)
    assert made(step(), racks=ANY_LOAD) == (step(),)
