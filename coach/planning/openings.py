"""Days on which a workout would fit."""

from datetime import date, timedelta

from coach.domain.activity import Sport
from coach.domain.athlete import Slot
from coach.domain.facts import Opening
from coach.domain.free_time import free_slots
from coach.domain.limits import Limits
from coach.domain.plan import Plan, PlannedWorkout
from coach.planning.times import fits
from coach.planning.violation import DAY


def openings(
    workout: PlannedWorkout,
    plan: Plan,
    limits: Limits,
    first: date,
    last: date,
) -> tuple[Opening, ...]:
    """Days from first to last with a free slot for it, its own day left out.

    None in a pause, and for a swim none without a pool.
    """
    others = [
        w for w in plan.workouts if w.uuid != workout.uuid and w.skip_reason is None
    ]
    found = []
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        there = [w for w in others if w.day == day]
        slots = slots_for(workout, limits, day)
        if day == workout.day or not fits([*there, workout], day, slots):
            continue
        longest = max(slot.minutes for slot in slots)
        again = any(w.sport is workout.sport for w in there)
        spaced = _keeps_spacing(workout, others, day)
        found.append(Opening(day, longest, spaced, again))
    return tuple(found)


def slots_for(workout: PlannedWorkout, limits: Limits, day: date) -> tuple[Slot, ...]:
    """When the workout could be done on that day."""
    pools = limits.pool_days
    dry = pools is not None and day.weekday() not in pools
    paused = any(pause.holds(day) for pause in limits.pauses)
    if paused or (dry and workout.sport is Sport.SWIM):
        return ()
    return free_slots(limits, day)


def _keeps_spacing(
    workout: PlannedWorkout, others: list[PlannedWorkout], day: date
) -> bool:
    """No hard session beside a hard one."""
    if not workout.hard:
        return True
    return not any(w.hard and abs(w.day - day) <= DAY for w in others)
