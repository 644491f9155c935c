"""What an exercise or a sport asks of a part that hurts."""

import pytest

from coach.catalogue.body_parts import _OTHERS, either_side, muscles
from coach.catalogue.exercises import exercises
from coach.catalogue.strains import LEG_PARTS, MOVED_BY, sport_strains, strains
from coach.domain.activity import Sport


@pytest.mark.parametrize(
    ("name", "part", "loads"),
    [
        ("bench press", "chest", True),
        ("bench press", "triceps", True),
        ("bench press", "calves", False),
        ("back squat", "knee", True),
        ("back squat", "right_knee", True),
        ("back squat", "wrist", False),
        ("leg extension", "knee", True),
        ("deadlift", "lower_back", True),
        ("deadlift", "back", True),
        ("deadlift", "knee", True),
        ("bench press", "knee", False),
        ("box jump", "shin", True),
        ("box jump", "hamstrings", True),
        ("box jump", "elbow", False),
        ("push-up", "wrist", True),
        ("pull-up", "elbow", True),
        ("overhead press", "left_shoulder", True),
        ("standing calf raise", "achilles", True),
        ("back squat", "jaw", False),
    ],
)
def test_an_exercise_loads_what_its_muscles_and_its_pattern_do(name, part, loads):
    assert strains(exercises()[name], part) is loads


def test_a_stretch_loads_no_joint():
    stretches = (e for e in exercises().values() if e.pattern == "mobility")

    assert not any(strains(each, "knee") for each in stretches)


@pytest.mark.parametrize("sport", [Sport.RUN, Sport.SNOWBOARD, Sport.WAKEBOARD])
def test_what_lands_loads_every_part_of_the_leg(sport):
    assert all(sport_strains(sport, part) for part in LEG_PARTS)
    assert sport_strains(sport, "left_calf")
    assert not sport_strains(sport, "shoulders")


def test_a_swim_loads_the_shoulders_and_a_ride_nothing():
    assert sport_strains(Sport.SWIM, "right_shoulder")
    assert not sport_strains(Sport.SWIM, "knee")
    assert not any(sport_strains(Sport.RIDE, part) for part in LEG_PARTS)


def test_the_tables_hold_parts_and_muscles_that_there_are():
    known = {*_OTHERS, *muscles()}

    assert set(MOVED_BY) <= known
    assert known >= LEG_PARTS
    assert {m for names in MOVED_BY.values() for m in names} <= muscles()


def test_a_side_and_a_short_word_are_the_catalogues_part():
    assert either_side("left_shoulder") == "shoulders"
    assert either_side("right_calf") == "calves"
    assert either_side("lower_back") == "lower_back"
