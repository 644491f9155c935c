import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.fitness import load_course
from coach.load.form import form_shares


@pytest.mark.parametrize("days", [1, 10, 42, 200])
def test_who_trains_the_same_every_day_stands_at_nothing(days):
    assert form_shares([50.0] * days, days) == pytest.approx([0.0] * days, abs=1e-9)


def test_after_a_year_it_is_form_over_yesterdays_fitness():
    daily = [60.0, 0.0, 90.0, 20.0] * 100
    course = load_course(daily)

    assert form_shares(daily, 3)[-1] == pytest.approx(
        course[-1].form / course[-2].fitness, abs=0.001
    )


def test_a_week_twice_as_hard_is_far_below():
    assert form_shares([50.0] * 60 + [100.0] * 7, 1)[-1] == pytest.approx(
        -0.31, abs=0.05
    )


def test_without_training_it_is_nothing():
    assert form_shares([0.0, 0.0], 28) == (0.0, 0.0)
    assert form_shares([], 28) == ()


@given(st.lists(st.floats(0, 300), max_size=80), st.floats(0.5, 4))
def test_it_does_not_depend_on_the_unit_of_load(daily, factor):
    scaled = form_shares([load * factor for load in daily], 80)

    assert scaled == pytest.approx(form_shares(daily, 80), abs=1e-6)
    assert all(share <= 1 for share in scaled)


@given(st.lists(st.floats(0, 300), min_size=1, max_size=40), st.integers(1, 50))
def test_the_last_evenings_are_those_of_the_whole_history(daily, evenings):
    assert form_shares(daily, evenings) == form_shares(daily, 40)[-evenings:]
