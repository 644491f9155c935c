"""Goals on one evening."""

from collections.abc import Iterable

from coach.domain.goal import GoalState
from coach.reports.numbers import Document, day, rounded


def goals_document(states: Iterable[GoalState]) -> Document:
    """`coach/goals/1`."""
    return {"schema": "coach/goals/1", "goals": [goal_item(s) for s in states]}


def goal_item(state: GoalState) -> Document:
    """One goal as reviews and `coach goals` carry it."""
    interval = state.slope_ci95
    return {
        "key": state.key,
        "value": rounded(state.value, 2),
        "unit": state.unit,
        "target": rounded(state.target, 2),
        "verdict": state.verdict.value,
        "slope_per_week": rounded(state.slope_per_week, 4),
        "slope_ci95": None if interval is None else [rounded(s, 4) for s in interval],
        "on_track": state.on_track,
        "eta": day(state.eta),
        "n": state.n,
        "method": state.method,
    }
