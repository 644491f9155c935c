"""Since when each thing is known: from the evening it came in, or from its own day.

What came in late was not known before it came. A history that was imported at once is
another matter: coach was not there to see it day by day, so that each thing in it
counts as known on its own day.

An import is a run of arrivals with no more than `APART` between one and the next. It is
a history when it brought things of at least `HISTORY_DAYS` different days, each of them
more than `LATE_DAYS` over; then all that it brought is. A watch that was not read for a
week or two, or a forgotten file of last winter, is late (the numbers are our choice).
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from operator import attrgetter

LATE_DAYS = 14
HISTORY_DAYS = 10
APART = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Arrival:
    """One thing that came in.

    Attributes:
        key: what it is known by among all arrivals.
        day: its own, in the athlete's zone.
        at: when it was first seen.
    """

    key: Hashable
    day: date
    at: datetime


def known_from(arrivals: Iterable[Arrival], zone: tzinfo) -> Mapping[Hashable, date]:
    """The first evening on which each of them is known, by its key.

    Args:
        arrivals: of all kinds together, since one import brings several.
        zone: the athlete's; an evening ends at its midnight.
    """
    since: dict[Hashable, date] = {}
    for together in imports(arrivals):
        came = {each.key: each.at.astimezone(zone).date() for each in together}
        old = {
            each.day
            for each in together
            if (came[each.key] - each.day).days > LATE_DAYS
        }
        is_history = len(old) >= HISTORY_DAYS
        for each in together:
            came_in = came[each.key]
            since[each.key] = min(each.day, came_in) if is_history else came_in
    return since


def imports(arrivals: Iterable[Arrival]) -> Iterator[list[Arrival]]:
    """The arrivals of each import, in order of time."""
    together: list[Arrival] = []
    for each in sorted(arrivals, key=attrgetter("at")):
        if together and each.at - together[-1].at > APART:
            yield together
            together = []
        together.append(each)
    if together:
        yield together
