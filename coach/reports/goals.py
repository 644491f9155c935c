"""Goals on one evening."""

from collections.abc import Iterable

from coach.domain.goal import GoalState
from coach.goals.registry import describe
from coach.goals.standing import standing
from coach.reports.numbers import Document, day, rounded


def goals_document(states: Iterable[GoalState]) -> Document:
    """`coach/goals/1`."""
    return {"schema": "coach/goals/1", "goals": [goal_item(s) for s in states]}


def goal_item(state: GoalState) -> Document:
    """One goal as reviews and `coach goals` carry it, its parts likewise.

    Beyond the contract: `name`, `standing` (`on track`, `slightly behind`, `off
    track`, `the wrong way`, null where it cannot be said), `pace`, `p`,
    `eta_between` (earliest, latest) and `parts`, goals without parts of their own.
    """
    interval, between = state.slope_ci95, state.eta_between
    described, found = describe(state.key), standing(state)
    return {
        "key": state.key,
        "name": described.name if described else state.key.replace("_", " "),
        "value": rounded(state.value, 2),
        "unit": state.unit,
        "target": rounded(state.target, 2),
        "verdict": state.verdict.value,
        "slope_per_week": rounded(state.slope_per_week, 4),
        "slope_ci95": None if interval is None else [rounded(s, 4) for s in interval],
        "p": rounded(state.p, 4),
        "on_track": state.on_track,
        "standing": found.value if found else None,
        "pace": rounded(state.pace, 2),
        "eta": day(state.eta),
        "eta_between": None if between is None else [day(each) for each in between],
        "n": state.n,
        "method": state.method,
        "parts": [goal_item(part) for part in state.parts],
    }
