"""Which goals there are, and the measuring of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.goal import DEFAULT_GOALS, Goal, GoalState
from coach.goals.base import GoalHistory, Measurer
from coach.goals.body_fat import body_fat
from coach.goals.measures import MEASURED_KEYS, measure_of
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


@dataclass(frozen=True, slots=True)
class Description:
    """What a goal's key means to the athlete.

    Attributes:
        name: in words: `countermovement jump`.
        unit: of its value, target and band.
        direction: which change is a good one: `more`, `less` or
            `towards the target`.
        log: the command that logs a value of it.
    """

    key: str
    name: str
    unit: str
    direction: str
    log: str


def known_keys() -> tuple[str, ...]:
    """Every key a goal can have, the defaults first.

    Lifts stand once, as `e1rm:EXERCISE`: any exercise's name may follow the colon,
    as the catalogue has it.
    """
    defaults = tuple(goal.key for goal in DEFAULT_GOALS)
    return tuple(dict.fromkeys((*defaults, *COMPOSITES, *MEASURED_KEYS)))


def describe(key: str) -> Description | None:
    """What that key stands for, None where nothing can be measured by it."""
    found = COMPOSITES.get(key)
    if found is not None:
        return found
    measure = measure_of(key)
    if measure is None:
        return None
    return Description(key, measure.name, measure.unit, measure.direction, measure.log)


COMPOSITES: Mapping[str, Description] = {
    each.key: each
    for each in (
        Description(
            "power",
            "power: a jump, with squat and deadlift beside it",
            "cm",
            "more",
            "coach log test cmj_cm VALUE",
        ),
        Description(
            "flexibility",
            "flexibility: sit-and-reach, with balance and squat beside it",
            "cm",
            "more",
            "coach log test sit_and_reach_cm VALUE",
        ),
        Description(
            "weekly_hours",
            "weekly hours",
            "h",
            "towards the target",
            "coach import PATH",
        ),
    )
}
"""Goals that are made of several measures."""
