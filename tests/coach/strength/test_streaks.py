from datetime import date, timedelta

import pytest

from coach.domain.strength import Exposure, Streak, StrengthSet
from coach.strength.streaks import overloads, streak

MONDAY = date(2026, 3, 2)


def session(week, *sets):
    """Sets as (repetitions, load) of that week's Monday."""
    made = tuple(StrengthSet("bench press", reps, kg, *rpe) for reps, kg, *rpe in sets)
    return Exposure(MONDAY + timedelta(weeks=week), "bench press", made, None)


def five_by_five(week, kg):
    return session(week, *[(5, kg)] * 5)


def climb(*kgs):
    return [five_by_five(week, kg) for week, kg in enumerate(kgs)]


def monday(week):
    return MONDAY + timedelta(weeks=week)


@pytest.mark.parametrize(
    ("before", "now", "more"),
    [
        ([(5, 80)], [(5, 82.5)], True),
        ([(5, 80)], [(6, 80)], True),
        ([(5, 80)] * 3, [(5, 80)] * 4, True),
        ([(5, 80), (5, 80), (4, 80)], [(5, 80)] * 3, True),
        ([(5, 80)], [(5, 80)], False),
        ([(5, 80)], [(4, 80)], False),
        # One repetition fewer is alike only where the estimate does not fall.
        ([(5, 80)], [(4, 82.5)], True),
        ([(5, 80)], [(4, 81)], False),
        ([(5, 80)], [(1, 90)], False),
        # A lighter day of more sets is another kind of day.
        ([(5, 80)] * 3, [(10, 60)] * 5, False),
        # Sets nearly as heavy are more of the same, those a tenth lighter are not.
        ([(5, 80)] * 3, [(5, 80), *[(5, 77.5)] * 3], True),
        ([(5, 80)] * 3, [(5, 80), *[(5, 72.5)] * 3], False),
        # An easy set is no hard set.
        ([(5, 80, 8)] * 3, [*[(5, 80, 8)] * 2, *[(5, 77.5, 5)] * 3], False),
        # Body weight: repetitions tell, and a load is more than none.
        ([(8, None)], [(9, None)], True),
        ([(8, None)], [(8, 5)], True),
    ],
)
def test_a_session_is_more_by_load_by_repetitions_or_by_hard_sets(before, now, more):
    assert overloads(session(0, *before), session(1, *now)) is more


def test_a_streak_counts_the_sessions_that_each_were_more():
    found = streak(climb(70, 75, 80, 80, 82.5, 85))

    assert found == Streak("bench press", 2, 2, monday(4))


def test_the_same_again_ends_it_and_the_longest_stays():
    found = streak(climb(70, 75, 80, 80))

    assert (found.sessions, found.longest, found.since) == (0, 2, None)


def test_a_planned_easy_week_neither_lengthens_nor_ends_it():
    sessions = climb(70, 75, 50, 77.5)

    found = streak(sessions, spared=frozenset({monday(2)}))

    assert (found.sessions, found.since) == (2, monday(1))
    assert found.spared == (monday(2),)
    assert streak(sessions).sessions == 1


def test_a_best_in_an_easy_week_is_no_step_but_what_follows_is_held_against_before():
    sessions = climb(70, 75, 90, 77.5)

    assert streak(sessions, spared=frozenset({monday(2)})).sessions == 2
    assert streak(sessions).sessions == 0


def test_a_long_gap_ends_it_unless_a_pause_explains_it():
    sessions = [
        five_by_five(0, 70), five_by_five(1, 75), five_by_five(6, 77.5)
    ]  # fmt: skip
    holiday = frozenset(monday(1) + timedelta(days=n) for n in range(8, 22))

    assert streak(sessions).sessions == 0
    assert streak(sessions, holiday).sessions == 2


def test_four_weeks_between_two_sessions_are_no_gap_yet():
    assert streak([five_by_five(0, 70), five_by_five(4, 75)]).sessions == 1


def test_four_weeks_are_no_gap_yet_and_a_day_more_is():
    sessions = climb(70, 75)

    assert streak(sessions, day=monday(5)).sessions == 1
    assert streak(sessions, day=monday(5) + timedelta(days=1)).sessions == 0


def test_a_first_session_is_no_streak():
    assert streak(climb(70)) == Streak("bench press", 0, 0)


def test_where_every_session_was_spared_there_is_none():
    assert streak(climb(70), frozenset({MONDAY})).spared == (MONDAY,)


def test_a_streak_of_nothing_is_refused():
    with pytest.raises(ValueError, match="of sessions"):
        streak([])
