"""At what time of day each workout begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from coach.domain.athlete import Slot
from coach.domain.plan import PlannedWorkout


@dataclass(slots=True)
class _Room:
    """A free slot and what was put into it."""

    slot: Slot
    left_s: float
    workouts: list[PlannedWorkout] = field(default_factory=list)


def starts(
    workouts: Iterable[PlannedWorkout], day: date, slots: tuple[Slot, ...]
) -> Mapping[str, time]:
    """When each of the day's workouts begins, by uuid; none for what fits nowhere.

    The longest is placed first, each in the shortest slot that has room for it, the
    earlier of two alike. What shares a slot follows each other in the given order.
    """
    given = tuple(workouts)
    rooms = [_Room(s, s.minutes * 60) for s in slots if s.weekday == day.weekday()]
    for workout in sorted(given, key=lambda w: -w.duration_s):
        holding = [room for room in rooms if room.left_s >= workout.duration_s]
        if holding:
            room = min(holding, key=lambda r: (r.slot.minutes, r.slot.start))
            room.workouts.append(workout)
            room.left_s -= workout.duration_s
    return {uuid: at for room in rooms for uuid, at in _within(room, day, given)}


def _within(
    room: _Room, day: date, order: tuple[PlannedWorkout, ...]
) -> Iterable[tuple[str, time]]:
    moment = datetime.combine(day, room.slot.start)
    for workout in sorted(room.workouts, key=order.index):
        yield workout.uuid, moment.time()
        moment += timedelta(minutes=-(-workout.duration_s // 60))
