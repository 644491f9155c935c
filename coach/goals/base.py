"""What all goals share: the history they read and the series they are read from."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from coach.domain.activity import Session
from coach.domain.goal import Goal, GoalState
from coach.domain.metric import Metric
from coach.statistics.readings import Reading

LEAST_READINGS = 8
LEAST_SPAN = timedelta(days=21)
LEAST_POINTS = 5
"""Below any of them there is no trend: one in 24 series of four points rises all the
way by chance alone (our choice)."""

FRESH = timedelta(days=28)
"""With no reading for longer there is no verdict either (our choice)."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A value worked out from training, or from several tests.

    Attributes:
        key: of its measure: `css`, `e1rm:back squat`.
        method: as a metric's; different methods are never one series.
    """

    key: str
    day: date
    value: float
    method: str
    device: str | None = None


@dataclass(frozen=True)
class GoalHistory:
    """All that goals may know, up to the evening they are measured on.

    Attributes:
        sessions: what was trained, each session once.
        metrics: measurements of every kind, in any order.
        derived: values worked out from both, in any order.
    """

    sessions: tuple[Session, ...] = ()
    metrics: tuple[Metric, ...] = ()
    derived: tuple[Derived, ...] = ()

    @cached_property
    def _by_key(self) -> Mapping[str, list[Metric | Derived]]:
        found: dict[str, list[Metric | Derived]] = {}
        for metric in self.metrics:
            found.setdefault(metric.kind, []).append(metric)
        for each in self.derived:
            found.setdefault(each.key, []).append(each)
        return found

    def of(self, key: str) -> Iterable[Metric | Derived]:
        """The values of one measure, in any order."""
        return self._by_key.get(key, ())


class Measurer(Protocol):
    """How one goal is measured."""

    def __call__(self, goal: Goal, history: GoalHistory, day: date) -> GoalState:
        """The goal's state on the evening of `day`."""
        ...


@dataclass(frozen=True, slots=True)
class Series:
    """Readings that can be compared: one method, one device.

    Attributes:
        readings: (day, value), oldest first, at least one.
    """

    method: str
    device: str | None
    readings: tuple[Reading, ...]

    @property
    def label(self) -> str:
        """Method and device, as the athlete reads it."""
        return f"{self.method}, {self.device}" if self.device else self.method

    @property
    def last(self) -> date:
        """The day of the newest reading."""
        return self.readings[-1][0]

    def is_fresh(self, day: date, fresh: timedelta = FRESH) -> bool:
        """Whether its newest reading still speaks for `day`."""
        return day - self.last < fresh

    def is_enough(self, day: date, fresh: timedelta = FRESH) -> bool:
        """Whether a trend may rest on it."""
        span = self.last - self.readings[0][0]
        enough = span >= LEAST_SPAN and len(self.readings) >= LEAST_READINGS
        return enough and self.is_fresh(day, fresh)


def series_by_method(
    values: Iterable[Metric | Derived], day: date, window: timedelta
) -> tuple[Series, ...]:
    """One series for each method used within the window, the latest used last.

    A change of device starts a series anew: only readings of the device that the
    method used last are in it.

    Args:
        values: of one measure.
        day: its evening; nothing later is seen.
        window: how far back is looked.
    """
    inside = (
        each
        for each in values
        if day - window < each.day <= day and math.isfinite(each.value)
    )
    by_method: dict[str, list[Metric | Derived]] = {}
    for each in sorted(inside, key=_when):
        by_method.setdefault(each.method, []).append(each)
    series = (_of_last_device(found) for found in by_method.values())
    return tuple(sorted(series, key=lambda each: each.last))


def _when(value: Metric | Derived) -> tuple[date, float, str]:
    if isinstance(value, Derived):
        return value.day, 0.0, value.method
    return value.day, value.at.timestamp() if value.at else 0.0, value.uuid


def _of_last_device(values: list[Metric | Derived]) -> Series:
    device = values[-1].device
    readings = ((each.day, each.value) for each in values if each.device == device)
    return Series(values[-1].method, device, tuple(readings))
