"""Today: planned, done, waiting, and what to do next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.activity import Session
from coach.domain.athlete import Injury
from coach.domain.plan import Plan, PlannedWorkout, WorkoutStatus
from coach.domain.review import Export, SessionLoad, Week
from coach.planning.serves import GoalCost
from coach.planning.shorten import Shortened
from coach.reports.activities import ActivityRow, activity_item
from coach.reports.injuries import injury_item
from coach.reports.numbers import Document, day, rounded
from coach.reports.plan import workout_item
from coach.reports.review import export_item


@dataclass(frozen=True, slots=True)
class TodayView:
    """What `coach` alone tells.

    Attributes:
        planned: today's workouts with their status.
        done: today's sessions with their load.
        ahead: the next day on which something is planned, and what.
        week: the seven days that end today.
        plan: the one in force, None where none is loaded.
        waiting: proposals of the newest review that are undecided, and its day.
        next_command: what to run next, and why.
        hurts: parts of the body that are not healed, and since when.
        late: what is another than the newest review saw it, in words.
        silent: services that could not be reached, and what to do about it.
        minutes: how long the athlete has today, where they said; `fitted` then has
            the workouts that are still to be done as they fit in, the most important
            first, and None for one that does not fit.
        costs: what the shorter day takes from each goal this week.
    """

    day: date
    athlete: str
    planned: tuple[tuple[PlannedWorkout, WorkoutStatus], ...]
    done: tuple[tuple[Session, SessionLoad], ...]
    ahead: tuple[PlannedWorkout, ...]
    week: Week
    plan: Plan | None
    waiting: int
    waiting_since: date | None
    next_command: str
    next_reason: str
    hurts: tuple[tuple[Injury, date], ...] = ()
    late: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    minutes: float | None = None
    fitted: tuple[tuple[PlannedWorkout, Shortened | None], ...] = ()
    costs: tuple[GoalCost, ...] = ()


def today_document(
    view: TodayView, exports: Sequence[Export] = (), *, changed: bool = False
) -> Document:
    """`coach/today/1`.

    Args:
        view: today, and how it fits into the minutes there are.
        exports: what became of files and services.
        changed: the plan has it so now.
    """
    week = view.week
    return {
        "schema": "coach/today/1",
        "date": view.day.isoformat(),
        "athlete": view.athlete,
        "planned": [
            {**workout_item(workout), "status": status.value}
            for workout, status in view.planned
        ],
        "done": [
            activity_item(ActivityRow(session.activity, load))
            for session, load in view.done
        ],
        "ahead": [workout_item(workout) for workout in view.ahead],
        "week": {
            "from": week.first.isoformat(),
            "to": week.last.isoformat(),
            "planned": week.planned,
            "completed": week.completed,
            "adherence": rounded(week.adherence),
            "actual_s": rounded(week.actual_s, 0),
        },
        "plan_loaded": view.plan is not None,
        "plan": None if view.plan is None else _plan(view.plan),
        "waiting_decisions": view.waiting,
        "waiting_since": day(view.waiting_since),
        "injuries": [injury_item(*each) for each in view.hurts],
        "late": list(view.late),
        "silent": list(view.silent),
        "next": {"command": view.next_command, "reason": view.next_reason},
        "minutes": rounded(view.minutes, 2),
        "fitted": [_fitted(*each) for each in view.fitted],
        "costs": [_cost(each) for each in view.costs],
        "exports": [export_item(each) for each in exports],
        "changed": changed,
    }


def _cost(cost: GoalCost) -> Document:
    return {
        "goal": cost.goal,
        "weight": rounded(cost.weight, 2),
        "planned_s": rounded(cost.planned_s, 0),
        "left_s": rounded(cost.left_s, 0),
        "planned_hard_sets": cost.planned_sets,
        "left_hard_sets": cost.left_sets,
    }


def _plan(plan: Plan) -> Document:
    return {"name": plan.name, "start": day(plan.start), "end": day(plan.end)}


def _fitted(workout: PlannedWorkout, short: Shortened | None) -> Document:
    return {
        "workout_id": workout.id,
        "workout_uuid": workout.uuid,
        "title": workout.title,
        "workout": None if short is None else workout_item(short.workout),
        "kept": [] if short is None else list(short.kept),
        "left_out": [] if short is None else list(short.left_out),
        "changed": [
            {"before": before, "after": after}
            for before, after in (() if short is None else short.changed)
        ],
    }
