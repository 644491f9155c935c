"""The plan as it stands: every workout with what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from coach.domain.fitness_tests import log_command
from coach.domain.plan import (
    Plan,
    PlannedWorkout,
    Repeat,
    Step,
    Target,
    WorkoutStatus,
)
from coach.reports.numbers import Document, rounded


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan, the workouts asked for and their statuses by uuid."""

    plan: Plan
    workouts: tuple[PlannedWorkout, ...]
    statuses: Mapping[str, WorkoutStatus]


def plan_document(view: PlanView | None) -> Document:
    """`coach/plan/1`; `plan` is null when none is loaded."""
    if view is None:
        return {"schema": "coach/plan/1", "plan": None, "workouts": []}
    plan = view.plan
    return {
        "schema": "coach/plan/1",
        "plan": {
            "id": plan.id,
            "uuid": plan.uuid,
            "name": plan.name,
            "revision": plan.revision,
            "start": plan.start.isoformat(),
            "end": plan.end.isoformat(),
            "weekly_hours": list(plan.weekly_hours),
        },
        "workouts": [
            {**workout_item(w), "status": view.statuses[w.uuid].value}
            for w in view.workouts
        ],
    }


def workout_item(workout: PlannedWorkout) -> Document:
    """One planned workout with its steps."""
    return {
        "id": workout.id,
        "uuid": workout.uuid,
        "date": workout.day.isoformat(),
        "original_date": workout.original_day.isoformat(),
        "sport": workout.sport.value,
        "title": workout.title,
        "priority": workout.priority,
        "duration_s": rounded(workout.duration_s, 0),
        "distance_m": rounded(workout.distance_m, 2),
        "load": rounded(workout.load, 1),
        "rpe": rounded(workout.rpe, 1),
        "hard": workout.hard,
        "test": workout.is_test,
        "tests": [{"key": k, "log": log_command(k)} for k in workout.tests],
        "goals": list(workout.goals),
        "note": workout.note,
        "skip_reason": workout.skip_reason,
        "pool_length_m": rounded(workout.pool_length_m, 2),
        "steps": [_step(step) for step in workout.steps],
    }


def _step(step: Step | Repeat) -> Document:
    if isinstance(step, Repeat):
        return {"repeat": step.times, "steps": [_step(s) for s in step.steps]}
    item: Document = {
        "intensity": step.intensity.value,
        "end": {"kind": step.end.kind.value, "value": rounded(step.end.value, 2)},
        "target": _target(step.target),
        "secondary": _target(step.secondary),
        "stroke": step.stroke.value if step.stroke else None,
        "drill": step.drill,
        "equipment": step.equipment,
        "exercise": step.exercise,
        "load": None,
        "superset": step.superset,
        "note": step.note or None,
    }
    if step.load:
        item["load"] = {
            "kind": step.load.kind.value,
            "value": rounded(step.load.value, 2),
        }
    always = {"intensity", "end"}
    return {k: v for k, v in item.items() if v is not None or k in always}


def _target(target: Target | None) -> Document | None:
    if target is None:
        return None
    return {
        "kind": target.kind.value,
        "low": rounded(target.low),
        "high": rounded(target.high),
    }
