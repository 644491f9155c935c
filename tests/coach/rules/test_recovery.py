"""What a night and a day's entry are held against."""

import pytest

from coach.rules.recovery import Usual, entry, hooper_z, hrv, night, slept_h
from tests.builders import day
from tests.facts import TODAY, facts

RATED = {"sleep_quality": 2, "fatigue": 2, "stress": 2, "soreness": 2}
WORN = dict.fromkeys(RATED, 6)


def nights(first, number, **told):
    """So many nights from so many days ago on, and a short one today."""
    return facts(
        days_logged=first,
        logged_until=first - number + 1,
        usual={"sleep_h": 7.0},
        felt={"sleep_h": 5.0},
        **told,
    )


@pytest.mark.parametrize(
    ("first", "number", "known"),
    [(7, 7, True), (6, 6, False), (28, 7, True), (29, 7, False)],
)
def test_ones_own_sleep_is_that_of_seven_nights_of_the_last_four_weeks(
    first, number, known
):
    found = night(nights(first, number), day(TODAY), Usual())

    assert (found is not None) is known


@pytest.mark.parametrize(
    ("first", "number", "known"),
    [(14, 14, True), (13, 13, False), (28, 14, True), (29, 14, False)],
)
def test_ones_own_index_is_that_of_fourteen_days_of_the_last_four_weeks(
    first, number, known
):
    told = {"days_logged": first, "logged_until": first - number + 1}
    made = facts(**told, usual=RATED, felt=WORN)

    assert (hooper_z(made, day(TODAY), Usual()) is not None) is known


def test_an_index_needs_all_four_ratings():
    made = facts(days_logged=20, usual=RATED, felt=WORN | {"stress": None})

    assert hooper_z(made, day(TODAY), Usual()) is None


def test_a_day_is_held_against_the_days_before_it_only():
    made = facts(days_logged=20, usual={"sleep_h": 7.0})

    found = night(made, day(TODAY - 5), Usual())

    assert found.n == 15


def test_an_index_that_hardly_varies_is_not_taken_to_vary_more():
    steady = {"sleep_quality": 2, "fatigue": 2, "stress": 2}
    made = facts(days_logged=20, usual={"soreness": 2}, usual_exactly=steady, felt=WORN)

    assert hooper_z(made, day(TODAY), Usual()) > 30


def test_variability_is_that_of_the_evening_and_no_other():
    made = facts(hrv_low_days_ago=[0, 4])

    assert hrv(made, day(TODAY)).below
    assert hrv(made, day(TODAY - 4)).below
    assert hrv(made, day(TODAY - 2)) is None


def test_the_last_entry_is_todays_or_none_is():
    assert entry(facts(felt={"stress": 3})).stress == 3
    assert entry(facts(days_logged=3, usual={"stress": 3})) is None
    assert entry(facts()) is None


def test_of_a_night_the_athletes_word_goes_before_the_watchs():
    counted = {"short": {"0": 5.5}}

    assert slept_h(facts(nights=counted, felt={"sleep_h": 7.0}), day(TODAY)) == 7.0
    assert slept_h(facts(nights=counted), day(TODAY)) == 5.5
    assert slept_h(facts(), day(TODAY)) is None
