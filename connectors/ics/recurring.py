"""When a repeated event takes place, as its own clock shows it."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import takewhile
from typing import Any

# The library has no types of its own.
from dateutil.rrule import rrulestr  # type: ignore[import-untyped]

Event = Any
"""An event, and one of its values, as icalendar has them: which of thirty types it is
hangs on the property's name."""

_READ = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "WKST"}
_OF_DATES = {"BYMONTHDAY", "BYSETPOS"}
READ: Mapping[str, frozenset[str]] = {
    "DAILY": frozenset(_READ),
    "WEEKLY": frozenset(_READ),
    "MONTHLY": frozenset(_READ | _OF_DATES),
    "YEARLY": frozenset(_READ | _OF_DATES),
}
"""What of rules is read. Calendars offer no other, and with others (the 31 February,
taken day by day; every second) the search for the next time would not end."""


class UnreadRuleError(ValueError):
    """A rule that is not read."""


def occurrences(
    event: Event, start: datetime, first: datetime, last: datetime
) -> Iterator[datetime]:
    """When it begins, in order, from the one instant to the other.

    Args:
        event: with its RRULE, RDATE and EXDATE, if it has any.
        start: its own beginning on the clock of its zone; so are all others.
        first: none that begins before.
        last: none that begins later.

    Raises:
        UnreadRuleError: it has a rule that is not read.
    """
    begins = {start} | set(_dates(event, "RDATE"))
    for rule in _listed(event.get("RRULE")):
        begins.update(_repeated(rule, event, start, first, last))
    begins -= set(_dates(event, "EXDATE"))
    yield from (each for each in sorted(begins) if first <= each <= last)


def _repeated(
    rule: Event,
    event: Event,
    start: datetime,
    first: datetime,
    last: datetime,
) -> Iterator[datetime]:
    frequency = str(_listed(rule.get("FREQ"))[0]).upper()
    unread = sorted(set(map(str.upper, rule)) - READ.get(frequency, frozenset()))
    if unread:
        raise UnreadRuleError(f"its rule cannot be read ({frequency}, {unread[0]})")
    made = rule.copy()
    until = _listed(made.pop("UNTIL", None))
    text = made.to_ical().decode()
    # An end that is given with a zone is compared on the clock of the event.
    ends = min([last, *(_on_its_clock(each, event) for each in until)])
    every: Iterator[datetime] = iter(rrulestr(text, dtstart=start))
    yield from (e for e in takewhile(lambda e: e <= ends, every) if e >= first)


def _on_its_clock(until: date, event: Event) -> datetime:
    if not isinstance(until, datetime):
        return datetime.combine(until, time.max)
    zone = getattr(event["DTSTART"].dt, "tzinfo", None)
    if until.tzinfo is not None and zone is not None:
        until = until.astimezone(zone)
    return until.replace(tzinfo=None)


def _dates(event: Event, name: str) -> Iterator[datetime]:
    zone = getattr(event["DTSTART"].dt, "tzinfo", None)
    for listed in _listed(event.get(name)):
        for each in listed.dts:
            moment = each.dt[0] if isinstance(each.dt, tuple) else each.dt
            if not isinstance(moment, datetime):
                yield datetime.combine(moment, time())
            elif moment.tzinfo is not None and zone is not None:
                yield moment.astimezone(zone).replace(tzinfo=None)
            else:
                yield moment.replace(tzinfo=None)


def _listed(value: Event) -> list[Event]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
