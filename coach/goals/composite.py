"""Goals made of several measures: one leads, the others stand beside it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from coach.domain.fitness_tests import FITNESS_TESTS
from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.goals.base import GoalHistory
from coach.goals.measured import measured
from coach.goals.measures import CSS, E1RM_TO_BODY_WEIGHT, measure_of
from coach.goals.trend import unmeasured

SQUATS = ("back squat", "front squat")
HINGES = ("romanian deadlift", "deadlift", "trap bar deadlift", "sumo deadlift")


@dataclass(frozen=True, slots=True)
class Composite:
    """What a goal is made of.

    Attributes:
        leading: measures of which one gives the goal its value, target and verdict.
        beside: groups of measures that stand beside it; of each group the one with
            most to say.
    """

    leading: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...]


def _to_body_weight(exercises: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{E1RM_TO_BODY_WEIGHT}{exercise}" for exercise in exercises)


COMPOSITES: Mapping[str, Composite] = {
    "power": Composite(
        ("cmj", "broad_jump"),
        (_to_body_weight(SQUATS), _to_body_weight(HINGES), ("box_jump",)),
    ),
    "flexibility": Composite(
        ("sit_and_reach",),
        (("y_balance",), ("overhead_squat",)),
    ),
    "vo2max": Composite(("vo2max",), (("run_5k",), ("run_12min",))),
    "swim_100yd": Composite(("swim_100yd",), ((CSS,),)),
}


def composite(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    """The state of the goal's leading measure, with all that was measured as parts.

    Of several leading measures the first whose tests can have the goal's target or
    band; without either the one that has a verdict, then the one with most readings,
    then the first. The other leading ones, and those beside, are parts without a
    target; the leading one is the first part where it has another name than the goal.
    """
    made_of = COMPOSITES[goal.key]
    states = [
        _state(key, replace(goal, key=key), history, day) for key in made_of.leading
    ]
    wanted = _wanted(goal)
    able = [each for each in states if wanted and _can_have(each.key, wanted)]
    leading = able[0] if able else max(states, key=_says)
    groups = [(each.key,) for each in states if each.key != leading.key]
    beside = (
        max((_state(key, Goal(key), history, day) for key in group), key=_says)
        for group in (*groups, *made_of.beside)
    )
    first = () if leading.key == goal.key else (leading,)
    parts = tuple(each for each in (*first, *beside) if each.value is not None)
    return replace(leading, key=goal.key, parts=parts)


def _state(key: str, goal: Goal, history: GoalHistory, day: date) -> GoalState:
    by = measure_of(key)
    return measured(by, goal, history, day) if by else unmeasured(goal, "1")


def _says(state: GoalState) -> tuple[bool, int]:
    """How much a measure has to say."""
    return state.verdict is not GoalVerdict.NOT_ENOUGH_DATA, state.n


def _wanted(goal: Goal) -> list[float]:
    target = [] if goal.target is None else [goal.target]
    return [*target, *(goal.band or ())]


def _can_have(key: str, wanted: list[float]) -> bool:
    """Whether a test of that measure can have such values.

    A jump of 45 cm may be up, one of 240 cm is along.
    """
    least, most = _LIMITS.get(key, (-math.inf, math.inf))
    return all(least <= each <= most for each in wanted)


_LIMITS = {test.kind.value: (test.least, test.most) for test in FITNESS_TESTS.values()}
