"""Whether what Garmin gives back is what was sent."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from connectors.garmin.compare import differences
from connectors.garmin.workouts import workout_json
from tests.connectors.fitfile.planned import (
    E1RM,
    Repeat,
    lift,
    planned_workouts,
    rest,
    swim,
    workout,
    yards,
)
from tests.fakes.garmin.canonical import canonical

SWIM = swim(
    yards(200, intensity="warmup"),
    Repeat(4, (yards(50, drill="kick", equipment="kickboard"), rest(75, "send_off"))),
    title="Kick",
)
LIFTS = workout("strength", steps=(Repeat(5, (lift(), rest(180))),), title="Lower A")


def sent(planned):
    return workout_json(planned, "[coach:ab12cd34]", exercises(), E1RM)


def kept(made):
    """As Garmin keeps it: everything filled in, numbers given, weights a bit off."""
    return canonical(json.loads(json.dumps(made)), 1)[0]


def first_steps(record):
    return record["workoutSegments"][0]["workoutSteps"]


def test_what_comes_back_as_it_was_sent_is_the_same():
    assert differences(sent(SWIM), kept(sent(SWIM))) == ()


def test_what_garmin_adds_reorders_and_renames_does_not_count():
    found = kept(sent(SWIM))
    found |= {"workoutId": 1, "mood": "keen", "estimatedDurationInSecs": 1}
    first_steps(found).reverse()
    found["sportType"]["sportTypeKey"] = "swim"

    assert differences(sent(SWIM), found) == ()


def test_which_end_of_a_range_comes_first_does_not_count():
    found = kept(sent(SWIM))
    made = sent(SWIM)
    for record, ends in ((made, (1.0, 1.2)), (found, (1.2, 1.0))):
        step = first_steps(record)[0]
        step["secondaryTargetType"] = {"workoutTargetTypeId": 6}
        step["secondaryTargetValueOne"], step["secondaryTargetValueTwo"] = ends

    assert differences(made, found) == ()


@pytest.mark.parametrize(
    ("grams", "said"),
    [(100_004.0, ()), (99_993.0, ()), (101_000.0, ("step 1: the load is 101000",))],
)
def test_a_few_grams_do_not_count(grams, said):
    made = sent(workout("strength", steps=(lift(),)))
    found = kept(made)
    first_steps(made)[0]["weightValue"] = 100_000.0
    first_steps(found)[0]["weightValue"] = grams
    told = differences(made, found)

    assert len(told) == len(said)
    assert all(each.startswith(words) for each, words in zip(told, said, strict=True))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            lambda found: found["sportType"].update(sportTypeId=1),
            "the sport is running and swimming, not swimming",
        ),
        (
            lambda found: found["workoutSegments"][0]["sportType"].update(
                sportTypeId=3
            ),
            "the sport is swimming and number 3, not swimming",
        ),
        (
            lambda found: found.update(poolLength=50.0),
            "the pool's length is 50, not 25",
        ),
        (
            lambda found: found["poolLengthUnit"].update(unitId=1),
            "the pool's unit is meter, not yard",
        ),
        (lambda found: found.update(poolLength=None), "the pool's length is nothing"),
        (lambda found: found.update(description=""), "the description is nothing"),
        (lambda found: first_steps(found).pop(), "the number of steps is 1, not 2"),
        (
            lambda found: first_steps(found)[0].update(endConditionValue=182.88),
            "step 1: the amount is 182.88, not 200",
        ),
        (
            lambda found: first_steps(found)[0].update(preferredEndConditionUnit=None),
            "step 1: the unit is nothing, not yard",
        ),
        (
            lambda found: first_steps(found)[0]["strokeType"].update(strokeTypeId=1),
            "step 1: the stroke is any_stroke, not free",
        ),
        (
            lambda found: first_steps(found)[1].update(numberOfIterations=5),
            "step 2: the number of repeats is 5, not 4",
        ),
        (
            lambda found: first_steps(found)[1]["workoutSteps"][0].update(
                drillType=None
            ),
            "step 2.1: the drill is nothing, not kick",
        ),
        (
            lambda found: first_steps(found).__setitem__(1, first_steps(found)[0]),
            "step 2 is one step where a repeat belongs",
        ),
    ],
)
def test_what_differs_is_said_with_its_place(change, words):
    found = copy.deepcopy(kept(sent(SWIM)))
    change(found)
    told = differences(sent(SWIM), found)

    assert any(each.startswith(words) for each in told), told


@pytest.mark.parametrize("found", [None, [], "gone", 7])
def test_no_workout_is_a_difference(found):
    assert differences(sent(SWIM), found) == ("Garmin gives no workout back",)


def test_a_workout_that_is_quite_another_is_not_told_in_full():
    other = sent(workout("strength", steps=tuple(lift() for _ in range(40))))

    assert len(differences(sent(LIFTS), kept(other))) <= 13
    assert len(differences(other, kept(sent(LIFTS)))) <= 13


# What an athlete would notice: everything in a step but its number.
_TELLING = {
    "stepType": "stepTypeId",
    "endCondition": "conditionTypeId",
    "strokeType": "strokeTypeId",
    "drillType": "drillTypeId",
    "equipmentType": "equipmentTypeId",
    "targetType": "workoutTargetTypeId",
    "secondaryTargetType": "workoutTargetTypeId",
}
_AMOUNTS = (
    *("endConditionValue", "targetValueOne", "targetValueTwo", "weightValue"),
    *("secondaryTargetValueOne", "secondaryTargetValueTwo"),
)


def leaves(steps):
    for step in steps:
        inner = step.get("workoutSteps")
        yield from leaves(inner) if inner else [step]


@given(planned_workouts(), st.data())
@settings(max_examples=12)
def test_any_changed_field_is_found(planned, data):
    made = sent(planned)
    found = copy.deepcopy(kept(made))
    step = data.draw(st.sampled_from([*leaves(first_steps(found))]))
    if step["endCondition"]["conditionTypeKey"] == "lap.button":
        step["endConditionValue"] = None  # there is none to change
    fields = [name for name in _TELLING if (step[name] or {}).get(_TELLING[name])]
    fields += [name for name in _AMOUNTS if step.get(name)]
    fields += [name for name in ("category", "exerciseName") if step.get(name)]
    name = data.draw(st.sampled_from(fields))
    if name in _TELLING:
        step[name][_TELLING[name]] += 30
    elif name in _AMOUNTS:
        step[name] = step[name] * 1.02 + (50 if name == "weightValue" else 0.02)
    else:
        step[name] = "OTHER"

    assert differences(made, found)
