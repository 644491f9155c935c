"""What the next session is expected to be, with its interval and its sets."""

import random
from datetime import date, timedelta

import pytest

from coach.strength.e1rm import epley
from coach.strength.exposures import exposures
from coach.strength.next_session import foretell_next
from coach.strength.next_sets import load_for, next_sets
from tests.coach.strength.lifted import START, history, lifted, session


def test_the_last_session_is_what_is_expected_of_the_next():
    told = foretell_next(history([100, 102, 105]), START + timedelta(days=30))

    assert told.e1rm_kg == pytest.approx(105)
    assert told.method == "last_session"
    assert told.exercise == "bench press"
    assert told.low80 <= told.e1rm_kg <= told.high80


def test_nothing_is_said_of_an_exercise_without_a_load():
    body_weight = [session(0, [(8, None, None)]), session(3, [(9, None, None)])]
    (found,) = exposures(body_weight).values()

    assert foretell_next(found, START + timedelta(days=30)) is None


def test_what_is_later_than_the_evening_is_not_looked_at():
    found = history([100, 102, 105, 150])
    evening = found[2].day

    assert foretell_next(found, evening) == foretell_next(found[:3], evening)


def test_the_interval_narrows_with_a_steady_history_and_widens_with_a_wild_one():
    dice = random.Random(1)
    steady = history([100 * (1 + dice.gauss(0, 0.01)) for _ in range(40)])
    wild = history([100 * (1 + dice.gauss(0, 0.15)) for _ in range(40)])
    few = history([100, 100, 100])

    def width(found):
        told = foretell_next(found, date.max)
        return (told.high80 - told.low80) / told.e1rm_kg

    assert width(steady) < 0.06 < width(few) < 0.25 < width(wild)


def test_planned_repetitions_get_the_load_that_the_estimate_allows():
    told = foretell_next(history([100] * 3), date.max, planned=(1, 5, 10))

    assert [reps for reps, _ in told.sets] == [1, 5, 10]
    assert [load_kg for _, load_kg in told.sets] == pytest.approx(
        [told.e1rm_kg, told.e1rm_kg / epley(1, 5), told.e1rm_kg / epley(1, 10)]
    )


def test_without_a_plan_the_sets_are_those_of_the_last_session():
    found = lifted([[(5, 80), (5, 80)], [(8, 70), (8, 70), (6, 70)]])

    told = foretell_next(found, date.max)

    assert [reps for reps, _ in told.sets] == [8, 8, 6]


def test_later_sets_are_lighter_by_what_fatigue_took_before():
    tires = lifted([[(5, 100), (5, 95), (5, 90)]] * 4)

    told = foretell_next(tires, date.max, planned=(5, 5, 5, 5))

    assert [load_kg for _, load_kg in told.sets] == pytest.approx([100, 95, 90, 90])


def test_sets_that_climb_to_the_best_one_climb_again():
    ramp = lifted([[(5, 60), (5, 80), (5, 100)]] * 4)

    told = foretell_next(ramp, date.max)

    assert [load_kg for _, load_kg in told.sets] == pytest.approx([60, 80, 100])


def test_ratings_of_effort_change_nothing():
    with_rpe = lifted([[(5, 100, 8.0)], [(5, 102.5, 9.0)], [(5, 102.5, 7.0)]])
    without = lifted([[(5, 100)], [(5, 102.5)], [(5, 102.5)]])
    a, b = foretell_next(with_rpe, date.max), foretell_next(without, date.max)

    assert a == b


def test_a_load_is_epley_turned_round():
    assert load_for(epley(80, 8), 8) == pytest.approx(80)
    assert load_for(120, 1) == 120


def test_a_set_is_like_those_of_as_many_repetitions_not_like_those_of_its_place():
    top_and_back_off = lifted([[(3, 100), (8, 70), (8, 70)]] * 4)

    told = foretell_next(top_and_back_off, date.max, planned=(8, 8))

    assert [load_kg for _, load_kg in told.sets] == pytest.approx([70, 70])


def test_the_sets_follow_the_estimate():
    tires = lifted([[(5, 100), (5, 95)]] * 4)

    (_, first), (_, second) = next_sets(tires, epley(110, 5), (5, 5))

    assert (first, second) == pytest.approx((110, 104.5))
