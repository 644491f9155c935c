import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@pytest.mark.parametrize("rpe", [-1, 10.5, 12, math.nan, math.inf])
def test_what_is_no_rpe_has_no_share(rpe):
    assert percent_of_max(5, rpe) is None


@given(st.integers(1, 12), st.integers(12, 20))
def test_another_repetition_or_an_easier_set_is_a_smaller_share(reps, halves):
    share = percent_of_max(reps, halves / 2)

    for other in (
        percent_of_max(reps + 1, halves / 2),
        percent_of_max(reps, halves / 2 - 0.5),
    ):
        assert other is None or other < share
