import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.strength import SetType, StrengthSet
from coach.load.rpe import load_per_hour, rpe_load, session_rpe, top_set_rpe
from tests.builders import sets
from tests.science import near, vectors


@pytest.mark.parametrize("vector", vectors("load", "rpe-tss-"))
def test_load_by_feeling_follows_the_table(vector):
    of = vector["inputs"]

    assert near(rpe_load(of["rpe"], of["minutes"] * 60), vector["expected"], vector)


@pytest.mark.parametrize("vector", vectors("load", "srpe-"))
def test_session_rpe_is_rpe_times_minutes(vector):
    of = vector["inputs"]

    assert near(session_rpe(of["rpe"], of["minutes"] * 60), vector["expected"], vector)


def test_half_an_rpe_lies_between_its_neighbours():
    assert load_per_hour(7.5) == 90
    assert load_per_hour(0) == 20
    assert load_per_hour(10) == load_per_hour(11) == 140


def test_the_heaviest_set_of_each_exercise_speaks_for_the_session():
    done = (
        StrengthSet("back squat", 5, 60, rpe=6),
        StrengthSet("back squat", 5, 100, rpe=9),
        StrengthSet("bench press", 5, 70, rpe=8),
        StrengthSet("bench press", 3, 90, rpe=10, set_type=SetType.WARMUP),
    )

    assert top_set_rpe(done) == 8.5


def test_of_equally_heavy_sets_the_hardest_counts():
    first, second = sets(5, rpe=7), sets(5, rpe=8.5)

    assert top_set_rpe(first + second) == top_set_rpe(second + first) == 8.5


def test_sets_without_rpe_say_nothing():
    assert top_set_rpe(sets(5, 5, rpe=None)) is None


@given(st.floats(0, 10), st.floats(0, 3))
def test_what_feels_harder_never_weighs_less(rpe, more):
    assert load_per_hour(rpe + more) >= load_per_hour(rpe)


def test_sets_with_body_weight_have_a_say():
    body = StrengthSet("pull-up", 8, None, rpe=9)
    belt = StrengthSet("pull-up", 5, 10, rpe=8)

    assert top_set_rpe((body,)) == 9
    assert top_set_rpe((body, belt)) == 8
