"""A time zone as calendars want it: each change of its clocks between two days."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def timezone_of(zone: tzinfo, name: str, first: date, last: date) -> Timezone:
    """The VTIMEZONE of the zone, true from the first day to the last.

    Args:
        zone: the zone.
        name: its IANA name, the TZID.
        first: the first day of an event.
        last: the last one.
    """
    found = Timezone()
    found.add("tzid", name)
    begin = datetime.combine(first - _DAY, time(), UTC)
    found.add_component(_observance(zone, begin, begin))
    for instant in changes(zone, begin, datetime.combine(last + 2 * _DAY, time(), UTC)):
        found.add_component(_observance(zone, instant - _MINUTE, instant))
    return found


def changes(zone: tzinfo, begin: datetime, end: datetime) -> Iterator[datetime]:
    """The instants, to the minute, from which the clocks show another offset."""
    while begin < end:
        following = min(begin + _DAY, end)
        if _shown(zone, begin) != _shown(zone, following):
            yield _change(zone, begin, following)
        begin = following


def _change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The first minute of the day that shows what its end shows."""
    low, high = 0, round((after - before) / _MINUTE)
    while high - low > 1:
        middle = (low + high) // 2
        if _shown(zone, before + middle * _MINUTE) == _shown(zone, before):
            low = middle
        else:
            high = middle
    return before + high * _MINUTE


def _shown(zone: tzinfo, instant: datetime) -> tuple[timedelta, str]:
    local = instant.astimezone(zone)
    return local.utcoffset() or timedelta(), local.tzname() or ""


def _observance(
    zone: tzinfo, before: datetime, instant: datetime
) -> TimezoneStandard | TimezoneDaylight:
    """What holds from that instant; it begins on the clock as it was before."""
    earlier, _ = _shown(zone, before)
    offset, name = _shown(zone, instant)
    daylight = bool(instant.astimezone(zone).dst())
    part = TimezoneDaylight() if daylight else TimezoneStandard()
    part.add("dtstart", (instant + earlier).replace(tzinfo=None))
    part.add("tzoffsetfrom", earlier)
    part.add("tzoffsetto", offset)
    part.add("tzname", name)
    return part
