"""Lifts beside the weight of who lifts them."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import groupby
from statistics import median

from coach.domain.metric import Metric, MetricKind
from coach.goals.base import Derived
from coach.goals.measures import E1RM, E1RM_TO_BODY_WEIGHT

WEIGHED_WITHIN = timedelta(days=28)


def to_body_weight(
    lifts: Iterable[Derived], metrics: Iterable[Metric]
) -> Iterator[Derived]:
    """Each one-repetition maximum as a multiple of the body weight of its weeks.

    The weight is the median of the scale's readings within 28 days before or after;
    lifts of weeks nobody weighed in have none.
    """
    weights = sorted(
        (each.day, each.value) for each in metrics if each.kind is MetricKind.WEIGHT
    )
    by_day = sorted(lifts, key=lambda each: each.day)
    for day, of_day in groupby(by_day, key=lambda each: each.day):
        near = [
            kg for when, kg in weights if abs(when - day) <= WEIGHED_WITHIN and kg > 0
        ]
        if near:
            yield from _shares(of_day, median(near))


def _shares(lifts: Iterable[Derived], weight_kg: float) -> Iterator[Derived]:
    for lift in lifts:
        key = E1RM_TO_BODY_WEIGHT + lift.key.removeprefix(E1RM)
        yield replace(lift, key=key, value=lift.value / weight_kg)
