"""The plan with what became of every workout."""

from datetime import date, timedelta

from coach.domain.plan import Plan, WorkoutStatus
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.reports.plan import PlanView

WEEKS_SHOWN = 3


def plan_view(
    context: Context, first: date | None, last: date | None
) -> PlanView | None:
    """The plan in force between those days, None when none is loaded."""
    with context.reading() as store:
        evening = look(context, store)
    plan = evening.plan
    if plan is None:
        return None
    return PlanView(
        plan=plan,
        workouts=plan.between(first or date.min, last or date.max),
        statuses={
            workout.uuid: evening.statuses.get(workout.uuid, WorkoutStatus.PLANNED)
            for workout in plan.workouts
        },
    )


def shown_weeks(plan: Plan, today: date) -> tuple[date, date]:
    """First and last day of the weeks around today: last, this and next week."""
    if not plan.start <= today <= plan.end:
        return plan.start, plan.end
    week = (today - plan.start).days // 7
    first = plan.start + timedelta(days=7 * max(0, week - 1))
    return first, first + timedelta(days=7 * WEEKS_SHOWN - 1)
