import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.strength.progression import (
    NextSets,
    Progress,
    RepRange,
    double_progression,
)
from tests.science import near, vectors

AIM = RepRange(8, 12)
FEW = (7, 6, 6)
few = st.integers(1, 12)


@pytest.mark.parametrize("vector", vectors("strength", "double-prog-"))
def test_repetitions_come_first_and_load_second(vector):
    of, expected = vector["inputs"], vector["expected"]

    found = double_progression(
        of["reps"],
        RepRange(of["rep_min"], of["rep_max"]),
        of["weight"],
        of["increment"],
        of["consecutive_prior_failures"],
    )

    assert found.progress == expected["action"]
    assert near(found.load_kg, expected["weight"], vector)
    assert found.reps == expected["target_reps"]


def test_the_third_failure_in_a_row_makes_it_lighter():
    after = [
        double_progression(FEW, AIM, 60, 2.5, before).progress for before in (0, 1)
    ]

    assert after == [Progress.HOLD, Progress.HOLD]
    for before in (2, 3, 9):
        assert double_progression(FEW, AIM, 60, 2.5, before) == NextSets(
            Progress.REDUCE_LOAD, 55, 8
        )


def test_a_range_of_one_number_is_single_progression():
    five = RepRange(5, 5)

    assert double_progression((5, 6, 5), five, 100, 5) == NextSets(
        Progress.INCREASE_LOAD, 105, 5
    )
    assert double_progression((5, 4, 5), five, 100, 5).progress == Progress.HOLD


def test_the_bottom_of_the_range_is_within_it():
    assert double_progression((8, 8), AIM, 60, 2.5) == NextSets(Progress.ADD_REP, 60, 9)


@pytest.mark.parametrize(("load", "lighter"), [(10, 7.5), (5, 2.5), (25, 22.5)])
def test_small_loads_become_lighter_too(load, lighter):
    assert double_progression(FEW, AIM, load, 2.5, 2).load_kg == lighter


def test_the_smallest_load_there_is_cannot_become_lighter():
    assert double_progression(FEW, AIM, 2.5, 2.5, 2) == NextSets(Progress.HOLD, 2.5, 8)


@pytest.mark.parametrize(
    ("reps", "load", "increment", "before"),
    [
        ((), 60, 2.5, 0),
        ((8, -1), 60, 2.5, 0),
        ((8,), 60, 2.5, -1),
        ((8,), 0, 2.5, 0),
        ((8,), -60, 2.5, 0),
        ((8,), 60, 0, 0),
        ((8,), 60, 1e-300, 0),
        ((8,), 2, 2.5, 0),
        ((8,), 1001, 2.5, 0),
        ((8,), math.nan, 2.5, 0),
        ((8,), 60, math.nan, 0),
        ((8,), math.inf, math.inf, 0),
    ],
)
def test_what_is_no_session_is_refused(reps, load, increment, before):
    with pytest.raises(ValueError, match=r"increment|counted"):
        double_progression(reps, AIM, load, increment, before)


@pytest.mark.parametrize(("least", "most"), [(0, 5), (-1, 5), (6, 5)])
def test_what_is_no_range_is_refused(least, most):
    with pytest.raises(ValueError, match="range of repetitions"):
        RepRange(least, most)


@settings(max_examples=40)
@given(
    st.lists(st.integers(0, 30), min_size=1, max_size=6),
    st.builds(lambda least, more: RepRange(least, least + more), few, few),
    st.floats(0.25, 20),
    st.floats(1, 50),
    st.integers(0, 5),
)
def test_the_next_load_is_near_this_one(reps, aim, step, times, before):
    load = step * times

    found = double_progression(reps, aim, load, step, before)

    assert 0 < found.load_kg <= load + step
    assert aim.least <= found.reps <= aim.most
    changed = {Progress.INCREASE_LOAD: 1, Progress.REDUCE_LOAD: -1}
    assert changed.get(found.progress, 0) == (found.load_kg > load) - (
        found.load_kg < load
    )
    assert found.load_kg >= min(0.9 * load, load - step) - step


def test_the_smallest_step_and_the_largest_load_are_believed():
    assert double_progression((12,), AIM, 5, 0.1).load_kg == pytest.approx(5.1)
    assert double_progression((12,), AIM, 1000, 5).load_kg == 1005
