"""Which place of Hevy's pool of routines a workout goes to.

Hevy deletes no routines, so that there are only a few, and workout after workout is put
into them.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from coach.domain.plan import PlannedWorkout
from coach.domain.sync import Delivery

PLACES = "ABCDEFG"
"""One for each strength workout of a week that has one every day."""


def place_for(
    workout: PlannedWorkout,
    deliveries: Iterable[Delivery],
    workouts: Mapping[str, PlannedWorkout],
    today: date,
) -> str | None:
    """The name of the place; None while all of them hold workouts still to come.

    It is the one it has; else one that is free; else the one whose workout has been
    over or out of the plan for longest; else one that is not made yet.

    Args:
        workout: what is to be delivered.
        deliveries: what stands at Hevy, whatever else is among them left out.
        workouts: those the plan has now, by uuid.
        today: the athlete's day; a workout of today is not over.
    """
    there = sorted(
        (each for each in deliveries if each.target == "hevy"),
        key=lambda each: each.place,
    )
    own = [each for each in there if each.workout_uuid == workout.uuid]
    free = [each for each in there if each.workout_uuid is None]
    over = [
        each
        for each in there
        if each.workout_uuid is not None and _is_over(each, workouts, today)
    ]
    over.sort(key=lambda each: (each.day or date.min, each.place))
    taken = {each.place for each in there}
    unmade = [place for place in PLACES if place not in taken]
    usable = [each.place for each in (*own, *free, *over)]
    return next(iter(usable + unmade), None)


def _is_over(
    delivery: Delivery, workouts: Mapping[str, PlannedWorkout], today: date
) -> bool:
    workout = workouts.get(delivery.workout_uuid or "")
    return workout is None or workout.day < today
