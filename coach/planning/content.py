"""Constraints of what a workout holds: pool, gear, what hurts, what is never done."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coach.catalogue.exercises import exercises
from coach.catalogue.strains import sport_strains, strains
from coach.catalogue.substitutes import substitutes
from coach.domain.activity import Sport
from coach.domain.athlete import Injury
from coach.domain.exercise import Exercise
from coach.domain.limits import Limits
from coach.domain.plan import PlannedWorkout, walk
from coach.planning.times import by_day, titles
from coach.planning.violation import Kind, Violation

HOLDS_FROM = 3
"""An injury of that severity limits training (1 noticed, 2 sore, 3 limits training)."""


class _Sets(NamedTuple):
    """An exercise of the catalogue in a workout, and how many sets of it."""

    exercise: Exercise
    number: int


def without_a_pool(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Days with a swim that have no pool."""
    if limits.pool_days is None:
        return
    swims = (w for w in workouts if w.sport is Sport.SWIM)
    for day, planned in by_day(swims).items():
        if day.weekday() not in limits.pool_days:
            yield Violation(
                (Kind.POOL, day.isoformat()),
                day,
                sum(w.duration_s for w in planned),
                f"{titles(planned)} on {day:%a} {day} would have no pool",
            )


def without_equipment(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Exercises that need what is not at hand, with what could stand in for them.

    Only exercises of the catalogue: what the athlete's own need is not known.
    """
    if limits.equipment is None:
        return
    for workout in workouts:
        for exercise, number in _sets(workout):
            missing = sorted(set(exercise.equipment) - limits.equipment)
            if missing:
                yield Violation(
                    (Kind.EQUIPMENT, f"{workout.uuid} {exercise.name}"),
                    workout.day,
                    number,
                    f"{_named(exercise, workout)} would need "
                    f"{' and '.join(missing).replace('_', ' ')}, which is not at hand "
                    f"({_instead(exercise, limits)})",
                )


def never_done(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Exercises that the athlete never does, by whatever name the plan has them."""
    for workout in workouts:
        counted = Counter(s.exercise for s in walk(workout.steps) if s.exercise)
        for name, number in counted.items():
            if name in limits.never:
                yield Violation(
                    (Kind.NEVER, f"{workout.uuid} {name}"),
                    workout.day,
                    number,
                    f"{name} in {workout.title} on {workout.day:%a} {workout.day} is "
                    "never done",
                )


def on_what_hurts(
    workouts: Iterable[PlannedWorkout], limits: Limits
) -> Iterator[Violation]:
    """Exercises, and sports, that load a part that limits training."""
    hurt = [each for each in limits.injuries if each.severity >= HOLDS_FROM]
    for workout in workouts if hurt else ():
        for injury in hurt:
            yield from _loading(workout, injury)


def _loading(workout: PlannedWorkout, injury: Injury) -> Iterator[Violation]:
    part = injury.part.replace("_", " ")
    said = f"loads the {part} ({injury.severity} of 5)"
    if sport_strains(workout.sport, injury.part):
        yield Violation(
            (Kind.INJURY, f"{workout.uuid} {injury.part}"),
            workout.day,
            workout.duration_s,
            f"{workout.title} on {workout.day:%a} {workout.day} {said}",
        )
    for exercise, number in _sets(workout):
        if strains(exercise, injury.part):
            yield Violation(
                (Kind.INJURY, f"{workout.uuid} {injury.part} {exercise.name}"),
                workout.day,
                number,
                f"{_named(exercise, workout)} {said}",
            )


def _sets(workout: PlannedWorkout) -> Iterator[_Sets]:
    counted = Counter(s.exercise for s in walk(workout.steps) if s.exercise)
    for name, number in counted.items():
        known = exercises().get(name)
        if known is not None:
            yield _Sets(known, number)


def _named(exercise: Exercise, workout: PlannedWorkout) -> str:
    return f"{exercise.name} in {workout.title} on {workout.day:%a} {workout.day}"


def _instead(exercise: Exercise, limits: Limits) -> str:
    able = substitutes(
        exercise,
        exercises().values(),
        limits.equipment,
        preferred=limits.preferred,
    )
    named = (s.exercise.name for s in able if s.exercise.name not in limits.never)
    name = next(named, None)
    return "nothing stands in for it" if name is None else f"instead: {name}"
