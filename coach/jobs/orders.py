"""What a service is ordered to hold, and in which place."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from coach.catalogue.exercises import exercises
from coach.database import Store
from coach.domain.activity import Sport
from coach.domain.plan import PlannedWorkout, TargetKind, walk
from coach.domain.prescribed import in_numbers
from coach.domain.sync import Delivery
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.outbox import HEVY, Task, marker
from coach.jobs.routine_places import place_for
from connectors.base import Order


@dataclass
class Orders:
    """Orders for services, over what stands there as it changes.

    Attributes:
        workouts: by uuid, as they are planned now.
        deliveries: what stands where, by target and place.
        check: services are asked whether it still stands there.
    """

    context: Context
    workouts: Mapping[str, PlannedWorkout]
    deliveries: dict[tuple[str, str], Delivery]
    check: bool = False

    def held(self, task: Task) -> Delivery | None:
        """What stands at the service for the task's workout."""
        uuid, target = task.row.workout_uuid, task.row.target
        mine = (d for d in self.deliveries.values() if d.target == target)
        return next((d for d in mine if d.workout_uuid == uuid), None)

    def place(self, task: Task, workout: PlannedWorkout | None) -> Delivery | None:
        """Where a workout that is not there yet goes; None when there is no room."""
        uuid, target = task.row.workout_uuid, task.row.target
        if target != HEVY:
            return Delivery(target, uuid)
        if workout is None:
            return Delivery(target, "")
        there = self.deliveries.values()
        place = place_for(workout, there, self.workouts, self.context.day)
        if place is None:
            return None
        return self.deliveries.get((target, place), Delivery(target, place))

    def order(
        self, task: Task, workout: PlannedWorkout | None, held: Delivery
    ) -> Order:
        """What the service is told: hold the workout there, or let it go."""
        lifts = workout is not None and workout.sport is Sport.STRENGTH
        if workout is not None and _has_shares(workout):
            steps = in_numbers(workout.steps, self._evening.thresholds)
            workout = replace(workout, steps=steps)
        if workout is not None and lifts:
            workout = self._evening.to_lift(workout)
        with self.context.reading() as store:
            offered = store.service_exercises(task.row.target)
        return Order(
            workout=workout,
            held=held,
            marker=marker(task.row.workout_uuid),
            e1rm_kg=self._evening.e1rm_kg if lifts else {},
            catalogue=exercises(),
            exercises=offered,
            look=task.is_unknown,
            check=self.check,
        )

    @cached_property
    def _evening(self) -> Evening:
        with self.context.reading() as store:
            return look(self.context, store)

    def remember(self, delivery: Delivery | None) -> None:
        """What stands there now, or is about to; nothing in a place let go."""
        if delivery is None:
            return
        key = (delivery.target, delivery.place)
        if delivery.remote_id is None and delivery.workout_uuid is None:
            self.deliveries.pop(key, None)
        else:
            self.deliveries[key] = delivery

    def reserve(self, held: Delivery, task: Task) -> None:
        """Take the place as if the task's workout stood there."""
        uuid = task.row.workout_uuid
        self.deliveries[held.target, held.place] = replace(held, workout_uuid=uuid)


def _has_shares(workout: PlannedWorkout) -> bool:
    shares = {TargetKind.POWER_PCT, TargetKind.HEART_RATE_PCT}
    targets = [t for s in walk(workout.steps) for t in (s.target, s.secondary) if t]
    return any(target.kind in shares for target in targets)


def open_orders(context: Context, store: Store) -> Orders:
    """Orders over what the database says stands at the services."""
    return Orders(
        context,
        {w.uuid: w for plan in store.plans() for w in plan.workouts},
        {(d.target, d.place): d for d in store.deliveries()},
    )
