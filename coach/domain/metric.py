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
    REST_HR = "rest_hr"
    HRV = "hrv"
    SLEEP = "sleep"
    STEPS = "steps"
    WEEKLY_HOURS = "weekly_hours"


UNITS = {
    MetricKind.BODY_FAT: "%",
    MetricKind.WEIGHT: "kg",
    MetricKind.VO2MAX: "ml/kg/min",
    MetricKind.SWIM_100YD: "s",
    MetricKind.REST_HR: "bpm",
    MetricKind.HRV: "ms",
    MetricKind.SLEEP: "h",
    MetricKind.STEPS: "steps",
    MetricKind.WEEKLY_HOURS: "h",
}


@dataclass(frozen=True, slots=True)
class Metric:
    """One measurement.

    Attributes:
        uuid: derived from its content.
        at: the instant, None where only the day is known.
        day: for sleep, and for what was measured in a night, the day it ended on.
        method: how it was got (`scale`, `watch, run`, `trial`, `pool lengths`,
            `rmssd, night`, `sdnn`); values of different methods or devices are never
            one series.
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
