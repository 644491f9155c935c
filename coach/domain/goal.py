"""What the athlete trains for, and how it stands."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coach.domain.energy_balance import EnergyBalance
from coach.domain.next_test import NextTest


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
        key: `body_fat`, `vo2max`, `power`, `flexibility`, `swim_100yd`,
            `weekly_hours`, or any other measure (`weight`, `cmj`, `run_5k`, `css`,
            `e1rm:back squat`).
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
    Goal("power"),
    Goal("flexibility"),
    Goal("swim_100yd"),
    Goal("weekly_hours", target=4.0, band=(3.0, 5.0)),
)
"""What holds until the athlete sets other goals."""


@dataclass(frozen=True, slots=True)
class GoalState:
    """A goal on one evening.

    Attributes:
        verdict: by the trend's interval; for two to seven tests of known error,
            improving or declining when they differ by more than that error, else
            uncertain, and then there is no slope.
        value: the level now, in `unit`.
        slope_per_week: Theil-Sen slope; `slope_ci95` its 95 % interval.
        on_track: None when it cannot be said.
        eta: the day the target is met if the trend lasts; None when the interval
            of the slope holds zero or points away.
        eta_between: the days for the two ends of the slope's interval, earliest
            first; None where `eta` is.
        pace: the slope over the slope that would meet the target on its day; 1 and
            more is on track, below 0 the wrong way; None without a day or a trend.
        in_two_weeks: value, low and high end of its 80 % interval 14 days on, if the
            trend lasts; None where the trend is not clear.
        energy_balance: behind the trend of body fat and of weight, as far as it is
            known; None for all other goals.
        next_test: what a test would give now; of the 100 yd, where enough is known.
        p: two-sided p of the Mann-Kendall test, None without a trend.
        n: how many readings the verdict rests on.
        method: which device or method the readings share.
        parts: the measures it is made of, for goals that are several, each measured
            but aimed at nothing: of `power` the jump that leads (its value, verdict
            and target are the goal's), then what stands beside it.
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
    eta_between: tuple[date, date] | None = None
    pace: float | None = None
    p: float | None = None
    n: int = 0
    method: str | None = None
    parts: tuple["GoalState", ...] = ()
    in_two_weeks: tuple[float, float, float] | None = None
    energy_balance: EnergyBalance | None = None
    next_test: NextTest | None = None
