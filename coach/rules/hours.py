"""The hours a rule measures against, the week's and a day's."""

from datetime import date

from coach.domain.facts import Facts
from coach.domain.free_time import free_slots
from coach.domain.goal import DEFAULT_GOALS

KEY = "weekly_hours"
DEFAULT_BAND = next(g.band for g in DEFAULT_GOALS if g.key == KEY and g.band)


def band(facts: Facts) -> tuple[float, float]:
    """Least and most hours a week: the athlete's own, else the plan's, else 3-5."""
    own = next((g.band for g in facts.goals if g.key == KEY and g.band), DEFAULT_BAND)
    if facts.plan is not None and own == DEFAULT_BAND:
        return facts.plan.weekly_hours
    return own


def room_s(facts: Facts, day: date) -> float:
    """Seconds of the day's longest slot."""
    there = (slot.minutes * 60 for slot in free_slots(facts.limits, day))
    return max(there, default=0.0)
