import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.load.fitness import (
    daily_loads,
    load_course,
    load_state,
    monotony,
    ramp,
    strain,
)
from tests.builders import day
from tests.science import near, vectors

RECOMMENDED = "exp(-1/N) [GoldenCheetah, Elevate] RECOMMENDED"
loads = st.lists(st.floats(0, 400), min_size=1, max_size=120)


@pytest.mark.parametrize("vector", vectors("load", "pmc-"))
def test_fitness_fatigue_and_form_follow_the_exponential_form(vector):
    course = load_course(vector["inputs"]["daily_load"])

    for expected in vector["expected"][RECOMMENDED]:
        state = course[expected["day"]]
        assert near(state.fitness, expected["ctl"], vector)
        assert near(state.fatigue, expected["atl"], vector)
        assert near(state.form, expected["tsb_morning"], vector)
        gained = ramp(course[: expected["day"] + 1])
        assert near(gained, expected["ramp7"], vector)


@pytest.mark.parametrize("vector", vectors("load", "monotony-"))
def test_monotony_takes_the_sample_deviation(vector):
    week, expected = vector["inputs"]["daily_load"], vector["expected"]

    assert near(monotony(week), expected["monotony_sample_sd_RECOMMENDED"], vector)
    assert near(strain(week), expected.get("strain_sample_sd"), vector)


def test_days_of_rest_count():
    sessions = [(day(0), 50.0), (day(3), 80.0), (day(3), 20.0)]

    filled = daily_loads(sessions, day(5))

    assert [load for _, load in filled] == [50, 0, 0, 100, 0, 0]
    assert load_state(sessions, day(5)) == load_course([50, 0, 0, 100, 0, 0])[-1]


def test_sessions_may_come_in_any_order():
    sessions = [(day(3), 80.0), (day(0), 50.0), (day(3), 20.0)]

    assert daily_loads(sessions, day(3)) == (
        (day(0), 50.0),
        (day(1), 0.0),
        (day(2), 0.0),
        (day(3), 100.0),
    )
    assert daily_loads(sessions, day(-1)) == ()


@given(loads)
def test_a_course_is_read_like_any_sequence(daily):
    course = load_course(daily)
    states = tuple(course)

    assert len(course) == len(states) == len(daily)
    assert tuple(course[at] for at in range(len(daily))) == states
    assert (course[-1], course[-7:], course[::-2]) == (
        states[-1],
        states[-7:],
        states[::-2],
    )
    assert all(course[: at + 1][-1] == state for at, state in enumerate(states))
    with pytest.raises(IndexError):
        course[len(daily)]


@given(loads)
def test_each_day_moves_towards_its_load_by_its_share(daily):
    fitness = fatigue = 0.0

    for load, state in zip(daily, load_course(daily), strict=True):
        assert state.form == fitness - fatigue
        fitness += (load - fitness) * (1 - math.exp(-1 / 42))
        fatigue += (load - fatigue) * (1 - math.exp(-1 / 7))
        assert (state.fitness, state.fatigue) == (fitness, fatigue)


def test_what_comes_later_is_not_seen():
    assert load_state([(day(0), 50.0), (day(4), 500.0)], day(3)) == load_state(
        [(day(0), 50.0)], day(3)
    )


def test_without_training_there_is_no_fitness():
    state = load_state([], day(3))

    assert (state.fitness, state.fatigue, state.form) == (0, 0, 0)
    assert state.warming_up


def test_fitness_is_warming_up_for_42_days():
    course = load_course([40.0] * 43)

    assert course[40].warming_up
    assert not course[41].warming_up


def test_without_days_nothing_was_gained():
    assert ramp(()) == 0
    assert monotony([]) is None
    assert strain([50.0]) is None


@given(loads)
def test_fitness_and_fatigue_stay_between_nothing_and_the_highest_load(daily):
    for state in load_course(daily):
        assert 0 <= state.fitness <= max(daily) + 1e-9
        assert 0 <= state.fatigue <= max(daily) + 1e-9


@given(loads, st.integers(0, 119), st.floats(0, 300))
def test_more_training_never_means_less_fitness(daily, at, more):
    harder = [*daily]
    harder[at % len(daily)] += more

    assert load_course(harder)[-1].fitness >= load_course(daily)[-1].fitness - 1e-9


def test_the_evenings_own_session_counts():
    assert load_state([(day(3), 50.0)], day(3)).fatigue > 0
