"""Hard constraints: checked on every changed plan, by code."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from coach.domain.athlete import Slot
from coach.domain.plan import ChangeKind, Effect, Plan, PlannedWorkout

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
_HOUR = 3600
_TOLERANCE_S = 60.0
_SAME = 1e-6


@dataclass(frozen=True, slots=True)
class Violation:
    """One constraint that a plan breaks.

    Attributes:
        key: the same for the same breach in two versions of a plan, so that what a
            change did not cause can be told from what it did.
        size: how far it goes, to tell a breach that a change makes worse.
        text: in words, naming the day.
    """

    key: tuple[str, str]
    size: float
    text: str


def newly_broken(
    changed: Iterable[Violation], before: Iterable[Violation]
) -> tuple[Violation, ...]:
    """What only the changed plan breaks, or breaks further than the plan before."""
    sizes = {violation.key: violation.size for violation in before}
    return tuple(v for v in changed if v.size > sizes.get(v.key, 0.0) + _SAME)


def violations(
    plan: Plan, slots: tuple[Slot, ...], first: date, last: date
) -> tuple[Violation, ...]:
    """What the plan breaks between those days, both included.

    Free slots (each workout has to fit into one; what follows another in the same
    slot has to fit into what is left), the band of weekly hours at its upper end in
    each week of the plan, one hard session a day, and an easier day beside it.
    """
    coming = [w for w in plan.between(first, last) if w.skip_reason is None]
    near = [w for w in plan.between(first - DAY, last + DAY) if w.skip_reason is None]
    return (
        *_outside_slots(coming, slots),
        *_over_hours(plan, first, last),
        *_hard_neighbours(near, first, last),
    )


def reaches_what_is_over(
    effect: Effect, today: date, done: Collection[str]
) -> str | None:
    """Why the effect must not be: it changes what is over; None when it does not.

    A workout that was missed may still be moved to a day that is to come.
    """
    before, after = effect.before, effect.after
    named = before or after
    if named is not None and named.uuid in done:
        return f"{named.title} of {named.day} is done"
    if after is not None and after.day <= today:
        return f"{after.day} is over"
    moves = effect.change.kind is ChangeKind.MOVE
    if before is not None and before.day <= today and not moves:
        return f"{before.title} of {before.day} is over"
    return None


def _outside_slots(
    workouts: Iterable[PlannedWorkout], slots: tuple[Slot, ...]
) -> Iterator[Violation]:
    by_day: dict[date, list[PlannedWorkout]] = {}
    for workout in workouts:
        by_day.setdefault(workout.day, []).append(workout)
    for day, planned in by_day.items():
        if not fits(planned, day, slots):
            names = " and ".join(sorted(w.title for w in planned))
            minutes = sum(w.duration_s for w in planned) / 60
            yield Violation(
                ("slots", day.isoformat()),
                minutes,
                f"{names} ({minutes:.0f} min) on {day:%a} {day} would not fit "
                f"the free slots ({_listed(day, slots)})",
            )


def _listed(day: date, slots: tuple[Slot, ...]) -> str:
    return ", ".join(str(s) for s in slots if s.weekday == day.weekday()) or "none"


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
                total / _HOUR,
                f"the week from {begin:%a} {begin} would hold {total / _HOUR:.1f} h, "
                f"the most is {plan.weekly_hours[1]:g} h",
            )
        begin += WEEK


def _hard_neighbours(
    workouts: Iterable[PlannedWorkout], first: date, last: date
) -> Iterator[Violation]:
    hard = Counter(w.day for w in workouts if w.hard)
    for day, count in hard.items():
        if count > 1 and first <= day <= last:
            key = ("hard day", day.isoformat())
            yield Violation(key, count, f"{count} hard sessions on {day:%a} {day}")
    for one, other in pairwise(sorted(hard)):
        if other - one == DAY and first <= other and one <= last:
            yield Violation(
                ("spacing", one.isoformat()),
                hard[one] + hard[other],
                f"hard sessions on {one:%a} {one} and the day after",
            )
