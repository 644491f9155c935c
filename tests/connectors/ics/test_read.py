"""Calendars read for the times they take up."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.base import CalendarEvent, CalendarReader
from connectors.ics.read import IcsCalendarReader
from connectors.ics.write import IcsCalendarWriter

BERLIN = ZoneInfo("Europe/Berlin")
MARCH = date(2026, 3, 2), date(2026, 4, 5)
"""Clocks in Berlin go forward on 29 March, in New York on 8 March."""


def calendar(*events):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN"]
    for number, event in enumerate(events):
        own = [line.strip() for line in event.strip().splitlines()]
        uid = [] if any(line.startswith("UID") for line in own) else [f"UID:e{number}"]
        lines += ["BEGIN:VEVENT", *uid, *own, "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def read(*events, days=MARCH, zone=BERLIN):
    return IcsCalendarReader().read(calendar(*events), "work", zone, days)


def times(*events, **how):
    found = read(*events, **how)
    assert found.issues == ()
    return [f"{b.start:%m-%d %H:%M} - {b.end:%m-%d %H:%M}" for b in found.times]


def test_it_is_a_reader_of_calendars():
    reader: CalendarReader = IcsCalendarReader()

    assert reader.read(calendar(), "work", BERLIN, MARCH).times == ()


def test_an_event_takes_up_its_time_and_its_title_is_not_kept():
    found = read(
        """SUMMARY:Job interview
        DTSTART;TZID=Europe/Berlin:20260303T090000
        DTEND;TZID=Europe/Berlin:20260303T103000"""
    )

    (busy,) = found.times
    assert busy.start.isoformat() == "2026-03-03T09:00:00"
    assert busy.end.isoformat() == "2026-03-03T10:30:00"
    assert busy.source == "work"
    assert "interview" not in repr(found)


@pytest.mark.parametrize(
    ("start", "local"),
    [
        ("DTSTART:20260303T090000Z", "03-03 10:00 - 03-03 11:00"),
        ("DTSTART:20260303T090000", "03-03 09:00 - 03-03 10:00"),
        (
            "DTSTART;TZID=America/New_York:20260303T090000",
            "03-03 15:00 - 03-03 16:00",
        ),
    ],
)
def test_times_are_the_athletes_local_ones(start, local):
    assert times(f"{start}\nDURATION:PT1H") == [local]


def test_a_repeated_event_counts_each_time_on_the_clock_of_its_own_zone():
    weekly = """DTSTART;TZID=America/New_York:20260101T090000
        DTEND;TZID=America/New_York:20260101T100000
        RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260331T130000Z"""

    assert times(weekly) == [
        "03-03 15:00 - 03-03 16:00",
        "03-10 14:00 - 03-10 15:00",
        "03-17 14:00 - 03-17 15:00",
        "03-24 14:00 - 03-24 15:00",
        "03-31 15:00 - 03-31 16:00",
    ]
    earlier = weekly.replace("20260331T130000Z", "20260331T125959Z")
    assert len(times(earlier)) == 4


def test_days_left_out_added_and_moved_are_followed():
    series = """UID:series
        DTSTART;TZID=Europe/Berlin:20260302T180000
        DURATION:PT1H
        RRULE:FREQ=WEEKLY;COUNT=4
        EXDATE;TZID=Europe/Berlin:20260309T180000
        RDATE;TZID=Europe/Berlin:20260312T180000"""
    moved = """UID:series
        RECURRENCE-ID;TZID=Europe/Berlin:20260316T180000
        DTSTART;TZID=Europe/Berlin:20260317T070000
        DURATION:PT30M"""

    assert times(series, moved) == [
        "03-02 18:00 - 03-02 19:00",
        "03-12 18:00 - 03-12 19:00",
        "03-17 07:00 - 03-17 07:30",
        "03-23 18:00 - 03-23 19:00",
    ]


def test_a_day_without_times_is_taken_up_whole():
    assert times("DTSTART;VALUE=DATE:20260303") == ["03-03 00:00 - 03-04 00:00"]
    trip = "DTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260306"
    assert times(trip) == ["03-03 00:00 - 03-06 00:00"]


@pytest.mark.parametrize(
    "said",
    [
        "TRANSP:TRANSPARENT",
        "STATUS:CANCELLED",
        "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
        "UID:123@coach",
    ],
)
def test_what_is_free_cancelled_or_coachs_own_takes_up_nothing(said):
    assert times(f"DTSTART:20260303T090000Z\nDURATION:PT1H\n{said}") == []


def test_a_moment_takes_up_nothing():
    assert times("DTSTART:20260303T090000Z") == []
    assert times("DTSTART:20260303T090000Z\nDTEND:20260303T080000Z") == []


def test_only_the_days_asked_about_count_and_their_ends_belong_to_them():
    every = "DTSTART:20260101T100000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY"

    found = times(every, days=(date(2026, 3, 3), date(2026, 3, 4)))

    assert found == ["03-03 11:00 - 03-03 12:00", "03-04 11:00 - 03-04 12:00"]


def test_what_reaches_into_the_days_is_cut_off_at_their_ends():
    night = "DTSTART;TZID=Europe/Berlin:20260302T220000\nDURATION:PT4H"

    one = date(2026, 3, 3), date(2026, 3, 3)
    assert times(night, days=one) == ["03-03 00:00 - 03-03 02:00"]
    one = date(2026, 3, 2), date(2026, 3, 2)
    assert times(night, days=one) == ["03-02 22:00 - 03-03 00:00"]


def test_times_that_touch_or_overlap_are_one():
    found = times(
        "DTSTART:20260303T090000Z\nDURATION:PT1H",
        "DTSTART:20260303T100000Z\nDURATION:PT30M",
        "DTSTART:20260303T093000Z\nDURATION:PT15M",
        "DTSTART:20260303T110000Z\nDURATION:PT1H",
    )

    assert found == ["03-03 10:00 - 03-03 11:30", "03-03 12:00 - 03-03 13:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;BYMONTH=3",
        "FREQ=HOURLY",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31",
        "FREQ=DAILY;BYSECOND=1,2,3",
        "FREQ=YEARLY;BYWEEKNO=60",
    ],
)
def test_a_rule_without_end_is_told_and_the_rest_is_read(rule):
    found = read(
        f"DTSTART:20260303T090000Z\nDURATION:PT1H\nRRULE:{rule}",
        "DTSTART:20260304T090000Z\nDURATION:PT1H",
    )

    (issue,) = found.issues
    assert issue.where == "event 1 of the calendar"
    assert issue.why.startswith("its rule cannot be read")
    assert [busy.start.day for busy in found.times] == [4]


def test_an_event_that_makes_no_sense_is_told_and_the_rest_is_read():
    found = read("SUMMARY:nothing else", "DTSTART:20260304T090000Z\nDURATION:PT1H")

    assert [issue.why for issue in found.issues] == ["its times cannot be read"]
    assert len(found.times) == 1


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"BEGIN:VEVENT\n", b"<html>"])
def test_what_is_no_calendar_is_said_to_be_none(content):
    found = IcsCalendarReader().read(content, "work", BERLIN, MARCH)

    assert not found.is_calendar
    assert found.times == ()
    assert found.issues


def test_what_coach_writes_takes_up_nothing_when_it_is_read_back():
    event = CalendarEvent(
        *("1@coach", 0, datetime(2026, 3, 1, tzinfo=BERLIN), date(2026, 3, 3)),
        *(time(7), timedelta(hours=1), "Swim", "", "swim"),
    )
    content = IcsCalendarWriter().write("Training", [event], BERLIN)

    assert IcsCalendarReader().read(content, "x", BERLIN, MARCH).times == ()
    theirs = content.replace(b"@coach", b"@others")
    assert len(IcsCalendarReader().read(theirs, "x", BERLIN, MARCH).times) == 1


WHOLE = calendar(
    "DTSTART;TZID=Europe/Berlin:20260302T180000\nDURATION:PT1H\n"
    "RRULE:FREQ=WEEKLY;COUNT=4\nEXDATE;TZID=Europe/Berlin:20260309T180000"
)


@given(st.integers(0, len(WHOLE) - 1), st.integers(0, 6), st.binary(max_size=6))
def test_a_bent_file_never_stops_the_reading(at, cut, put):
    bent = WHOLE[:at] + put + WHOLE[at + cut :]

    found = IcsCalendarReader().read(bent, "work", BERLIN, MARCH)

    assert all(busy.start < busy.end for busy in found.times)
