"""Series whose truth is known: what a goal's verdict is held against.

Each kind is measured as athletes measure it; each condition is a way in which real
series are bad. Seeds are strings, so every series is the same on every machine.
"""

import math
import random
from dataclasses import dataclass, replace

from coach.domain.goal import Goal, GoalVerdict
from coach.goals.base import GoalHistory
from coach.goals.registry import measure
from tests.builders import day
from tests.coach.goals.series import metric

CONDITIONS = (
    *("plain", "memory", "outliers", "gap", "new device"),
    *("few", "more often"),
)
WEEK = 7


@dataclass(frozen=True)
class Kind:
    """How one goal's values come about.

    Attributes:
        noise: standard deviation of one value.
        good: 1 where more is better; `smallest` the change over 28 days that matters.
        days: how long the series is: what the measure looks back to.
        every: fewest and most days between two values.
        memory: how much of one value's noise is left in the next, where it remembers.
        few: days of a series that has only begun.
        shown: what share of a new value a watch lets through; 1 shows the value.
    """

    key: str
    method: str
    level: float
    noise: float
    good: int
    smallest: float
    days: int
    every: tuple[int, int]
    memory: float
    few: int
    shown: float = 1.0

    @property
    def name(self):
        """Key and, where two share it, method."""
        return f"{self.key} {'watch' if self.method == 'pool lengths' else ''}".strip()


KINDS = (
    Kind("body_fat", "scale", 18.0, 0.7, -1, 0.5, 84, (1, 2), 0.7, 35),
    Kind("vo2max", "watch, run", 47.0, 2.0, 1, 1.0, 182, (2, 3), 0.0, 40, shown=0.3),
    Kind("swim_100yd", "trial", 75.0, 1.05, -1, 0.375, 112, (7, 7), 0.5, 42),
    Kind("swim_100yd", "pool lengths", 80.0, 2.0, -1, 0.4, 112, (2, 3), 0.3, 35),
    Kind("cmj", "test", 36.0, 2.1, 1, 2.0, 252, (14, 28), 0.3, 120),
)

LATER = 84
"""The aim is met so many days after the evening where the truth improves."""


@dataclass(frozen=True)
class Told:
    """What a goal said of a series, beside the truth.

    Attributes:
        due: the day on which the truth meets the aim; None where it never does.
    """

    state: object
    due: object


def tell(kind, condition, seed, times=0.0):
    """The state of a series that improves by so many times what matters."""
    rng = random.Random(f"{kind.name} {condition} {seed}")
    slope = kind.good * times * kind.smallest / 28
    shaped = _shaped(kind, condition)
    values = _values(shaped, condition, rng, slope)
    last = kind.days - 1
    now = kind.level + slope * (last - _lag(shaped))
    ahead = slope * LATER if times else kind.good * 3 * kind.smallest
    goal = Goal(kind.key, target=now + ahead)
    (state,) = measure([goal], GoalHistory(metrics=tuple(values)), day(last))
    return Told(state, day(last + LATER) if times else None)


def _lag(kind):
    """Days by which what a watch shows is behind: it is due when the watch shows it."""
    between = sum(kind.every) / 2
    return between * (1 - kind.shown) / kind.shown


def _shaped(kind, condition):
    if condition != "memory":
        return replace(kind, memory=0.0)
    return replace(kind, shown=kind.shown / 2) if kind.shown < 1 else kind


def _values(kind, condition, rng, slope):
    days = _days(kind, condition, rng)
    noise = _noise(kind, rng, len(days))
    if condition == "outliers":
        noise = [
            each + rng.choice((-6, 6)) * kind.noise if rng.random() < 0.04 else each
            for each in noise
        ]
    values = [
        kind.level + slope * on + off for on, off in zip(days, noise, strict=True)
    ]
    change = rng.randrange(kind.days // 3, 2 * kind.days // 3)
    if kind.shown < 1:
        renewed = change if condition == "new device" else kind.days
        days, values = _carried(kind, days, values, rng, renewed)
    for on, value in zip(days, values, strict=True):
        new = condition == "new device" and on >= change
        shift = 5 * kind.noise if new else 0.0
        device = "new" if new else "old"
        yield metric(kind.key, on, value + shift, kind.method, device)


def _days(kind, condition, rng):
    first = kind.days - kind.few if condition == "few" else 0
    days, on = [], first + rng.randrange(kind.every[1])
    while on < kind.days:
        days.append(on)
        on += rng.randint(*kind.every)
    if condition == "gap":
        long = kind.days // 4
        begins = rng.randrange(kind.days - long - kind.every[1])
        days = [each for each in days if not begins <= each < begins + long]
    if condition == "more often":
        share = 0.25
        days = [
            each
            for each in days
            if rng.random() < share + (1 - share) * each / kind.days
        ]
    return days


def _noise(kind, rng, count):
    fresh = kind.noise * math.sqrt(1 - kind.memory**2)
    noise = [rng.gauss(0, kind.noise)]
    while len(noise) < count:
        noise.append(kind.memory * noise[-1] + rng.gauss(0, fresh))
    return noise[:count]


def _carried(kind, days, values, rng, renewed):
    """What a watch shows every day: its smoothed estimate, to a tenth.

    It was worn before the series begins; a new one begins with its first value.
    """
    settled = kind.noise * math.sqrt(kind.shown / (2 - kind.shown))
    shown, every_day = [], []
    estimate = kind.level + rng.gauss(0, settled)
    found, last = dict(zip(days, values, strict=True)), days[0]
    for on in range(days[0], kind.days):
        if on in found:
            begins = last < renewed <= on
            estimate += (1 if begins else kind.shown) * (found[on] - estimate)
            last = on
        if on - last <= WEEK:
            every_day.append(on)
            shown.append(round(estimate, 1))
    return every_day, shown


def share(told, *verdicts):
    """How many of them said so."""
    return sum(each.state.verdict in verdicts for each in told) / len(told)


def false_alarms(told):
    """Of series that are level: the shares that improve, and that decline."""
    return share(told, GoalVerdict.IMPROVING), share(told, GoalVerdict.DECLINING)


def arrivals(told):
    """How many were given a day, and in how many of them the truth lay between."""
    given = [each for each in told if each.state.eta is not None]
    inside = [
        each
        for each in given
        if each.due is not None
        and each.state.eta_between[0] <= each.due <= each.state.eta_between[1]
    ]
    return len(given), len(inside)
