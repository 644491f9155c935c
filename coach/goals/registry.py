"""Which goals there are, and the measuring of all of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.domain.goal import Goal, GoalState
from coach.goals.base import GoalHistory, Measurer
from coach.goals.body_fat import body_fat
from coach.goals.swim_100yd import swim_100yd
from coach.goals.trend import unmeasured
from coach.goals.vo2max import vo2max
from coach.goals.weekly_hours import weekly_hours

MEASURERS: Mapping[str, Measurer] = {
    "body_fat": body_fat,
    "vo2max": vo2max,
    "swim_100yd": swim_100yd,
    "weekly_hours": weekly_hours,
}


def measure(
    goals: Sequence[Goal], history: GoalHistory, day: date
) -> tuple[GoalState, ...]:
    """Each goal's state on the evening of `day`, in the order of the goals.

    A goal that cannot be measured yet has no value and not enough data.
    """
    return tuple(_state(goal, history, day) for goal in goals)


def _state(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    measurer = MEASURERS.get(goal.key)
    return measurer(goal, history, day) if measurer else unmeasured(goal, "1")
