"""From a series to a goal's state: level, slope, verdict, when it will be met."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.goal import Goal, GoalState, GoalVerdict
from coach.goals.base import Series
from coach.statistics.readings import Reading
from coach.statistics.trend import Trend, theil_sen, time_to_target
from coach.statistics.verdict import verdict

SMALLEST_OVER_DAYS = 28
FURTHEST = timedelta(days=730)
"""No trend is believed for longer than two years."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What counts as better, and how much of it counts at all.

    Attributes:
        good: 1 where more is better, -1 where less is; a goal's band overrules it.
        smallest: the smallest change over 28 days that matters, in `unit`.
    """

    unit: str
    good: int
    smallest: float


@dataclass(frozen=True, slots=True)
class Measured:
    """A series and what a trend takes from it.

    Attributes:
        points: what the trend is drawn through: the readings, or weekly values.
        level: where the goal stands now; None takes the trend's own level.
    """

    series: Series
    points: tuple[Reading, ...]
    level: float | None = None


def unmeasured(goal: Goal, unit: str) -> GoalState:
    """The state of a goal nobody has measured."""
    return GoalState(goal.key, unit, GoalVerdict.NOT_ENOUGH_DATA, target=goal.target)


def state_of(
    goal: Goal, measured: Measured, yardstick: Yardstick, day: date
) -> GoalState:
    """The goal's state by the Theil-Sen trend of what was measured.

    With too few readings, over too short a time or too long ago, the level alone.
    """
    series, points, level = measured.series, measured.points, measured.level
    trend = draw(points, day)
    if trend is None or not series.is_enough(day):
        level = series.readings[-1][1] if level is None else level
        return GoalState(
            goal.key,
            yardstick.unit,
            GoalVerdict.NOT_ENOUGH_DATA,
            value=level,
            target=goal.target,
            n=len(series.readings),
            method=series.label,
        )
    level = trend.at((points[-1][0] - day).days) if level is None else level
    standing = Standing(goal, level, trend, points[-1][0], day, yardstick.good)
    return GoalState(
        goal.key,
        yardstick.unit,
        standing.verdict(yardstick.smallest),
        value=level,
        target=goal.target,
        slope_per_week=trend.slope * 7,
        slope_ci95=(trend.low * 7, trend.high * 7),
        on_track=standing.on_track(yardstick.smallest),
        eta=standing.eta(),
        n=len(series.readings),
        method=series.label,
    )


def draw(points: tuple[Reading, ...], day: date) -> Trend | None:
    """The trend through the points, in units a day, time 0 on `day`."""
    return theil_sen([((when - day).days, value) for when, value in points])


@dataclass(frozen=True, slots=True)
class Standing:
    """A goal, the level reached and the trend it is on.

    Attributes:
        last: the day of the trend's last point.
        usual: 1 where more is better, -1 where less is, if no band says otherwise.
    """

    goal: Goal
    level: float
    trend: Trend
    last: date
    day: date
    usual: int

    @property
    def holds(self) -> bool:
        """Whether the level lies in the goal's band."""
        band = self.goal.band
        return band is not None and band[0] <= self.level <= band[1]

    @property
    def good(self) -> int:
        """The direction towards the goal: 1 up, -1 down."""
        if self.goal.band is None or self.holds:
            return self.usual
        return 1 if self.level < self.goal.band[0] else -1

    @property
    def aim(self) -> float | None:
        """The target, else the nearest edge of the band."""
        if self.goal.target is not None or self.goal.band is None:
            return self.goal.target
        return self.goal.band[0 if self.good > 0 else 1]

    def verdict(self, smallest: float) -> GoalVerdict:
        """In band, or what the trend's interval says."""
        if self.holds:
            return GoalVerdict.IN_BAND
        a_day = smallest / SMALLEST_OVER_DAYS
        return verdict(self.trend.low, self.trend.high, a_day, self.good)

    @property
    def reached(self) -> bool:
        """Whether there is nothing left to do but hold it."""
        aim = self.aim
        return self.holds or (aim is not None and self.good * (self.level - aim) >= 0)

    def on_track(self, smallest: float) -> bool | None:
        """Whether it will be met in time, or comes nearer where it has no day.

        None when nothing is aimed at or there is no telling.
        """
        if self.aim is None:
            return None
        if self.reached:
            return True
        if self.goal.by is not None:
            days = (self.goal.by - self.day).days
            return days > 0 and self.trend.slope * days / (self.aim - self.level) >= 1
        outcome = self.verdict(smallest)
        if outcome is GoalVerdict.UNCERTAIN:
            return None
        return outcome is GoalVerdict.IMPROVING

    def eta(self) -> date | None:
        """The day the aim is met if the trend lasts; None when it cannot be said."""
        if self.aim is None or self.reached:
            return None
        left = time_to_target(self.trend, (self.last - self.day).days, self.aim)
        if left is None or left.interval is None:
            return None
        if not 0 <= left.time <= FURTHEST.days:
            return None
        return max(self.day, self.last + timedelta(days=math.ceil(left.time)))
