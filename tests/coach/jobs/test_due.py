"""Which evening is due: over clocks that leap, journeys, and machines that were off."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.jobs.due import due, evening_at, last_evening

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
AUCKLAND, HONOLULU = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
NINE = time(21)


def at(text, zone=NEW_YORK, *, fold=0):
    return datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)


def days(*texts):
    return [None if text is None else date.fromisoformat(text) for text in texts]


@pytest.mark.parametrize(
    ("now", "reviewed", "is_due"),
    [
        ("2026-03-01T21:00", "2026-02-28", "2026-03-01"),
        ("2026-03-01T20:59", "2026-02-28", None),
        ("2026-03-01T21:10", "2026-03-01", None),
        # five past midnight is still the evening before
        ("2026-03-02T00:05", "2026-02-28", "2026-03-01"),
        ("2026-03-02T00:05", "2026-03-01", None),
        # the machine was off at nine, and for a week
        ("2026-03-02T08:00", "2026-02-28", "2026-03-01"),
        ("2026-03-09T08:00", "2026-03-01", "2026-03-08"),
        ("2026-03-09T21:30", "2026-03-01", "2026-03-09"),
        # never before
        ("2026-03-01T08:00", None, "2026-02-28"),
        # a clock that was set back: that day is done
        ("2026-03-01T21:00", "2026-03-05", None),
        # the days that calendars are wrong about
        ("2028-02-29T21:00", "2028-02-28", "2028-02-29"),
        ("2028-03-01T08:00", "2028-02-28", "2028-02-29"),
        ("2026-12-31T21:00", "2026-12-30", "2026-12-31"),
        ("2027-01-01T00:05", "2026-12-30", "2026-12-31"),
        ("2027-01-03T21:00", "2027-01-02", "2027-01-03"),
    ],
)
def test_the_last_evening_that_was_not_reviewed_is_due(now, reviewed, is_due):
    reviewed, is_due = days(reviewed, is_due)

    assert due(at(now), reviewed, NINE, NEW_YORK) == is_due


def test_week_53_ends_like_any_other():
    sunday = date(2027, 1, 3)
    assert sunday.isocalendar()[:2] == (2026, 53)

    assert due(at("2027-01-04T07:00"), date(2027, 1, 2), NINE, NEW_YORK) == sunday


def test_an_evening_the_clock_leaps_over_comes_when_it_has_leapt():
    half_past_two = time(2, 30)  # an evening that late is that of the day before
    leap = date(2026, 3, 7)

    assert evening_at(leap, half_past_two, NEW_YORK) == at("2026-03-08T03:30")
    before, after = at("2026-03-08T01:59"), at("2026-03-08T03:30")
    assert due(before, date(2026, 3, 6), half_past_two, NEW_YORK) is None
    assert due(after, date(2026, 3, 6), half_past_two, NEW_YORK) == leap


def test_an_evening_that_comes_twice_is_reviewed_at_the_first_and_once():
    half_past_one, night = time(1, 30), date(2026, 10, 31)
    first, second = at("2026-11-01T01:30"), at("2026-11-01T01:30", fold=1)
    assert second.astimezone(UTC) - first.astimezone(UTC) == timedelta(hours=1)

    assert due(first, date(2026, 10, 30), half_past_one, NEW_YORK) == night
    assert due(second, night, half_past_one, NEW_YORK) is None


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_nine_in_the_evening_is_nine_on_the_days_the_clocks_change(day):
    (day,) = days(day)
    nine = datetime.combine(day, NINE, BERLIN)

    assert due(nine, day - timedelta(days=1), NINE, BERLIN) == day
    early = nine.astimezone(UTC) - timedelta(minutes=1)
    assert due(early, day - timedelta(days=1), NINE, BERLIN) is None


def test_a_day_lived_twice_over_the_date_line_is_reviewed_once():
    ninth = date(2026, 3, 9)
    assert due(at("2026-03-09T21:00", AUCKLAND), date(2026, 3, 8), NINE, AUCKLAND)

    again = [at(f"2026-03-{day}T21:00", HONOLULU) for day in ("08", "09", "10")]

    assert [due(now, ninth, NINE, HONOLULU) for now in again] == [
        None,
        None,
        date(2026, 3, 10),
    ]


def test_a_day_lost_over_the_date_line_is_passed_over():
    arrived = at("2026-03-10T08:00", AUCKLAND)

    assert due(arrived, date(2026, 3, 8), NINE, AUCKLAND) == date(2026, 3, 9)


ZONES = st.sampled_from([NEW_YORK, BERLIN, AUCKLAND, HONOLULU, ZoneInfo("UTC")])


@given(
    start=st.datetimes(datetime(2025, 1, 1), datetime(2027, 12, 1)),  # noqa: DTZ001
    steps=st.lists(st.integers(1, 60 * 30), min_size=1, max_size=30),
    evening=st.times().map(lambda t: t.replace(second=0, microsecond=0)),
    zone=ZONES,
)
def test_whoever_asks_at_any_time_reviews_each_day_once_and_none_before_its_evening(
    start, steps, evening, zone
):
    now, last = start.replace(tzinfo=UTC), None
    for minutes in steps:
        now += timedelta(minutes=minutes)
        day = due(now, last, evening, zone)
        if day is not None:
            assert last is None or day > last
            assert evening_at(day, evening, zone) <= now
            last = day
        assert last >= last_evening(now, evening, zone)
        assert due(now, last, evening, zone) is None
