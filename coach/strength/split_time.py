"""When a session of strength could be done."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from coach.domain.free_time import free_slots
from coach.domain.limits import Limits
from coach.domain.plan import PlannedWorkout
from coach.strength.split_week import DAYS, Window

LEAST_S = 20 * 60.0
"""A shorter time is left alone: warming up and two exercises take as long."""


def windows(
    limits: Limits, others: Sequence[PlannedWorkout], after: date
) -> tuple[Window, ...]:
    """The longest free time of each of the seven days after that one, if it is enough.

    What is planned takes the shortest slot that holds it, from the slot's beginning, as
    the calendar has it; what fits nowhere takes up no time that is free.
    """
    found = []
    for number in range(1, DAYS + 1):
        day = after + timedelta(days=number)
        if any(pause.holds(day) for pause in limits.pauses):
            continue
        there = [w for w in others if w.day == day and w.skip_reason is None]
        left = _left(limits, day, there)
        longest = max(left, key=lambda w: w.seconds, default=None)
        if longest is not None and longest.seconds >= LEAST_S:
            found.append(longest)
    return tuple(found)


def _left(limits: Limits, day: date, planned: Iterable[PlannedWorkout]) -> list[Window]:
    rooms = [
        Window(day, slot.start, slot.minutes * 60) for slot in free_slots(limits, day)
    ]
    slots = {room.start: room.seconds for room in rooms}
    for workout in sorted(planned, key=lambda w: (-w.duration_s, w.uuid)):
        holding = [room for room in rooms if room.seconds >= workout.duration_s]
        if not holding:
            continue
        taken = min(holding, key=lambda r: (slots[r.start], r.start))
        minutes = -(-workout.duration_s // 60)
        start = datetime.combine(day, taken.start) + timedelta(minutes=minutes)
        rooms.remove(taken)
        seconds = taken.seconds - minutes * 60
        if seconds > 0:
            left = replace(taken, start=start.time(), seconds=seconds)
            slots[left.start] = slots[taken.start]
            rooms.append(left)
    return rooms
