import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.strength import SetType, StrengthSet
from coach.strength.e1rm import (
    Formula,
    best_e1rm,
    brzycki,
    epley,
    lombardi,
    oconner,
    one_rep_max,
    set_e1rm,
)
from coach.strength.rpe import percent_of_max
from tests.builders import activity, day, sets
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("strength", "e1rm-", but_not="e1rm-rir-"))
def test_each_formula_gives_its_published_numbers(vector):
    load, reps = vector["inputs"]["weight"], vector["inputs"]["reps"]
    expected = vector["expected"]

    for formula in (epley, brzycki, lombardi, oconner):
        assert near(formula(load, reps), expected[formula.__name__], vector)
    special = one_rep_max(load, reps)
    assert near(special, expected["epley_with_r1_special_case"], vector)


@pytest.mark.parametrize("vector", vectors("strength", "e1rm-rir-"))
def test_repetitions_in_reserve_count_as_done(vector):
    of, expected = vector["inputs"], vector["expected"]
    to_failure = of["reps"] + 10 - of["rpe"]

    assert near(epley(of["weight"], to_failure), expected["epley_effective"], vector)
    assert near(
        brzycki(of["weight"], to_failure), expected["brzycki_effective"], vector
    )
    if to_failure <= 12:
        found = one_rep_max(of["weight"], of["reps"], of["rpe"])
        assert near(found, expected["epley_effective"], vector)
    share = percent_of_max(of["reps"], of["rpe"])
    by_chart = None if share is None else of["weight"] / share * 100
    assert near(by_chart, expected["rts_table"], vector)


@pytest.mark.parametrize("formula", Formula)
def test_one_repetition_with_nothing_left_is_the_maximum(formula):
    assert one_rep_max(100, 1, None, formula) == 100
    assert one_rep_max(100, 1, 10, formula) == 100
    assert one_rep_max(100, 1, 9, formula) > 100


@pytest.mark.parametrize(
    ("load", "reps", "rpe"),
    [(100, 13, None), (100, 9, 6.5), (100, 3, 5.5), (0, 5, 8), (100, 0, 8)],
)
def test_some_sets_tell_nothing_about_one_repetition(load, reps, rpe):
    assert one_rep_max(load, reps, rpe) is None


def test_twelve_to_failure_still_tell():
    assert one_rep_max(60, 12) == pytest.approx(84)
    assert one_rep_max(60, 10, 8) == pytest.approx(84)


def test_warm_ups_and_body_weight_are_no_evidence():
    assert set_e1rm(StrengthSet("dip", 5, None, 8)) is None
    assert set_e1rm(StrengthSet("dip", None, 20, 8)) is None
    assert set_e1rm(StrengthSet("dip", 5, 20, 8, set_type=SetType.WARMUP)) is None
    assert best_e1rm([activity("strength", sets=sets(20))], day(0)) == {}


def test_the_best_of_90_days_counts_for_each_exercise():
    done = [
        activity("strength", 5, sets=sets(1, load_kg=200)),
        activity("strength", 20, sets=sets(5, load_kg=100, rpe=None)),
        activity("strength", 30, sets=sets(5, load_kg=90, rpe=None)),
        activity("strength", 40, sets=sets(1, exercise="dip", load_kg=40, rpe=None)),
        activity("strength", 101, sets=sets(1, load_kg=300)),
    ]

    best = best_e1rm(done, day(100))

    assert best == {"back squat": pytest.approx(350 / 3), "dip": 40}


@given(st.sampled_from(Formula), st.integers(1, 11), st.floats(1, 400))
def test_another_repetition_never_lowers_the_estimate(formula, reps, load):
    fewer = one_rep_max(load, reps, None, formula)

    assert load <= fewer <= one_rep_max(load, reps + 1, None, formula)


def test_a_set_at_6_tells_something():
    assert one_rep_max(100, 3, 6) == pytest.approx(100 * (1 + 7 / 30))


def test_the_90_days_hold_the_evening_itself():
    def known(on):
        return best_e1rm([activity("strength", on, sets=sets(3))], day(100))

    assert known(100)
    assert known(11)
    assert not known(10)


@pytest.mark.parametrize("load", [-100, 1501, math.nan, math.inf])
def test_what_is_no_load_tells_nothing(load):
    assert one_rep_max(load, 5) is None
    assert one_rep_max(100, 5, math.nan) is None


@settings(max_examples=50)
@given(st.floats(), st.integers(-5, 60), st.none() | st.floats())
def test_any_numbers_give_an_estimate_of_that_load_or_none(load, reps, rpe):
    for formula in Formula:
        found = one_rep_max(load, reps, rpe, formula)
        assert found is None or load <= found <= 1.5 * load


@pytest.mark.parametrize("reps", [37, 40, math.nan])
def test_brzyckis_formula_ends_at_37_repetitions(reps):
    with pytest.raises(ValueError, match="Brzycki"):
        brzycki(100, reps)


@given(st.floats(1, 400))
def test_epley_and_brzycki_meet_at_ten_repetitions(load):
    assert epley(load, 10) == pytest.approx(brzycki(load, 10))
