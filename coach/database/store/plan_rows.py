"""Plans and planned workouts as rows, and back."""

from typing import Any

from sqlalchemy import Row

from coach.database.store.documents import steps_in, steps_out
from coach.domain.activity import Sport
from coach.domain.plan import Plan, PlannedWorkout

_AS_THEY_ARE = (
    *("uuid", "title", "priority", "distance_m", "load", "rpe", "hard", "is_test"),
    *("pool_length_m", "note", "skip_reason"),
)


def to_plan_row(plan: Plan) -> dict[str, Any]:
    """The plan's own columns, its number left out."""
    low, high = plan.weekly_hours
    return {
        "uuid": plan.uuid,
        "start_date": plan.start,
        "end_date": plan.end,
        "name": plan.name,
        "focus_areas": None if plan.focus is None else dict(plan.focus),
        "weekly_volume_target": (low + high) / 2,
        "weekly_hours_low": low,
        "weekly_hours_high": high,
        "revision": 1,
    }


def to_plan(row: Row[Any]) -> Plan:
    """The plan that the row is, without its workouts."""
    return Plan(
        uuid=row.uuid,
        name=row.name,
        start=row.start_date,
        end=row.end_date,
        workouts=(),
        weekly_hours=(row.weekly_hours_low, row.weekly_hours_high),
        focus=row.focus_areas,
        revision=row.revision,
        id=row.id,
    )


def original_columns(workout: PlannedWorkout) -> dict[str, Any]:
    """The columns that no change touches."""
    return {
        "original_date": workout.original_day,
        "original_duration": workout.original_duration_s,
    }


def to_workout_row(workout: PlannedWorkout) -> dict[str, Any]:
    """The columns that a change may touch."""
    return {
        **{name: getattr(workout, name) for name in _AS_THEY_ARE},
        "scheduled_date": workout.day,
        "workout_type": workout.sport.value,
        "workout_definition": steps_out(workout.steps),
        "estimated_duration": workout.duration_s,
        "goals": list(workout.goals),
        "tests": list(workout.tests),
    }


def to_workout(row: Row[Any]) -> PlannedWorkout:
    """The workout that the row is."""
    return PlannedWorkout(
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        day=row.scheduled_date,
        original_day=row.original_date,
        sport=Sport(row.workout_type),
        duration_s=row.estimated_duration,
        original_duration_s=row.original_duration,
        steps=steps_in(row.workout_definition),
        goals=tuple(row.goals),
        tests=tuple(row.tests or ()),
        id=row.id,
    )
