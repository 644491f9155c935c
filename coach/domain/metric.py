"""Single numbers measured on a day."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class MetricKind(StrEnum):
    """What was measured; each kind has one unit (see `UNITS`)."""

    BODY_FAT = "body_fat"
    WEIGHT = "weight"
    VO2MAX = "vo2max"
    SWIM_100YD = "swim_100yd"
    SWIM_100M = "swim_100m"
    SWIM_200 = "swim_200"
    SWIM_400 = "swim_400"
    RUN_5K = "run_5k"
    RUN_12MIN = "run_12min"
    BOX_JUMP = "box_jump"
    BROAD_JUMP = "broad_jump"
    CMJ = "cmj"
    SIT_AND_REACH = "sit_and_reach"
    Y_BALANCE = "y_balance"
    OVERHEAD_SQUAT = "overhead_squat"
    REST_HR = "rest_hr"
    HRV = "hrv"
    SLEEP = "sleep"
    STEPS = "steps"
    READINESS = "readiness"
    WEEKLY_HOURS = "weekly_hours"


UNITS = {
    MetricKind.BODY_FAT: "%",
    MetricKind.WEIGHT: "kg",
    MetricKind.VO2MAX: "ml/kg/min",
    MetricKind.SWIM_100YD: "s",
    MetricKind.SWIM_100M: "s",
    MetricKind.SWIM_200: "s",
    MetricKind.SWIM_400: "s",
    MetricKind.RUN_5K: "s",
    MetricKind.RUN_12MIN: "m",
    MetricKind.BOX_JUMP: "cm",
    MetricKind.BROAD_JUMP: "cm",
    MetricKind.CMJ: "cm",
    MetricKind.SIT_AND_REACH: "cm",
    MetricKind.Y_BALANCE: "%",
    MetricKind.OVERHEAD_SQUAT: "of 3",
    MetricKind.REST_HR: "bpm",
    MetricKind.HRV: "ms",
    MetricKind.SLEEP: "h",
    MetricKind.STEPS: "steps",
    MetricKind.READINESS: "points",
    MetricKind.WEEKLY_HOURS: "h",
}


@dataclass(frozen=True, slots=True)
class Metric:
    """One measurement.

    Attributes:
        uuid: derived from its content.
        at: the instant, None where only the day is known.
        day: for sleep, and for what was measured in a night, the day it ended on.
        method: how it was got (`scale`, `watch, run`, `trial`, `trial, 25 yd pool`,
            `pool lengths`, `test`, `rmssd, night`, `sdnn`); values of different
            methods or devices are never one series.
        source: the way it came in.
    """

    uuid: str
    kind: MetricKind
    day: date
    value: float
    method: str
    source: str
    at: datetime | None = None
    device: str | None = None
    note: str = ""

    @property
    def unit(self) -> str:
        """The unit of `value`."""
        return UNITS[self.kind]


@dataclass(frozen=True, slots=True)
class HrvState:
    """Heart-rate variability on an evening, a week of it against one's own range.

    Attributes:
        drop_pct: the week's mean over the usual, less 100 %; negative is lower.
        below: the week's mean lies below the range.
        mean_ms, usual_ms: geometric means of the week and of the days before it.
        z: deviations of ln under the usual; None where these do not differ.
        n: nights the usual rests on.
    """

    day: date
    drop_pct: float
    below: bool
    mean_ms: float = 0.0
    usual_ms: float = 0.0
    z: float | None = None
    n: int = 0
