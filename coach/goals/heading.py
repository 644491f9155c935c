"""Where a goal lies from where it stands, and whether a trend leads there."""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.goal import Goal, GoalVerdict
from coach.domain.projection import HORIZON
from coach.goals.base import FRESH, LEAST_POINTS
from coach.statistics.line import Forecast, Line
from coach.statistics.trend import Trend, time_to_target
from coach.statistics.verdict import verdict

SMALLEST_OVER_DAYS = 28
FURTHEST = timedelta(days=730)
"""No trend is believed for longer than two years."""


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What counts as better, and how much of it counts at all.

    Attributes:
        good: 1 where more is better, -1 where less is, 0 where only the target says;
            a goal's band overrules it.
        smallest: the smallest change over 28 days that matters, in `unit`.
        error: typical error of one test, in `unit`; None for what is no test.
        fresh: with no reading for longer there is no verdict.
        least_points: fewer have no trend.
    """

    unit: str
    good: int
    smallest: float
    error: float | None = None
    fresh: timedelta = FRESH
    least_points: int = LEAST_POINTS


@dataclass(frozen=True, slots=True)
class Heading:
    """A goal and the level reached."""

    goal: Goal
    level: float
    yardstick: Yardstick

    @property
    def holds(self) -> bool:
        """Whether the level lies in the goal's band."""
        band = self.goal.band
        return band is not None and band[0] <= self.level <= band[1]

    @property
    def good(self) -> int:
        """The direction towards the goal: 1 up, -1 down, 0 where nothing says."""
        if self.goal.band is not None and not self.holds:
            return 1 if self.level < self.goal.band[0] else -1
        if self.yardstick.good or self.goal.target is None:
            return self.yardstick.good
        return 1 if self.level < self.goal.target else -1

    @property
    def aim(self) -> float | None:
        """The target, else the nearest edge of the band."""
        if self.goal.target is not None or self.goal.band is None:
            return self.goal.target
        return self.goal.band[0 if self.good > 0 else 1]

    @property
    def reached(self) -> bool:
        """Whether there is nothing left to do but hold it.

        Where neither more nor less is better, as near as the smallest change that
        matters is there.
        """
        if self.holds:
            return True
        if self.aim is None:
            return False
        if self.yardstick.good or self.goal.band is not None:
            return self.good * (self.level - self.aim) >= 0
        return abs(self.level - self.aim) <= self.yardstick.smallest

    def judged(self, change: int) -> GoalVerdict:
        """In band, or what a change beyond error says: up (1), down (-1) or none (0).

        No change beyond the error is uncertain, never a plateau: a plateau would have
        to be shown, and a few tests cannot.
        """
        if self.holds:
            return GoalVerdict.IN_BAND
        if change * self.good > 0:
            return GoalVerdict.IMPROVING
        return GoalVerdict.DECLINING if change * self.good else GoalVerdict.UNCERTAIN


@dataclass(frozen=True, slots=True)
class Course:
    """A heading and the trend it is kept by.

    Attributes:
        line: in units a day, time 0 on `day`.
        last: the day of the trend's last point.
    """

    heading: Heading
    line: Line
    last: date
    day: date

    @property
    def trend(self) -> Trend:
        """The line's slope and interval."""
        return self.line.trend

    @property
    def verdict(self) -> GoalVerdict:
        """In band, or what the trend's interval says.

        Where nothing says which way is good, only a plateau can be told.
        """
        if self.heading.holds:
            return GoalVerdict.IN_BAND
        found = self._by_interval()
        if self.heading.good or found is GoalVerdict.PLATEAU:
            return found
        return GoalVerdict.UNCERTAIN

    def _by_interval(self) -> GoalVerdict:
        """What the slope's interval says, wherever the level is."""
        a_day = self.heading.yardstick.smallest / SMALLEST_OVER_DAYS
        good = self.heading.good or 1
        return verdict(self.trend.low, self.trend.high, a_day, good)

    def in_two_weeks(self) -> Forecast | None:
        """A reading 14 days on and its 80 % interval; None for an unclear trend."""
        if self._by_interval() is GoalVerdict.UNCERTAIN:
            return None
        return self.line.reading_at(HORIZON.days)

    @property
    def pace(self) -> float | None:
        """The slope over the slope that would reach the aim on the goal's day.

        None without a day still to come, or where nothing is left to reach.
        """
        needed = self._needed()
        return None if needed is None else self.trend.slope / needed

    def on_track(self) -> bool | None:
        """Whether it will be reached in time, or comes nearer where it has no day.

        None when nothing is aimed at or there is no telling: with a day, an interval
        that holds zero tells only when even its better end would come too late.
        """
        if self.heading.aim is None:
            return None
        if self.heading.reached:
            return True
        unclear = self.verdict is GoalVerdict.UNCERTAIN
        if self.heading.goal.by is None:
            return None if unclear else self.verdict is GoalVerdict.IMPROVING
        needed = self._needed()
        if needed is None:
            return False
        best = max(self.trend.low / needed, self.trend.high / needed)
        if unclear and best >= 1:
            return None
        return self.trend.slope / needed >= 1

    def eta(self) -> date | None:
        """The day the aim is reached if the trend lasts.

        None when the interval holds zero or points away, or it takes too long.
        """
        left = self._left()
        return None if left is None else self._after(left)

    def eta_between(self) -> tuple[date, date] | None:
        """The days between which the aim is reached if the trend lasts.

        As unsure as slope and level together; two years away at most.
        """
        left, aim = self._left(), self.heading.aim
        between = None if aim is None else self.line.reaches_between(aim)
        if left is None or between is None:
            return None
        now = (self.last - self.day).days
        soonest, latest = (each - now for each in between)
        return (
            self._after(min(soonest, left)),
            self._after(min(max(latest, left), FURTHEST.days)),
        )

    def _needed(self) -> float | None:
        """The slope that would reach the aim on the goal's day."""
        aim, by = self.heading.aim, self.heading.goal.by
        if aim is None or by is None or by <= self.day or self.heading.reached:
            return None
        return (aim - self.heading.level) / (by - self.day).days

    def _left(self) -> float | None:
        """Days from the last reading until the line is at the aim."""
        if self.heading.aim is None or self.heading.reached:
            return None
        left = time_to_target(self.trend, (self.last - self.day).days, self.heading.aim)
        if left is None or left.interval is None:
            return None
        return left.time if 0 <= left.time <= FURTHEST.days else None

    def _after(self, days: float) -> date:
        return max(self.day, self.last + timedelta(days=math.ceil(days)))
