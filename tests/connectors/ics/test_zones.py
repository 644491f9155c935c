"""A calendar reads the same instants from our VTIMEZONE as Python from the zone."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from connectors.ics.zones import timezone_of

FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
ZONES = (
    *("America/New_York", "Australia/Lord_Howe", "Africa/Casablanca"),
    *("Pacific/Chatham", "Europe/Dublin"),
)


def offsets(zone):
    """Each begin, on the wall clock as it was before, with the offsets around it."""
    return [
        (part["dtstart"].dt, part["tzoffsetfrom"].td, part["tzoffsetto"].td)
        for part in timezone_of(ZoneInfo(zone), zone, FIRST, LAST).subcomponents
    ]


def test_the_clocks_change_at_two_as_they_showed_before():
    starts = [begin for begin, *_ in offsets("America/New_York")]

    said = [f"{begin:%Y-%m-%d %H:%M}" for begin in starts[1:3]]
    assert said == ["2026-03-08 02:00", "2026-11-01 02:00"]
    assert [type(p).__name__ for p in whole("America/New_York")[:3]] == [
        *("TimezoneStandard", "TimezoneDaylight", "TimezoneStandard"),
    ]


def whole(zone):
    return timezone_of(ZoneInfo(zone), zone, FIRST, LAST).subcomponents


@pytest.mark.parametrize("zone", ZONES)
@settings(max_examples=40)
@given(minutes=st.integers(0, 2 * 365 * 24 * 60))
def test_every_instant_shows_what_the_zone_shows(zone, minutes):
    instant = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    begun = [
        to
        for begin, before, to in known(zone)
        if begin.replace(tzinfo=UTC) - before <= instant
    ]

    assert begun[-1] == instant.astimezone(ZoneInfo(zone)).utcoffset()


KNOWN = {}


def known(zone):
    """The zone's changes, made once."""
    return KNOWN.setdefault(zone, offsets(zone))
