"""Goals on one evening."""

from collections.abc import Iterable, Sequence

from coach.domain.energy_balance import EnergyBalance
from coach.domain.goal import Goal, GoalState
from coach.domain.next_test import SHARE, NextTest
from coach.goals.registry import describe
from coach.goals.standing import rank, shortfall, standing
from coach.reports.numbers import Document, day, rounded
from coach.reports.tables import Table

COLUMNS = (
    *("key", "name", "value", "unit", "target", "band_low", "band_high", "by"),
    *("weight", "verdict", "slope_per_week", "slope_low", "slope_high", "p"),
    *("on_track", "standing", "pace", "eta", "eta_from", "eta_to", "n", "method"),
)


def goals_document(states: Iterable[GoalState], goals: Sequence[Goal]) -> Document:
    """`coach/goals/1`: each goal as it stands and as it was set.

    `furthest_behind` names those that are behind, the furthest first.
    """
    states = tuple(states)
    settings = {each.key: goal_settings(each) for each in goals}
    log = {
        each.key: described.log for each in goals if (described := describe(each.key))
    }
    behind = [each.key for each in rank(states, goals) if shortfall(each)]
    return {
        "schema": "coach/goals/1",
        "goals": [
            {**goal_item(s), **settings.get(s.key, {}), "log": log.get(s.key)}
            for s in states
        ],
        "furthest_behind": behind,
    }


def goal_settings(goal: Goal) -> Document:
    """What the athlete set of a goal."""
    return {
        "key": goal.key,
        "target": rounded(goal.target, 2),
        "band": goal.band and [rounded(end, 2) for end in goal.band],
        "by": day(goal.by),
        "weight": goal.weight,
    }


def goals_table(document: Document) -> Table:
    """The goals of that document as a table, without their parts."""
    return Table("goals", COLUMNS, map(_row, document["goals"]))


def _row(item: Document) -> list[object]:
    ends = {
        "band_low": (item["band"], 0),
        "band_high": (item["band"], 1),
        "slope_low": (item["slope_ci95"], 0),
        "slope_high": (item["slope_ci95"], 1),
        "eta_from": (item["eta_between"], 0),
        "eta_to": (item["eta_between"], 1),
    }
    spread = {name: pair and pair[at] for name, (pair, at) in ends.items()}
    return [{**item, **spread}[column] for column in COLUMNS]


def goal_item(state: GoalState) -> Document:
    """One goal as reviews and `coach goals` carry it, its parts likewise.

    Beyond the contract: `name`, `standing` (`on track`, `slightly behind`, `off
    track`, `the wrong way`, null where it cannot be said), `pace`, `p`,
    `eta_between` (earliest, latest), `energy_balance` (of body fat and weight),
    `next_test` (what 100 yd would take now, its 80 % interval and `how`) and `parts`,
    goals without parts of their own.
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
        "energy_balance": _balance(state.energy_balance),
        "next_test": _next_test(state.next_test),
        "parts": [goal_item(part) for part in state.parts],
    }


def _balance(found: EnergyBalance | None) -> Document | None:
    if found is None:
        return None
    return {
        "kcal_per_day": round(found.kcal_per_day),
        "low": round(found.low),
        "high": round(found.high),
        "by": found.by.value,
        "days": found.days,
        "span_days": found.span_days,
    }


def _next_test(found: NextTest | None) -> Document | None:
    if found is None:
        return None
    return {
        "value": rounded(found.value, 2),
        "low": rounded(found.low, 2),
        "high": rounded(found.high, 2),
        "share": SHARE,
        "n": found.n,
        "method": found.method,
        "how": found.how,
    }
