import pytest

from coach.strength.rpe import percent_of_max
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("strength", "rpe-pct-"))
def test_the_chart_gives_the_share_of_the_maximum(vector):
    of = vector["inputs"]

    found = percent_of_max(of["reps"], of["rpe"])

    assert near(found, vector["expected"]["rts_table"], vector)


def test_the_chart_ends_at_twelve_repetitions_to_failure():
    assert percent_of_max(12, 9.5) == 66.7
    assert percent_of_max(12, 9) is None
    assert percent_of_max(0, 10) is None
