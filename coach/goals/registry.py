"""Which goals there are, what their keys mean, and the measuring of all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from coach.domain.goal import DEFAULT_GOALS, Goal, GoalState
from coach.goals.base import GoalHistory, Measurer, Series
from coach.goals.composite import COMPOSITES, composite
from coach.goals.measured import best_series, measured
from coach.goals.measures import MEASURED_KEYS, measure_of
from coach.goals.trend import unmeasured
from coach.goals.weekly_hours import KEY as WEEKLY_HOURS
from coach.goals.weekly_hours import MONOTONY, SHARE, weekly_hours

MEASURERS: Mapping[str, Measurer] = {
    **dict.fromkeys(COMPOSITES, composite),
    WEEKLY_HOURS: weekly_hours,
}
"""Goals that are more than one measure."""


def measure(
    goals: Sequence[Goal], history: GoalHistory, day: date
) -> tuple[GoalState, ...]:
    """Each goal's state on the evening of `day`, in the order of the goals.

    A goal that nothing measures has no value and not enough data.
    """
    return tuple(_state(goal, history, day) for goal in goals)


def _state(goal: Goal, history: GoalHistory, day: date) -> GoalState:
    measurer = MEASURERS.get(goal.key)
    if measurer is not None:
        return measurer(goal, history, day)
    by = measure_of(goal.key)
    return measured(by, goal, history, day) if by else unmeasured(goal, "1")


def series(key: str, history: GoalHistory, day: date) -> Series | None:
    """The readings that a measure's trend is made from, None where there are none.

    Of a goal made of several measures it is the leading one's: the first that has
    any. Hours of a week have none of their own, see `hour_windows`.
    """
    keys = COMPOSITES[key].leading if key in COMPOSITES else (key,)
    found = (best_series(by, history, day) for by in map(measure_of, keys) if by)
    return next((each for each in found if each is not None), None)


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


_MORE, _TOWARDS = "more", "towards the target"

_DESCRIPTIONS = {
    each.key: each
    for each in (
        Description("power", "power", "cm", _MORE, "coach log test cmj_cm VALUE"),
        Description(
            "flexibility",
            "flexibility",
            "cm",
            _MORE,
            "coach log test sit_and_reach_cm VALUE",
        ),
        Description(WEEKLY_HOURS, "weekly hours", "h", _TOWARDS, "coach import PATH"),
        Description(MONOTONY, "monotony of load", "1", "less", "coach import PATH"),
    )
}


def known_keys() -> tuple[str, ...]:
    """Every key a goal can have, the defaults first.

    Lifts stand once, as `e1rm:EXERCISE`: any exercise's name may follow the colon,
    as the catalogue has it.
    """
    defaults = (goal.key for goal in DEFAULT_GOALS)
    return tuple(dict.fromkeys((*defaults, *MEASURED_KEYS)))


def describe(key: str) -> Description | None:
    """What the key of a goal or of a part stands for, None where nothing is known."""
    if key in _DESCRIPTIONS:
        return _DESCRIPTIONS[key]
    if key.startswith(SHARE):
        name = f"{key.removeprefix(SHARE)}'s share of training"
        return Description(key, name, "%", _TOWARDS, "coach import PATH")
    by = measure_of(key)
    if by is None:
        return None
    return Description(key, by.name, by.unit, by.direction, by.log)


def slipping(key: str, slope_per_week: float | None) -> str:
    """What a goal does that is declining, in words."""
    are_too_many = key == WEEKLY_HOURS and (slope_per_week or 0.0) > 0
    return "getting too many" if are_too_many else "slipping"
