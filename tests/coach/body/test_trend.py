import math
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.body.composition import masses
from coach.body.trend import BodyDay, body_trend, filled, smoothed
from tests.builders import day
from tests.science import near, vectors

readings = st.lists(
    st.tuples(st.integers(0, 60).map(day), st.floats(40, 120)), min_size=1, max_size=25
)


@pytest.mark.parametrize("vector", vectors("body", "trend-"))
def test_a_tenth_of_the_way_a_day_with_the_gaps_filled(vector):
    measured = [
        (date.fromisoformat(each["date"]), each)
        for each in vector["inputs"]["measurements"]
    ]
    weights = [(when, each["weight_kg"]) for when, each in measured]
    fats = [(when, each["fat_ratio"] * 100) for when, each in measured]

    fat, lean = (smoothed(each) for each in masses(filled(weights), filled(fats)))
    courses = zip(body_trend(weights), body_trend(fats), fat, lean, strict=True)

    for expected, on in zip(vector["expected"], courses, strict=True):
        weight, share, fat_kg, lean_kg = (each.value for each in on)
        assert near(weight, expected["weight_trend"], vector)
        assert near(share / 100, expected["fat_trend"], vector)
        assert near(fat_kg, expected["fat_mass_trend"], vector)
        assert near(lean_kg, expected["lean_trend"], vector)
        when = date.fromisoformat(expected["date"])
        assert {(each.day, each.measured) for each in on} == {
            (when, not expected["interpolated"])
        }


def test_after_more_than_two_weeks_it_begins_anew():
    fortnight = body_trend([(day(0), 80.0), (day(14), 73.0)])
    longer = body_trend([(day(0), 80.0), (day(15), 73.0), (day(16), 74.0)])

    assert len(fortnight) == 15
    assert fortnight[1].value == pytest.approx(79.95)
    assert longer == (
        BodyDay(day(0), 80.0, measured=True),
        BodyDay(day(15), 73.0, measured=True),
        BodyDay(day(16), 73.1, measured=True),
    )


def test_of_a_days_readings_the_first_counts():
    morning, evening = (day(1), 80.0), (day(1), 81.5)

    assert body_trend([(day(0), 80.0), morning, evening])[-1].value == 80
    assert filled([evening, morning])[0].value == 81.5


def test_a_steady_change_is_followed_nine_days_late():
    course = body_trend((day(n), 90 - 0.05 * n) for n in range(200))

    assert course[-1].value == pytest.approx(90 - 0.05 * (199 - 9))


@pytest.mark.parametrize("wrong", [0, -80, 1000.5, 1e308, math.nan, math.inf])
def test_what_no_body_has_is_left_out(wrong):
    assert body_trend([(day(0), wrong)]) == ()
    assert body_trend([(day(0), 80), (day(1), wrong), (day(2), 82)]) == body_trend(
        [(day(0), 80), (day(2), 82)]
    )


def test_the_largest_reading_counts():
    assert body_trend([(day(0), 1000)])[0].value == 1000


def test_without_readings_there_is_no_trend():
    assert body_trend([]) == ()


@settings(max_examples=40)
@given(readings)
def test_a_trend_stays_between_the_readings(measured):
    values = [value for _, value in measured]

    course = body_trend(measured)

    assert all(min(values) - 1e-9 <= d.value <= max(values) + 1e-9 for d in course)


@settings(max_examples=40)
@given(readings, st.randoms())
def test_every_day_has_one_value_and_gaps_are_long(measured, rng):
    apart = dict(measured)
    mixed = [*apart.items()]
    rng.shuffle(mixed)

    course = filled(mixed)

    assert {d.day: d.value for d in course if d.measured} == apart
    for before, after in pairwise(course):
        between = after.day - before.day
        assert between == timedelta(1) or between > timedelta(14)
