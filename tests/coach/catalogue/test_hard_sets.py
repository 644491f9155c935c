import pytest

from coach.catalogue.hard_sets import hard_sets_by_muscle
from coach.domain.exercise import Exercise
from coach.domain.strength import StrengthSet
from tests.builders import sets
from tests.science import vectors


@pytest.mark.parametrize("vector", vectors("strength", "hardsets-"))
def test_hard_sets_count_half_for_muscles_that_help(vector):
    catalogue = {
        name: Exercise(
            name,
            "push",
            primary=tuple(muscle for muscle, share in muscles.items() if share == 1),
            secondary=tuple(muscle for muscle, share in muscles.items() if share < 1),
        )
        for name, muscles in vector["inputs"]["map"].items()
    }
    done = [
        StrengthSet(each["exercise"], 8, 60, each["rpe"])
        for each in vector["inputs"]["log"]
        for _ in range(each["sets"])
    ]

    assert hard_sets_by_muscle(done, catalogue) == vector["expected"]


def test_an_unknown_exercise_counts_for_no_muscle():
    assert hard_sets_by_muscle(sets(5, exercise="mystery"), {}) == {}
