"""Muscles by the groups a week is balanced by."""

import pytest

from coach.catalogue.body_parts import muscles
from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import (
    BIG,
    GROUPS,
    LOWER,
    PULLED,
    PUSHED,
    counted,
    done,
    leads,
    planned,
    shares,
)
from coach.domain.plan import End, EndKind, Intensity, Step
from coach.domain.strength import SetType, StrengthSet
from tests.builders import lifts


def test_every_muscle_of_a_group_is_one_of_the_catalogue_and_in_one_group():
    named = [muscle for group in GROUPS.values() for muscle in group]

    assert set(named) <= muscles()
    assert len(named) == len(set(named))


def test_the_parts_of_the_body_are_groups():
    assert set(BIG) | LOWER | PUSHED | PULLED | {"trunk"} == set(GROUPS)
    assert not LOWER & PUSHED
    assert not PUSHED & PULLED


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("bench press", {"chest": 1.0, "triceps": 0.5, "shoulders": 0.5}),
        ("dumbbell curl", {"biceps": 1.0}),
    ],
)
def test_a_set_counts_in_full_where_it_leads_and_half_where_it_helps(name, expected):
    assert dict(shares(exercises()[name])) == expected
    assert leads(exercises()[name]) == {g for g, s in expected.items() if s == 1}


def test_a_row_counts_once_for_the_back_however_many_of_its_muscles_it_works():
    row = exercises()["barbell row"]

    assert {"lats", "upper_back"} <= set(row.primary)
    assert shares(row)["back"] == 1.0


def test_what_was_done_counts_hard_sets_only():
    sets = [
        StrengthSet("bench press", 5, 80.0),
        StrengthSet("bench press", 5, 40.0, set_type=SetType.WARMUP),
        StrengthSet("bench press", 5, 60.0, rpe=5.0),
        StrengthSet("my own thing", 5, 60.0),
    ]

    assert done(sets)["chest"] == 1.0


def test_what_is_planned_counts_every_set_of_work_and_no_warm_up():
    warm = Step(Intensity.WARMUP, End(EndKind.REPS, 5), exercise="bench press")
    steps = (warm, *lifts("bench press", "back squat", sets=4))

    assert planned(steps)["chest"] == 4.0
    assert planned(steps)["quadriceps"] == 4.0
    assert planned(steps) == counted(["bench press", "back squat"] * 4)
