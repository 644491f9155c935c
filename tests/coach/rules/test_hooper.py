import pytest

from coach.domain.athlete import Wellness
from coach.rules.recovery import hooper
from tests.builders import day
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("readiness", "hooper-"))
def test_the_hooper_index_adds_four_ratings(vector):
    of = vector["inputs"]
    felt = Wellness(
        day(0),
        sleep_quality=of["sleep"],
        fatigue=of["fatigue"],
        stress=of["stress"],
        soreness=of["soreness"],
    )

    assert near(hooper(felt), vector["expected"], vector)


def test_three_ratings_are_no_index():
    assert hooper(Wellness(day(0), sleep_quality=2, fatigue=3, stress=2)) is None
