"""Which of the few routines that coach keeps at Hevy a workout goes to."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.domain.plan import PlannedWorkout
from coach.domain.sync import Delivery

PLACES = tuple(f"Coach {letter}" for letter in "ABCDEF")


def place_for(
    workout: PlannedWorkout,
    deliveries: Sequence[Delivery],
    workouts: Mapping[str, PlannedWorkout],
    today: date,
) -> str | None:
    """The place it stands in already, else a free one; None when none is free."""
    by_place = {d.place: d for d in deliveries}
    for delivery in deliveries:
        if delivery.workout_uuid == workout.uuid:
            return delivery.place

    def free(place: str) -> bool:
        held = by_place.get(place)
        if held is None or held.workout_uuid is None:
            return True
        there = workouts.get(held.workout_uuid)
        return there is not None and there.day < today

    return next((place for place in PLACES if free(place)), None)
