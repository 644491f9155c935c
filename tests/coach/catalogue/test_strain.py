"""Which exercises and sports load a part of the body that hurts."""

import pytest

from coach.catalogue.body_parts import muscles
from coach.catalogue.exercises import exercises
from coach.catalogue.strain import sport_strains, strains
from coach.domain.activity import Sport


@pytest.mark.parametrize(
    ("exercise", "part"),
    [
        ("back squat", "knee"),
        ("back squat", "left_knee"),
        ("back squat", "hip"),
        ("back squat", "lower_back"),
        ("leg extension", "knee"),
        ("deadlift", "back"),
        ("box jump", "achilles"),
        ("bench press", "right_shoulders"),
        ("bench press", "elbow"),
        ("pull-up", "wrist"),
        ("bench press", "triceps"),
        ("plank", "rib"),
    ],
)
def test_it_loads_the_part(exercise, part):
    assert strains(exercises()[exercise], part)


@pytest.mark.parametrize(
    ("exercise", "part"),
    [
        ("bench press", "knee"),
        ("bench press", "lower_back"),
        ("back squat", "shoulders"),
        ("back squat", "wrist"),
        ("deadlift", "knee"),
        ("pull-up", "ankle"),
        ("plank", "knee"),
        ("back squat", "something_else"),
    ],
)
def test_it_spares_the_part(exercise, part):
    assert not strains(exercises()[exercise], part)


def test_a_muscle_is_loaded_where_it_only_helps():
    deadlift = exercises()["deadlift"]

    assert "forearms" in deadlift.secondary
    assert strains(deadlift, "left_forearms")


@pytest.mark.parametrize(
    ("sport", "loads", "spares"),
    [
        (Sport.RUN, ("knee", "calves", "left_achilles", "lower_back"), ("elbow",)),
        (Sport.RIDE, ("knee", "glutes", "spine"), ("toe", "shoulders")),
        (Sport.SWIM, ("shoulders", "right_elbow", "neck", "back"), ("knee", "calves")),
        (Sport.WALK, ("ankle", "hip"), ("quadriceps", "lower_back")),
        (Sport.GOLF, ("wrist", "obliques"), ("knee",)),
        (Sport.SNOWBOARD, ("knee", "wrist"), ("elbow",)),
        (Sport.WAKEBOARD, ("knee", "forearms"), ("head",)),
        (Sport.CHORES, ("lower_back", "biceps"), ("knee",)),
        (Sport.MOBILITY, (), ("knee", "lower_back")),
        (Sport.STRENGTH, (), ("knee",)),
    ],
)
def test_a_sport_loads_some_parts_and_spares_others(sport, loads, spares):
    assert all(sport_strains(sport, part) for part in loads)
    assert not any(sport_strains(sport, part) for part in spares)


def test_every_muscle_of_the_catalogue_is_loaded_by_some_sport():
    """So that no part an athlete may log is spared by a slip of the pen."""
    sports = set(Sport) - {Sport.STRENGTH}

    for muscle in muscles():
        assert any(sport_strains(sport, muscle) for sport in sports), muscle
