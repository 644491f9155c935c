"""Weeks counted back from the review's day, and what became of what they held."""

from collections.abc import Iterable

from coach.domain.facts import Facts
from coach.domain.review import Outcome


def weeks_ago(facts: Facts, outcome: Outcome) -> int:
    """0 for the seven days that end on the review's day, 1 for those before."""
    return (facts.day - outcome.workout.day).days // 7


def done_share(outcomes: Iterable[Outcome]) -> float | None:
    """Completed over planned; None where nothing was planned."""
    counted = [o for o in outcomes if o.counts_as_planned]
    if not counted:
        return None
    return sum(o.counts_as_completed for o in counted) / len(counted)
