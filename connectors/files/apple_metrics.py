"""Measurements from the records of an Apple Health export."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from statistics import median
from uuid import uuid5

from coach.domain.activity import Source
from coach.domain.metric import Metric, MetricKind
from connectors.files.apple_activity import NAMESPACE
from connectors.files.apple_records import (
    ASLEEP,
    MEASURED,
    SLEEP_TYPE,
    STEPS,
    THOUSANDTHS,
    Records,
    RecordType,
)
from connectors.files.apple_sleep import nights_of
from connectors.files.apple_tags import written
from connectors.files.apple_values import moment, written_instant

_METHODS = {
    MetricKind.WEIGHT: "scale",
    MetricKind.BODY_FAT: "scale",
    MetricKind.VO2MAX: "watch, run",
    MetricKind.REST_HR: "watch, day",
    MetricKind.HRV: "sdnn",
    MetricKind.SLEEP: "night",
    MetricKind.STEPS: "day",
}
_AT_ONCE = (MetricKind.WEIGHT, MetricKind.BODY_FAT, MetricKind.VO2MAX)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A metric, and the records of an excerpt from which it is read again."""

    metric: Metric
    records: tuple[str, ...]


def measurements_of(
    records: Records, athletes: tzinfo, exported: int | None
) -> tuple[Measurement, ...]:
    """All of them, each kind in order of time.

    What is one value a day (resting heart rate, variability, sleep, steps) is left
    out for the day of the export and after: that day was not over, and the next
    export has it whole.

    Args:
        records: what was read.
        athletes: the zone in which a day is a day.
        exported: when the export was made, if known.
    """
    found = [*_at_once(records, athletes)]
    open_day = date.max if exported is None else moment(exported, athletes).date()
    daily = (
        *_resting(records, athletes),
        *_variability(records, athletes),
        *_sleep(records, athletes),
        *_steps(records, athletes),
    )
    found += (each for each in daily if each.metric.day < open_day)
    return tuple(sorted(found, key=_order))


def _order(measurement: Measurement) -> tuple[object, ...]:
    metric = measurement.metric
    at = metric.at or datetime.min.replace(tzinfo=UTC)
    return (metric.kind, metric.day, at, metric.device or "", metric.value)


def _at_once(records: Records, athletes: tzinfo) -> Iterator[Measurement]:
    for kind in _AT_ONCE:
        for at, device, value in records.measured[kind].readings():
            when = moment(at, athletes)
            metric = _metric(kind, when.date(), value / THOUSANDTHS, device, when)
            yield Measurement(metric, (_record(MEASURED[kind], device, at, value),))


def _resting(records: Records, athletes: tzinfo) -> Iterator[Measurement]:
    """The last of each day: the watch corrects it as the day goes on."""
    last = {
        (moment(at, athletes).date(), device): (at, value)
        for at, device, value in records.measured[MetricKind.REST_HR].readings()
    }
    for (day, device), (at, value) in last.items():
        yield _of_day(MetricKind.REST_HR, day, device, at, value)


def _variability(records: Records, athletes: tzinfo) -> Iterator[Measurement]:
    """The middle one of each day: the watch measures when it sees fit."""
    by_day: dict[tuple[date, str], list[tuple[int, int]]] = {}
    for at, device, value in records.measured[MetricKind.HRV].readings():
        readings = by_day.setdefault((moment(at, athletes).date(), device), [])
        readings.append((at, value))
    for (day, device), readings in by_day.items():
        middle = round(median(value for _, value in readings))
        yield _of_day(MetricKind.HRV, day, device, readings[0][0], middle)


def _of_day(
    kind: MetricKind, day: date, device: str, at: int, value: int
) -> Measurement:
    metric = _metric(kind, day, value / THOUSANDTHS, device)
    return Measurement(metric, (_record(MEASURED[kind], device, at, value),))


def _sleep(records: Records, athletes: tzinfo) -> Iterator[Measurement]:
    for night in nights_of(records.asleep, athletes):
        hours = round(night.asleep_s / 3600, 3)
        metric = _metric(MetricKind.SLEEP, night.day, hours, night.source, known_by="")
        zone = {"key": "HKTimeZone", "value": night.zone}
        inside = (written("MetadataEntry", zone),) if night.zone else ()
        stretches = (
            written(
                "Record",
                {
                    "type": SLEEP_TYPE,
                    "sourceName": night.source,
                    "startDate": written_instant(begun),
                    "endDate": written_instant(end),
                    "value": f"{ASLEEP}Unspecified",
                },
                inside,
            )
            for begun, end in night.stretches
        )
        yield Measurement(metric, tuple(stretches))


def _steps(records: Records, athletes: tzinfo) -> Iterator[Measurement]:
    """Of each day the largest source: phone and watch count the same steps."""
    by_day: dict[date, list[tuple[int, str, int]]] = {}
    for day, source, steps, at in records.steps.by_day(athletes):
        if steps > STEPS.most:
            records.leave_out(STEPS.label, f"{steps} on {day}")
        elif steps:
            by_day.setdefault(day, []).append((steps, source, at))
    for day, counts in by_day.items():
        metric = _metric(MetricKind.STEPS, day, float(max(counts)[0]), None)
        lines = (_record(STEPS, source, at, steps) for steps, source, at in counts)
        yield Measurement(metric, tuple(lines))


def _metric(  # noqa: PLR0913, PLR0917 - what is known of a measurement
    kind: MetricKind,
    day: date,
    value: float,
    device: str | None,
    at: datetime | None = None,
    known_by: str | None = None,
) -> Metric:
    """The metric; of a day by its day, else by its instant and value."""
    when = day.isoformat() if at is None else f"{at.timestamp():.0f} {value:.3f}"
    method = _METHODS[kind]
    origin = device if known_by is None else known_by
    return Metric(
        uuid=str(uuid5(NAMESPACE, f"{kind} {when} {method} {origin or ''}")),
        kind=kind,
        day=day,
        value=value,
        method=method,
        source=Source.APPLE_HEALTH.value,
        at=at,
        device=device or None,
    )


def _record(kind: RecordType, origin: str, at: int, value: int) -> str:
    exact = value if kind.scale == 1 else value / kind.scale
    return written(
        "Record",
        {
            "type": kind.name,
            "sourceName": origin,
            "unit": kind.unit,
            "startDate": written_instant(at),
            "endDate": written_instant(at),
            "value": str(exact),
        },
    )
