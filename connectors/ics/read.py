"""A calendar read for the times it takes up; of what happens then nothing is kept."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from coach.domain.limits import Busy
from coach.errors import Issue
from connectors.base import BusyReading
from connectors.ics.recurring import Event, UnreadRuleError, occurrences

OWN = "@coach"
"""How the uid ends of a workout that coach wrote: training is not in its own way."""

_DAY = timedelta(days=1)
_WHERE = "event {number} of the calendar"
_BENT = (*(AttributeError, IndexError, KeyError, OverflowError, TypeError, ValueError),)
"""What icalendar's values raise where a file is bent."""

_Span = tuple[datetime, datetime]


class IcsCalendarReader:
    """Reads `.ics` files; never raises for bad content."""

    def read(
        self, content: bytes, source: str, timezone: ZoneInfo, days: tuple[date, date]
    ) -> BusyReading:
        """The times it takes up on those days, in the zone's local time, in order.

        Repeated events count each time; one that is free, cancelled or a workout of
        coach's own does not. Times that touch or overlap are one.

        Args:
            content: of the file.
            source: the calendar's name.
            timezone: the athlete's.
            days: the first and the last one asked about.
        """
        try:
            calendars = Calendar.from_ical(content, multiple=True)
            events = [e for calendar in calendars for e in calendar.walk("VEVENT")]
        except _BENT as error:
            why = f"it cannot be read: {type(error).__name__}"
            return BusyReading(issues=(Issue("the calendar", why),), is_calendar=False)
        if not calendars:
            issue = Issue("the calendar", "it holds none")
            return BusyReading(issues=(issue,), is_calendar=False)
        moved = _moved(events)
        spans: list[_Span] = []
        issues: list[Issue] = []
        for number, event in enumerate(events, start=1):
            try:
                spans += _spans(event, timezone, days, moved)
            except UnreadRuleError as error:
                issues.append(Issue(_WHERE.format(number=number), str(error)))
            except _BENT:
                why = "its times cannot be read"
                issues.append(Issue(_WHERE.format(number=number), why))
        times = tuple(Busy(begin, end, source) for begin, end in _joined(spans))
        return BusyReading(times, tuple(issues))


def _moved(events: Iterable[Event]) -> frozenset[tuple[str, datetime]]:
    """Occurrences of repeated events that an event of their own takes the place of."""
    found = set()
    for event in events:
        instead = event.get("RECURRENCE-ID")
        if instead is not None and hasattr(instead, "dt"):
            found.add((str(event.get("UID", "")), _wall(instead.dt)))
    return frozenset(found)


def _spans(
    event: Event,
    timezone: ZoneInfo,
    days: tuple[date, date],
    moved: frozenset[tuple[str, datetime]],
) -> Iterator[_Span]:
    if not _takes_time(event):
        return
    first, last = (datetime.combine(each, time()) for each in days)
    start = event["DTSTART"].dt
    length = _length(event, start)
    uid = "" if "RECURRENCE-ID" in event else str(event.get("UID", ""))
    # A day to each side: it is another day in the zone of the event.
    around = first - length - _DAY, last + 2 * _DAY
    for begin in occurrences(event, _wall(start), *around):
        if uid and (uid, begin) in moved:
            continue
        local = _local(begin, start, timezone)
        ends = local + length
        if local < last + _DAY and ends > first and ends > local:
            yield max(local, first), min(ends, last + _DAY)


def _takes_time(event: Event) -> bool:
    said = {
        str(event.get("TRANSP", "OPAQUE")).upper(),
        str(event.get("STATUS", "CONFIRMED")).upper(),
        str(event.get("X-MICROSOFT-CDO-BUSYSTATUS", "BUSY")).upper(),
    }
    own = str(event.get("UID", "")).endswith(OWN)
    return not own and not said & {"TRANSPARENT", "CANCELLED", "FREE"}


def _length(event: Event, start: date) -> timedelta:
    """How long it takes; a day without an end is one day (RFC 5545, 3.6.1)."""
    if "DTEND" in event:
        end = event["DTEND"].dt
        if isinstance(start, datetime) and start.tzinfo and isinstance(end, datetime):
            return timedelta(seconds=(end - start).total_seconds())
        return _wall(end) - _wall(start)
    if "DURATION" in event:
        length: timedelta = event["DURATION"].dt
        return length
    return timedelta() if isinstance(start, datetime) else _DAY


def _wall(moment: date) -> datetime:
    """What the clock shows there, without a zone."""
    if isinstance(moment, datetime):
        return moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _local(begin: datetime, start: date, timezone: ZoneInfo) -> datetime:
    """What the athlete's clock shows then; without a zone it is the athlete's."""
    zone = start.tzinfo if isinstance(start, datetime) else None
    if zone is None:
        return begin
    return begin.replace(tzinfo=zone).astimezone(timezone).replace(tzinfo=None)


def _joined(spans: Iterable[_Span]) -> Iterator[_Span]:
    held: _Span | None = None
    for begin, end in sorted(spans):
        if held is None or begin > held[1]:
            if held is not None:
                yield held
            held = begin, end
        else:
            held = held[0], max(held[1], end)
    if held is not None:
        yield held
