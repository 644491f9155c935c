"""What the athlete trains for, and how it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class GoalVerdict(StrEnum):
    """Where a goal stands."""

    IMPROVING = "improving"
    PLATEAU = "plateau"
    DECLINING = "declining"
    UNCERTAIN = "uncertain"
    IN_BAND = "in_band"
    NOT_ENOUGH_DATA = "not_enough_data"


@dataclass(frozen=True, slots=True)
class Goal:
    """One thing to reach or to hold.

    Attributes:
        key: `body_fat`, `vo2max`, `swim_100yd`, `weekly_hours`.
        target: in the goal's unit, None until set.
        band: lowest and highest value that count as holding it.
        by: the day it should be reached.
        weight: how much it matters beside the others.
    """

    key: str
    target: float | None = None
    band: tuple[float, float] | None = None
    by: date | None = None
    weight: float = 1.0


DEFAULT_GOALS = (
    Goal("body_fat", target=14.0, band=(13.0, 15.0)),
    Goal("vo2max"),
    Goal("swim_100yd"),
    Goal("weekly_hours", target=4.0, band=(3.0, 5.0)),
)
"""What holds until the athlete sets other goals."""


@dataclass(frozen=True, slots=True)
class GoalState:
    """A goal on one evening.

    Attributes:
        value: the level now, in `unit`.
        slope_per_week: Theil-Sen slope; `slope_ci95` its 95 % interval.
        on_track: None when it cannot be said.
        eta: the day the target is met if the trend lasts; None when the interval
            of the slope holds zero or points away.
        n: how many readings the verdict rests on.
        method: which device or method the readings share.
    """

    key: str
    unit: str
    verdict: GoalVerdict
    value: float | None = None
    target: float | None = None
    slope_per_week: float | None = None
    slope_ci95: tuple[float, float] | None = None
    on_track: bool | None = None
    eta: date | None = None
    n: int = 0
    method: str | None = None
