"""What a Garmin account's export says of a day or a night, as measurements."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from uuid import uuid5

from coach.domain.metric import Metric, MetricKind
from connectors.files.garmin_activities import NAMESPACE
from connectors.files.safe_json import number, text

_POSSIBLE = {
    MetricKind.WEIGHT: (20, 400),
    MetricKind.BODY_FAT: (2, 75),
    MetricKind.VO2MAX: (10, 100),
    MetricKind.REST_HR: (20, 150),
    MetricKind.STEPS: (1, 200_000),
    MetricKind.SLEEP: (0.5, 24),
    MetricKind.HRV: (3, 300),
    MetricKind.READINESS: (0, 100),
}
_WEIGHED = frozenset({MetricKind.WEIGHT, MetricKind.BODY_FAT})
_GRAMS = 1000.0
_STAGES = ("deepSleepSeconds", "lightSleepSeconds", "remSleepSeconds")
_Value = tuple[MetricKind, float | None, str]


def is_day(record: Mapping[str, object]) -> bool:
    """Whether a record says which day it is of."""
    return day_of(record) is not None


def metrics_of(record: Mapping[str, object]) -> tuple[Metric, ...]:
    """The measurements in a record, impossible ones left out.

    A night belongs to the day it ended on, as Garmin has it too.
    """
    day = day_of(record)
    if day is None:
        return ()
    values = (*_sleep(record), *_daily(record), *_body(record), *_night(record))
    found = (metric_of(kind, day, value, method) for kind, value, method in values)
    return tuple(metric for metric in found if metric is not None)


def day_of(record: Mapping[str, object]) -> date | None:
    """The day a record is of; None where it says none that can be."""
    about = record.get("metaData")
    said = text(about if isinstance(about, dict) else record, "calendarDate")
    try:
        found = datetime.fromisoformat(said[:10]).date()
    except ValueError:
        return None
    return found if 1990 <= found.year < 2100 else None


def _sleep(record: Mapping[str, object]) -> Iterator[_Value]:
    """Hours asleep: the stages together, awake time left out."""
    stages = [number(record, stage) or 0.0 for stage in _STAGES]
    if any(stages):
        yield MetricKind.SLEEP, sum(stages) / 3600, "watch"


def _daily(record: Mapping[str, object]) -> Iterator[_Value]:
    """The day's own resting heart rate, else Garmin's mean of a week; steps."""
    rest = number(record, "currentDayRestingHeartRate", "restingHeartRate")
    yield MetricKind.REST_HR, rest, "watch, day"
    yield MetricKind.STEPS, number(record, "totalSteps"), "day"


def _body(record: Mapping[str, object]) -> Iterator[_Value]:
    """Weight in grams, body fat in per cent, VO2max by the watch."""
    inner = record.get("weight")
    scale = inner if isinstance(inner, dict) else record
    grams = number(scale, "weight")
    yield MetricKind.WEIGHT, None if grams is None else grams / _GRAMS, "scale"
    yield MetricKind.BODY_FAT, number(scale, "bodyFat"), "scale"
    sport = "ride" if text(record, "sport").upper() == "CYCLING" else "run"
    vo2max = number(record, "vo2MaxPreciseValue", "vo2MaxValue")
    yield MetricKind.VO2MAX, vo2max, f"watch, {sport}"


def _night(record: Mapping[str, object]) -> Iterator[_Value]:
    """The night's heart-rate variability, from the health status."""
    listed = record.get("metrics")
    for each in listed if isinstance(listed, list) else ():
        if isinstance(each, dict) and each.get("type") == "HRV":
            yield MetricKind.HRV, number(each, "value"), "rmssd, night"


def metric_of(
    kind: MetricKind, day: date, value: float | None, method: str
) -> Metric | None:
    """The measurement by its day; None where there is none or it cannot be.

    Garmin has one value for a day, and may come to another later: a day is known by
    kind and method alone. Only of weigh-ins a day has several.
    """
    if value is None or not _POSSIBLE[kind][0] <= value <= _POSSIBLE[kind][1]:
        return None
    value = round(value, 3)
    told = f"{value:.3f}" if kind in _WEIGHED else ""
    return Metric(
        uuid=str(uuid5(NAMESPACE, f"{kind} {day} {told} {method}")),
        kind=kind,
        day=day,
        value=value,
        method=method,
        source="garmin",
    )
