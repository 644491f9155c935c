import math

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach.strength.plateau import has_stalled, is_plateau
from tests.builders import day
from tests.science import vectors

SAYS = {"plateau": True, "progressing": False, "insufficient": None}
loads = st.lists(st.floats(20, 300), min_size=4, max_size=12)


@pytest.mark.parametrize("vector", vectors("strength", "plateau-"))
def test_no_new_best_in_the_last_sessions_is_a_plateau(vector):
    of = vector["inputs"]

    assert is_plateau(of["e1rm"], of["n"], of["sesoi"]) is SAYS[vector["expected"]]


def exposures(*e1rms, every=5):
    return [(day(every * at), kg) for at, kg in enumerate(e1rms)]


def test_a_lift_has_to_be_trained_often_and_long_enough():
    assert has_stalled(exposures(100, 104, 104, 103, 103)) is None
    assert has_stalled(exposures(100, 104, 104, 103, 103, 104)) is True
    assert has_stalled(exposures(100, 104, 104, 103, 103, 105)) is False
    assert has_stalled(exposures(100, 104, 104, 103, 103, 104, every=4)) is None
    assert has_stalled([]) is None


def test_three_weeks_are_long_enough():
    three_weeks = [*exposures(100, 104, 104, 103, 103, every=4), (day(21), 104)]

    assert has_stalled(three_weeks) is True
    assert has_stalled([(day(1), 100), *three_weeks[1:]]) is None


def test_a_margin_asks_for_more_than_a_new_best():
    barely = exposures(100, 104, 104, 103, 103, 104.5)

    assert has_stalled(barely) is False
    assert has_stalled(barely, margin=0.01) is True


def test_one_session_may_be_all_that_had_its_chance():
    assert is_plateau([100, 101], last=1) is False
    assert is_plateau([101, 100], last=1) is True


@settings(max_examples=40)
@given(loads, st.floats(0.1, 3))
def test_the_unit_does_not_matter(e1rms, factor):
    assume(max(e1rms[-3:]) != pytest.approx(max(e1rms[:-3])))

    assert is_plateau([each * factor for each in e1rms]) is is_plateau(e1rms)


@settings(max_examples=40)
@given(loads)
def test_who_only_gets_weaker_makes_no_progress(e1rms):
    assert is_plateau(sorted(e1rms, reverse=True)) is True


@settings(max_examples=40)
@given(loads, st.floats(0.01, 50))
def test_a_new_best_ends_every_plateau(e1rms, more):
    assert is_plateau([*e1rms, max(e1rms) + more]) is False


@pytest.mark.parametrize("wrong", [0, -100, math.nan, math.inf])
def test_what_is_no_load_is_refused(wrong):
    with pytest.raises(ValueError, match="above 0"):
        is_plateau([100, 102, wrong, 103, 104])


@pytest.mark.parametrize(
    ("last", "margin"), [(0, 0), (-3, 0), (3, -0.1), (3, math.nan), (3, math.inf)]
)
def test_a_plateau_takes_a_session_and_no_strange_margin(last, margin):
    with pytest.raises(ValueError, match="margin"):
        is_plateau([100, 102, 101, 103, 104], last, margin)
