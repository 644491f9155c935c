"""A calendar file is what RFC 5545 asks for, and reads back as what was planned."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from connectors.base import CalendarEvent
from connectors.ics.write import IcsCalendarWriter

ZONE = ZoneInfo("America/New_York")
EVENT = CalendarEvent(
    uid="3f2a@coach",
    sequence=2,
    changed_at=datetime(2026, 3, 1, 21, 30, tzinfo=ZONE),
    day=date(2026, 3, 9),
    starts=time(6, 30),
    duration=timedelta(minutes=45),
    title="CSS set",
    text="swim, 45 min\n8 x 100 yd free on 1:50",
    category="swim",
)
OPEN = replace(EVENT, uid="4b@coach", starts=None)


def written(*events, zone=ZONE):
    return IcsCalendarWriter().write("Training of Ann", events, zone)


def read(content):
    return [*Calendar.from_ical(content).walk("VEVENT")]


def test_an_event_reads_back_as_it_was_written():
    (event,) = read(written(EVENT))

    assert event["uid"] == "3f2a@coach"
    assert event["sequence"] == 2
    assert event["summary"] == "CSS set"
    assert event["description"] == EVENT.text
    assert event["status"] == "CONFIRMED"
    assert event.decoded("dtstart") == datetime(2026, 3, 9, 6, 30, tzinfo=ZONE)
    assert event.decoded("duration") == timedelta(minutes=45)
    assert event.decoded("dtstamp") == datetime(2026, 3, 2, 2, 30, tzinfo=UTC)
    assert event.decoded("last-modified") == event.decoded("dtstamp")


def test_it_begins_in_the_athletes_zone_which_the_file_brings_along():
    text = written(EVENT).decode()

    assert "DTSTART;TZID=America/New_York:20260309T063000\r\n" in text
    assert "BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n" in text


def test_utc_needs_no_zone():
    text = written(EVENT, zone=ZoneInfo("UTC")).decode()

    assert "DTSTART:20260309T063000Z\r\n" in text
    assert "VTIMEZONE" not in text


def test_a_timed_event_reminds_half_an_hour_before():
    (alarm,) = read(written(EVENT))[0].walk("VALARM")

    assert alarm.decoded("trigger") == timedelta(minutes=-30)
    assert alarm["action"] == "DISPLAY"
    assert alarm["description"] == "CSS set"


def test_one_without_a_time_lies_on_its_day_and_reminds_the_evening_before():
    (event,) = read(written(OPEN))

    assert event.decoded("dtstart") == date(2026, 3, 9)
    assert "duration" not in event
    assert event["transp"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=-6)


@pytest.mark.parametrize("event", [EVENT, OPEN])
def test_a_cancelled_event_says_so_and_reminds_of_nothing(event):
    (read_back,) = read(written(replace(event, cancelled=True)))

    assert read_back["status"] == "CANCELLED"
    assert not read_back.walk("VALARM")


def test_no_events_are_a_calendar_still():
    assert read(written()) == []


def test_the_same_events_are_the_same_bytes():
    assert written(EVENT, OPEN) == written(EVENT, OPEN)


WORDS = st.text(
    st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" ,;:\\\"'\n"),
    min_size=1,
    max_size=200,
).filter(lambda text: text.strip() == text)


@settings(max_examples=40)
@given(title=WORDS, text=WORDS)
def test_any_words_keep_the_rules_of_lines_and_read_back(title, text):
    content = written(replace(EVENT, title=title.replace("\n", " "), text=text))

    *lines, last = content.split(b"\r\n")
    assert last == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    for line in lines:
        line.decode()  # no character is cut in two
    (event,) = read(content)
    assert event["summary"] == title.replace("\n", " ")
    assert event["description"] == text
