"""Planned workouts as one calendar file."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event

from connectors.base import CalendarEvent
from connectors.ics.zones import timezone_of

_MAKER = "-//coach//coach//EN"
_BEFORE = timedelta(minutes=30)
_EVENING_BEFORE = timedelta(hours=6)
"""Before midnight, at which an event without a time of day begins: 18:00."""


class IcsCalendarWriter:
    """An `.ics` file, the same bytes for the same events."""

    suffix: str = ".ics"

    def write(
        self, name: str, events: Sequence[CalendarEvent], timezone: ZoneInfo
    ) -> bytes:
        """The file's bytes: lines of 75 octets at most that end in CR LF.

        Args:
            name: the calendar's.
            events: in the order they are written in.
            timezone: the athlete's, in which the events begin.
        """
        calendar = Calendar()
        calendar.add("version", "2.0")
        calendar.add("prodid", _MAKER)
        calendar.add("calscale", "GREGORIAN")
        calendar.add("x-wr-calname", name)
        calendar.add("x-wr-timezone", timezone.key)
        if events and timezone.key != "UTC":
            days = [event.day for event in events]
            zone = timezone_of(timezone, timezone.key, min(days), max(days))
            calendar.add_component(zone)
        for event in events:
            calendar.add_component(_event(event, timezone))
        content: bytes = calendar.to_ical()
        return content


def _event(event: CalendarEvent, timezone: ZoneInfo) -> Event:
    made = Event()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed_at.astimezone(UTC))
    made.add("last-modified", event.changed_at.astimezone(UTC))
    made.add("summary", event.title)
    made.add("description", event.text)
    made.add("categories", [event.category])
    if event.starts is None:
        made.add("dtstart", event.day)
        made.add("transp", "TRANSPARENT")
    else:
        made.add("dtstart", datetime.combine(event.day, event.starts, timezone))
        made.add("duration", event.duration)
        made.add("transp", "OPAQUE")
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    if not event.cancelled:
        made.add_component(_alarm(event))
    return made


def _alarm(event: CalendarEvent) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.title)
    alarm.add("trigger", -(_EVENING_BEFORE if event.starts is None else _BEFORE))
    return alarm
