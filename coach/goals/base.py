"""What all goals share: the history they read and the series they are read from."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from coach.domain.activity import Session
from coach.domain.goal import Goal, GoalState
from coach.domain.metric import Metric, MetricKind
from coach.statistics.readings import Reading

LEAST_READINGS = 8
LEAST_SPAN = timedelta(days=21)
"""Below either there is no verdict (our choice)."""

FRESH = timedelta(days=28)
"""With no reading for longer there is no verdict either (our choice)."""


@dataclass(frozen=True, slots=True)
class GoalHistory:
    """All that goals may know, up to the evening they are measured on.

    Attributes:
        sessions: what was trained, each session once.
        metrics: measurements of every kind, in any order.
    """

    sessions: tuple[Session, ...] = ()
    metrics: tuple[Metric, ...] = ()


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

    def is_enough(self, day: date) -> bool:
        """Whether a verdict may rest on it."""
        span = self.last - self.readings[0][0]
        fresh = day - self.last < FRESH
        return fresh and span >= LEAST_SPAN and len(self.readings) >= LEAST_READINGS


def series_by_method(
    metrics: Iterable[Metric], kind: MetricKind, day: date, window: timedelta
) -> tuple[Series, ...]:
    """One series for each method used within the window, the latest used last.

    A change of device starts a series anew: only readings of the device that the
    method used last are in it.
    """
    by_method: dict[str, list[Metric]] = {}
    for each in sorted(metrics, key=_when):
        inside = day - window < each.day <= day
        if each.kind is kind and inside and math.isfinite(each.value):
            by_method.setdefault(each.method, []).append(each)
    series = (_of_last_device(found) for found in by_method.values())
    return tuple(sorted(series, key=lambda each: each.last))


def _when(metric: Metric) -> tuple[date, float, str]:
    return metric.day, metric.at.timestamp() if metric.at else 0.0, metric.uuid


def _of_last_device(metrics: list[Metric]) -> Series:
    device = metrics[-1].device
    readings = ((each.day, each.value) for each in metrics if each.device == device)
    return Series(metrics[-1].method, device, tuple(readings))
