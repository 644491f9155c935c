"""The weekly hours a rule measures against."""

from coach.domain.review import Facts

DEFAULT_BAND = (3.0, 5.0)


def band(facts: Facts) -> tuple[float, float]:
    """Least and most hours a week: the athlete's goal, else the plan's, else 3-5."""
    for goal in facts.goals:
        if goal.key == "weekly_hours" and goal.band is not None:
            return goal.band
    return facts.plan.weekly_hours if facts.plan else DEFAULT_BAND
