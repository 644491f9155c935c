"""Hard constraints: checked on every changed plan, by code."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.athlete import Slot
from coach.domain.plan import Plan, PlannedWorkout

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_HOUR = 3600
_TOLERANCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Violation:
    """One constraint that a plan breaks.

    Attributes:
        key: the same for the same breach in two versions of a plan, so that what a
            change did not cause can be told from what it did.
        text: in words, naming the day.
    """

    key: tuple[str, str]
    text: str


def violations(
    plan: Plan, slots: tuple[Slot, ...], first: date, last: date
) -> tuple[Violation, ...]:
    """What the plan breaks between those days, both included.

    Free slots (a workout has to fit into one, each slot holds one workout), the
    band of weekly hours at its upper end, and an easier day beside a hard one.
    """
    coming = [w for w in plan.between(first, last) if w.skip_reason is None]
    near = [w for w in plan.between(first - DAY, last + DAY) if w.skip_reason is None]
    return (
        *_outside_slots(coming, slots),
        *_over_hours(plan, first, last),
        *_hard_neighbours(near, first, last),
    )


def _outside_slots(
    workouts: Iterable[PlannedWorkout], slots: tuple[Slot, ...]
) -> Iterator[Violation]:
    by_day: dict[date, list[PlannedWorkout]] = {}
    for workout in workouts:
        by_day.setdefault(workout.day, []).append(workout)
    for day, planned in by_day.items():
        if not fits(planned, day, slots):
            names = ", ".join(sorted(w.title for w in planned))
            yield Violation(
                ("slots", day.isoformat()),
                f"{names} on {day:%a} {day} outgrow its slots",
            )


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


def _over_hours(plan: Plan, first: date, last: date) -> Iterator[Violation]:
    most = plan.weekly_hours[1] * _HOUR + _TOLERANCE_S
    begin = plan.start + WEEK * ((first - plan.start).days // 7)
    while begin <= last:
        end = begin + WEEK - DAY
        total = sum(w.duration_s for w in plan.between(begin, end) if not w.skip_reason)
        if total > most:
            yield Violation(
                ("hours", begin.isoformat()),
                f"the week from {begin} holds {total / _HOUR:.1f} h, "
                f"the most is {plan.weekly_hours[1]:g} h",
            )
        begin += WEEK


def _hard_neighbours(
    workouts: Iterable[PlannedWorkout], first: date, last: date
) -> Iterator[Violation]:
    days = sorted({w.day for w in workouts if w.hard})
    for one, other in pairwise(days):
        if other - one == DAY and first <= other and one <= last:
            yield Violation(
                ("spacing", one.isoformat()),
                f"hard sessions on {one:%a} {one} and the day after",
            )
