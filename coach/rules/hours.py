"""The weekly hours a rule measures against."""

from coach.domain.goal import DEFAULT_GOALS
from coach.domain.review import Facts

KEY = "weekly_hours"


def band(facts: Facts) -> tuple[float, float]:
    """Least and most hours a week: the athlete's own, else the plan's, else 3-5."""
    usual = next(goal for goal in DEFAULT_GOALS if goal.key == KEY)
    goal = next((goal for goal in facts.goals if goal.key == KEY), usual)
    if facts.plan is not None and goal == usual:
        return facts.plan.weekly_hours
    return goal.band or (usual.band or (0.0, 0.0))
