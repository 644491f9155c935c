"""When the athlete is free on one day."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from coach.domain.athlete import Slot
from coach.domain.limits import Busy, Limits

_MINUTE = timedelta(minutes=1)

_Span = tuple[int, int]
"""From one minute of the day to another, the second not part of it."""


def free_slots(limits: Limits, day: date) -> tuple[Slot, ...]:
    """That day's free time, in order.

    The weekly pattern, or what was said of that day in its place, without what a
    calendar takes up of it, to the whole minute.
    """
    special = next((each for each in limits.special_days if each.day == day), None)
    slots = limits.slots if special is None else special.slots
    spans = [_span(slot) for slot in slots if slot.weekday == day.weekday()]
    for busy in limits.busy:
        taken = _taken(busy, day)
        if taken is not None:
            spans = [left for span in spans for left in _without(span, taken)]
    return tuple(Slot(day.weekday(), _time(a), _time(b)) for a, b in sorted(spans))


def _span(slot: Slot) -> _Span:
    return _minute(slot.start), _minute(slot.end)


def _minute(moment: time) -> int:
    return moment.hour * 60 + moment.minute


def _time(minute: int) -> time:
    return time(*divmod(minute, 60))


def _taken(busy: Busy, day: date) -> _Span | None:
    """What it takes up of that day; None when it lies on others."""
    if busy.end.date() < day or busy.start.date() > day:
        return None
    midnight = datetime.combine(day, time())
    begin = (busy.start - midnight) // _MINUTE
    end = -((midnight - busy.end) // _MINUTE)
    return begin, end


def _without(span: _Span, taken: _Span) -> Iterable[_Span]:
    begin, end = span
    for first, last in ((begin, min(end, taken[0])), (max(begin, taken[1]), end)):
        if first < last:
            yield first, last
