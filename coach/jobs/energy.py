"""The energy balance behind body fat and weight, beside how these goals stand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from coach.body.balance import energy_balance
from coach.domain.energy_balance import EnergyBalance
from coach.domain.goal import GoalState
from coach.domain.metric import MetricKind
from coach.goals.base import GoalHistory
from coach.goals.registry import series
from coach.statistics.readings import Reading

BALANCED = frozenset({MetricKind.BODY_FAT.value, MetricKind.WEIGHT.value})
"""The goals it explains; each is told the same balance."""


def with_energy_balance(
    states: Sequence[GoalState], history: GoalHistory, day: date
) -> tuple[GoalState, ...]:
    """The states, those of body fat and weight with the balance of the last 28 days.

    It is read off the scale used last: what another one showed before is not seen, so
    that a new scale is no balance until it has two weeks of its own.
    """
    if not any(each.key in BALANCED for each in states):
        return tuple(states)
    found = _balance(history, day)
    return tuple(
        replace(each, energy_balance=found) if each.key in BALANCED else each
        for each in states
    )


def _balance(history: GoalHistory, day: date) -> EnergyBalance | None:
    weights, fats = (
        _readings(kind, history, day)
        for kind in (MetricKind.WEIGHT, MetricKind.BODY_FAT)
    )
    return energy_balance(weights, fats, day)


def _readings(kind: MetricKind, history: GoalHistory, day: date) -> Sequence[Reading]:
    found = series(kind.value, history, day)
    return found.readings if found else ()
