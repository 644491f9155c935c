"""Which goals a part of a workout serves, and what less of it costs each of them.

A workout says which goals it is for. In strength and mobility an exercise serves those
of them that its movement pattern is trained for: jumps and what is done explosively
power; squats, hinges, lunges and rotations power and body fat; presses, pulls, carries
and the trunk body fat; mobility flexibility (our reading of what the catalogue's
patterns train; a lift that is a goal itself is served by itself). In other sports all
work serves all of them, drills aside.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport
from coach.domain.plan import Intensity, PlannedWorkout, Step, Steps, walk

Weights = Mapping[str, float]
"""How much each goal matters, by its key."""

_POWER, _FLEXIBILITY, _BODY_FAT = "power", "flexibility", "body_fat"
_PATTERNS: Mapping[str, frozenset[str]] = {
    "jump": frozenset({_POWER}),
    "squat": frozenset({_POWER, _BODY_FAT}),
    "hinge": frozenset({_POWER, _BODY_FAT}),
    "lunge": frozenset({_POWER, _BODY_FAT}),
    "rotate": frozenset({_POWER, _BODY_FAT}),
    "push": frozenset({_BODY_FAT}),
    "pull": frozenset({_BODY_FAT}),
    "carry": frozenset({_BODY_FAT}),
    "core": frozenset({_BODY_FAT}),
    "mobility": frozenset({_FLEXIBILITY}),
}
_MEASURES = {
    **dict.fromkeys(("cmj", "broad_jump", "box_jump"), _POWER),
    **dict.fromkeys(("sit_and_reach", "y_balance", "overhead_squat"), _FLEXIBILITY),
    "weight": _BODY_FAT,
}
"""Goals that are one measure of a wider one."""

_BY_EXERCISE = {Sport.STRENGTH, Sport.MOBILITY}


@dataclass(frozen=True, slots=True)
class GoalCost:
    """What a shorter day takes from a goal, of what its week has for it.

    Attributes:
        planned_s, left_s: time of the workouts that are for it.
        planned_sets, left_sets: hard sets of the exercises that serve it.
    """

    goal: str
    weight: float
    planned_s: float
    left_s: float
    planned_sets: int
    left_sets: int


def worth(part: Steps, workout: PlannedWorkout, weights: Weights) -> float:
    """The weight of the weightiest goal the part serves; 0 where it serves none."""
    served = {goal for step in walk(part) for goal in served_by(step, workout)}
    return max((weights.get(goal, 1.0) for goal in served), default=0.0)


def served_by(step: Step, workout: PlannedWorkout) -> frozenset[str]:
    """The workout's goals that the step serves."""
    if step.intensity is not Intensity.WORK:
        return frozenset()
    goals = frozenset(workout.goals)
    if workout.sport not in _BY_EXERCISE:
        return frozenset() if step.drill else goals
    return frozenset(goal for goal in goals if _trains(step.exercise, goal))


def _trains(exercise: str | None, goal: str) -> bool:
    measure, _, lift = goal.partition(":")
    if lift:
        return exercise == lift
    known = exercises().get(exercise or "")
    if known is None:
        return False
    wider = _MEASURES.get(measure, measure)
    explosive = known.explosive and wider == _POWER
    return explosive or wider in _PATTERNS.get(known.pattern, frozenset())


def costs(
    week: Iterable[PlannedWorkout],
    instead: Mapping[str, PlannedWorkout],
    weights: Weights,
) -> tuple[GoalCost, ...]:
    """What each goal of the changed workouts loses of its week, the weightiest first.

    Args:
        week: everything that is planned in it.
        instead: by uuid what some of them become.
        weights: of the goals.
    """
    planned = tuple(week)
    left = tuple(instead.get(each.uuid, each) for each in planned)
    goals = {goal for each in instead.values() for goal in each.goals}
    ordered = sorted(goals, key=lambda goal: (-weights.get(goal, 1.0), goal))
    return tuple(
        GoalCost(
            goal,
            weights.get(goal, 1.0),
            _takes_s(planned, goal),
            _takes_s(left, goal),
            _sets(planned, goal),
            _sets(left, goal),
        )
        for goal in ordered
    )


def _takes_s(workouts: Iterable[PlannedWorkout], goal: str) -> float:
    return sum(each.duration_s for each in workouts if goal in each.goals)


def _sets(workouts: Iterable[PlannedWorkout], goal: str) -> int:
    return sum(
        goal in served_by(step, each)
        for each in workouts
        if each.sport is Sport.STRENGTH
        for step in walk(each.steps)
    )
