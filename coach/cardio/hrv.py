"""Heart-rate variability: rMSSD, and a week of it against one's own range."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from statistics import fmean, stdev

from coach.domain.metric import HrvState, Metric, MetricKind

WEEK_DAYS = 7
BASELINE_DAYS = 60
LEAST_NIGHTS = 3
LEAST_BASELINE = 21
RANGE_DEVIATIONS = 0.5
"""Half a deviation is the smallest change that counts (Plews 2014 and others)."""


class HrvStatus(StrEnum):
    """Where a week's mean lies."""

    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


def rmssd(nn_ms: Sequence[float]) -> float | None:
    """Root mean square of successive differences of beats, ms; None under two.

    Task Force of the ESC and NASPE 1996. Beats that are none (artefacts, extra
    systoles) have to be out of it before.
    """
    if len(nn_ms) < 2:
        return None
    return math.sqrt(fmean((after - before) ** 2 for before, after in pairwise(nn_ms)))


def ln_rmssd(nn_ms: Sequence[float]) -> float | None:
    """The natural logarithm of rMSSD, None where all beats are alike."""
    value = rmssd(nn_ms)
    return math.log(value) if value else None


@dataclass(frozen=True, slots=True)
class OwnRange:
    """What is normal for one athlete, in ln ms: mean, deviation, low and high end."""

    mean: float
    sd: float
    low: float
    high: float

    def status(self, week_mean: float) -> HrvStatus:
        """Where the mean of a week lies."""
        if week_mean < self.low:
            return HrvStatus.BELOW
        return HrvStatus.ABOVE if week_mean > self.high else HrvStatus.WITHIN


def own_range(nightly_ms: Sequence[float]) -> OwnRange:
    """The range of these nights: mean of ln +- half a sample deviation.

    Args:
        nightly_ms: two at least, each above 0; sixty days of them are usual.
    """
    logs = [math.log(value) for value in nightly_ms]
    mean, sd = fmean(logs), stdev(logs)
    half = RANGE_DEVIATIONS * sd
    return OwnRange(mean, sd, mean - half, mean + half)


def ln_mean(nightly_ms: Sequence[float]) -> float:
    """The mean of ln of these nights; at least one, each above 0."""
    return fmean(math.log(value) for value in nightly_ms)


def ln_cv_pct(nightly_ms: Sequence[float]) -> float:
    """Coefficient of variation of ln of these nights, %; at least two."""
    logs = [math.log(value) for value in nightly_ms]
    return 100 * stdev(logs) / fmean(logs)


@dataclass(frozen=True, slots=True)
class Drop:
    """A week in ms against what is usual.

    Attributes:
        pct: the mean over the usual, less 100 %.
        smallest_ms: the smallest change that counts, half a deviation.
        days_below: days lower than the usual by more than that.
    """

    mean_ms: float
    pct: float
    smallest_ms: float
    days_below: int


def drop(week_ms: Sequence[float], usual_ms: float, sd_ms: float) -> Drop:
    """How far the nights of a week lie below (or above) the usual ms."""
    mean, smallest = fmean(week_ms), RANGE_DEVIATIONS * sd_ms
    below = sum(value < usual_ms - smallest for value in week_ms)
    return Drop(mean, 100 * (mean / usual_ms - 1), smallest, below)


def hrv_states(metrics: Iterable[Metric], day: date, days: int) -> tuple[HrvState, ...]:
    """The state of each of the last days that can be judged, oldest first.

    The mean of ln over seven days, three nights of them at least, against the sixty
    days before, twenty-one at least (Plews 2014; the numbers of nights are design
    defaults). Values of one method and device only: those with most nights.

    Args:
        metrics: of any kind; later ones than `day` are not seen.
        day: the last evening.
        days: how many evenings.
    """
    since = day - timedelta(days=BASELINE_DAYS + WEEK_DAYS + days)
    by_series: dict[tuple[str, str], dict[date, float]] = {}
    for each in metrics:
        if each.kind is MetricKind.HRV and since < each.day <= day and each.value > 0:
            label = (each.method, each.device or "")
            by_series.setdefault(label, {})[each.day] = each.value
    if not by_series:
        return ()
    nights = max(sorted(by_series.items()), key=lambda found: len(found[1]))[1]
    evenings = (day - timedelta(days=n) for n in reversed(range(days)))
    states = (_state(nights, evening) for evening in evenings)
    return tuple(state for state in states if state is not None)


def _state(nights: dict[date, float], evening: date) -> HrvState | None:
    begin = evening - timedelta(days=WEEK_DAYS)
    first = begin - timedelta(days=BASELINE_DAYS)
    week = [value for when, value in nights.items() if begin < when <= evening]
    before = [value for when, value in nights.items() if first < when <= begin]
    if len(week) < LEAST_NIGHTS or len(before) < LEAST_BASELINE:
        return None
    usual, mean = own_range(before), ln_mean(week)
    fallen = drop(week, fmean(before), stdev(before))
    return HrvState(
        evening,
        fallen.pct,
        below=usual.status(mean) is HrvStatus.BELOW,
        mean_ms=math.exp(mean),
        usual_ms=math.exp(usual.mean),
        z=(usual.mean - mean) / usual.sd if usual.sd else None,
        n=len(before),
    )
