"""Days on which a workout would fit."""

from datetime import date, timedelta

from coach.domain.athlete import Slot
from coach.domain.plan import Plan, PlannedWorkout
from coach.domain.review import Opening
from coach.planning.constraints import DAY, fits


def openings(
    workout: PlannedWorkout,
    plan: Plan,
    slots: tuple[Slot, ...],
    first: date,
    last: date,
) -> tuple[Opening, ...]:
    """Days from first to last with a free slot for it, its own day left out."""
    others = [
        w for w in plan.workouts if w.uuid != workout.uuid and w.skip_reason is None
    ]
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        there = [w for w in others if w.day == day]
        if day == workout.day or not fits([*there, workout], day, slots):
            continue
        longest = max(s.minutes for s in slots if s.weekday == day.weekday())
        again = any(w.sport is workout.sport for w in there)
        spaced = _keeps_spacing(workout, others, day)
        found.append(Opening(day, longest, spaced, again))
    return tuple(found)


def _keeps_spacing(
    workout: PlannedWorkout, others: list[PlannedWorkout], day: date
) -> bool:
    """No hard session beside a hard one."""
    if not workout.hard:
        return True
    return not any(w.hard and abs(w.day - day) <= DAY for w in others)
