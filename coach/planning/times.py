"""Constraints of time: free slots, pauses, and the hours of a week."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from coach.domain import days
from coach.domain.athlete import Slot
from coach.domain.free_time import free_slots
from coach.domain.limits import Limits
from coach.domain.plan import Plan, PlannedWorkout
from coach.planning.violation import DAY, WEEK, Kind, Violation

_HOUR = 3600
_TOLERANCE_S = 60.0


def by_day(
    workouts: Iterable[PlannedWorkout],
) -> Mapping[date, Sequence[PlannedWorkout]]:
    """The workouts of each day that has any."""
    found: dict[date, list[PlannedWorkout]] = {}
    for workout in workouts:
        found.setdefault(workout.day, []).append(workout)
    return found


def titles(workouts: Iterable[PlannedWorkout]) -> str:
    """Their names, the same whatever order they are in."""
    return " and ".join(sorted(workout.title for workout in workouts))


def fits(
    workouts: Iterable[PlannedWorkout], day: date, slots: tuple[Slot, ...]
) -> bool:
    """Whether the day's free slots hold these workouts, the longest slot first."""
    free = sorted(
        (s.minutes * 60 for s in slots if s.weekday == day.weekday()), reverse=True
    )
    for workout in sorted(workouts, key=lambda w: -w.duration_s):
        room = next(
            (n for n, left in enumerate(free) if left >= workout.duration_s), None
        )
        if room is None:
            return False
        free[room] -= workout.duration_s
    return True


def outside_slots(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Days whose workouts do not fit into their free time.

    Each workout has to fit into one slot; what follows another in the same slot has
    to fit into what is left.
    """
    for day, planned in by_day(workouts).items():
        slots = free_slots(limits, day)
        if not fits(planned, day, slots):
            minutes = sum(w.duration_s for w in planned) / 60
            listed = ", ".join(map(str, slots)) or "none"
            yield Violation(
                (Kind.SLOTS, day.isoformat()),
                day,
                minutes,
                f"{titles(planned)} ({minutes:.0f} min) on {days.short(day)} would not "
                f"fit the free slots ({listed})",
            )


def in_pauses(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Days of a pause that hold a workout all the same."""
    for day, planned in by_day(workouts).items():
        pause = next((each for each in limits.pauses if each.holds(day)), None)
        if pause is not None:
            yield Violation(
                (Kind.PAUSE, day.isoformat()),
                day,
                sum(w.duration_s for w in planned),
                f"{titles(planned)} on {days.short(day)} would lie in the pause "
                f"from {days.short(pause.first)} to {days.short(pause.last)} "
                f"({pause.reason})",
            )


def off_the_hours(
    plan: Plan, limits: Limits, first: date, last: date
) -> Iterator[Violation]:
    """Weeks of the plan above the most hours, or whole ones below the least."""
    least, most = limits.weekly_hours or plan.weekly_hours
    begin = plan.start + WEEK * ((first - plan.start).days // 7)
    while begin <= last:
        end = begin + WEEK - DAY
        total = sum(w.duration_s for w in plan.between(begin, end) if not w.skip_reason)
        said = f"the week from {days.short(begin)} would hold {total / _HOUR:.1f} h"
        whole = plan.start <= begin and end <= plan.end
        if total > most * _HOUR + _TOLERANCE_S:
            text = f"{said}, the most is {most:g} h"
            key = Kind.HOURS, begin.isoformat()
            yield Violation(key, begin, total / _HOUR, text)
        elif whole and total < least * _HOUR - _TOLERANCE_S:
            text = f"{said}, the least is {least:g} h"
            key = Kind.LEAST_HOURS, begin.isoformat()
            yield Violation(key, begin, least - total / _HOUR, text)
        begin += WEEK
