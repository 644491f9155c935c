"""Critical swim speed from trials of 200 and 400 in one pool."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from coach.domain.fitness_tests import TRIAL
from coach.domain.metric import Metric, MetricKind
from coach.swimming.critical_speed import css_of_two
from coach.units import yards_to_meters

APART = timedelta(days=14)
"""Trials further apart tell of two swimmers (our choice)."""

_POOL = re.compile(r"[\d.]+ ?(yd|m) pool")


@dataclass(frozen=True, slots=True)
class TestedCss:
    """A critical swim speed from two trials.

    Attributes:
        day: of the later trial.
        method: of both trials, with the pool they were swum in.
    """

    day: date
    pace_s_per_100m: float
    method: str


def css_trials(metrics: Iterable[Metric]) -> Iterator[TestedCss]:
    """One for each trial over 400, with the nearest over 200 in the same pool.

    The 200 lies at most two weeks off; of two as near the later counts. In a pool of
    yards both are yards, so the pace is brought to metres. Pairs that give no speed,
    or were not paced evenly, are left out.
    """
    swims: dict[tuple[str, MetricKind], list[Metric]] = {}
    for each in metrics:
        if each.method.startswith(TRIAL) and each.kind in _DISTANCES:
            swims.setdefault((each.method, each.kind), []).append(each)
    for (method, kind), trials in sorted(swims.items()):
        shorter = swims.get((method, MetricKind.SWIM_200), [])
        if kind is MetricKind.SWIM_400 and shorter:
            yield from _pairs(trials, shorter, method)


_DISTANCES = (MetricKind.SWIM_200, MetricKind.SWIM_400)


def _pairs(
    trials: list[Metric], shorter: list[Metric], method: str
) -> Iterator[TestedCss]:
    for four in trials:
        two = min(
            shorter, key=lambda each: (abs(each.day - four.day), -each.day.toordinal())
        )
        speed = css_of_two(two.value, four.value)
        if abs(two.day - four.day) > APART or speed is None or speed.doubtful:
            continue
        metres = yards_to_meters(1) if _in_yards(method) else 1.0
        pace = speed.pace_s_per_100m / metres
        yield TestedCss(max(two.day, four.day), pace, method)


def _in_yards(method: str) -> bool:
    pool = _POOL.search(method)
    return pool is not None and pool[1] == "yd"
