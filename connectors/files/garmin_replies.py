"""What Garmin's service answers to questions after days, as measurements.

An answer may be a list, an object around a list, one object or nothing at all; a day
is wherever a `calendarDate` stands.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo

from coach.domain.metric import Metric, MetricKind
from coach.redaction import clean
from connectors.files.garmin_days import day_of, metric_of
from connectors.files.safe_json import number, text

VO2MAX, WEIGHT, SLEEP = "vo2max", "weight", "sleep"
HRV, DAILY, READINESS = "hrv", "daily", "readiness"

_DEEPEST = 6
_STAGES = ("deepTime", "lightTime", "remTime")
_GRAMS = 1000.0

Record = Mapping[str, object]


def metrics_in(kind: str, reply: object, timezone: tzinfo) -> tuple[Metric, ...]:
    """The measurements of an answer, impossible ones left out, each once.

    Args:
        kind: what was asked for, `vo2max` or `sleep`.
        reply: what Garmin answered.
        timezone: the athlete's, for the times of weigh-ins.
    """
    if kind == READINESS:
        records = _newest_of_each_day(reply)
    else:
        records = [record for record, _ in _dated(reply, "")]
    if kind == VO2MAX:
        found = [_vo2max(record, key) for record, key in _dated(reply, "")]
    elif kind == WEIGHT:
        found = [each for record in records for each in _weighed(record, timezone)]
    else:
        found = [each for record in records for each in _of_day(kind, record)]
    return tuple({each.uuid: each for each in found if each is not None}.values())


def _dated(reply: object, key: str, depth: int = 0) -> Iterator[tuple[Record, str]]:
    """Every object that says its day, and the key it stands under."""
    if depth > _DEEPEST:
        return
    if isinstance(reply, list):
        for each in reply:
            yield from _dated(each, key, depth + 1)
    elif isinstance(reply, Mapping):
        if day_of(reply) is not None:
            yield _flat(reply), key
        else:
            for name, each in reply.items():
                yield from _dated(each, str(name), depth + 1)


def _flat(record: Record) -> Record:
    """Nights have their numbers in an object of their own."""
    inner = record.get("values")
    return {**inner, **record} if isinstance(inner, Mapping) else record


def _vo2max(record: Record, key: str) -> Metric | None:
    day = day_of(record)
    value = number(record, "vo2MaxPreciseValue", "vo2MaxValue")
    sport = "ride" if key == "cycling" else "run"
    if day is None:
        return None
    return metric_of(MetricKind.VO2MAX, day, value, f"watch, {sport}")


def _weighed(record: Record, timezone: tzinfo) -> Iterator[Metric | None]:
    """Weight in grams and body fat in per cent, at the moment on the scale."""
    day = day_of(record)
    if day is None:
        return
    stamp = number(record, "timestampGMT", "date")
    at = None
    if stamp and 0 < stamp < 4e12:
        at = datetime.fromtimestamp(stamp / 1000, UTC).astimezone(timezone)
    source = clean(text(record, "sourceType"), limit=60)
    device = None if source in {"", "MANUAL"} else source.replace("_", " ").lower()
    grams, fat = number(record, "weight"), number(record, "bodyFat")
    kilograms = None if grams is None else grams / _GRAMS
    for kind, value in ((MetricKind.WEIGHT, kilograms), (MetricKind.BODY_FAT, fat)):
        found = metric_of(kind, day, value, "scale")
        yield found and replace(found, at=at, device=device)


def _of_day(kind: str, record: Record) -> Iterator[Metric | None]:
    """What is told of a day or of the night that ended on it."""
    day = day_of(record)
    if day is None:
        return
    if kind == SLEEP:
        yield metric_of(MetricKind.SLEEP, day, _slept_h(record), "watch")
    elif kind == HRV:
        mean = number(record, "lastNightAvg")
        yield metric_of(MetricKind.HRV, day, mean, "rmssd, night")
    elif kind == READINESS:
        score = number(record, "score")
        yield metric_of(MetricKind.READINESS, day, score, "watch")
    elif kind == DAILY:
        rest = number(record, "currentDayRestingHeartRate", "restingHeartRate")
        yield metric_of(MetricKind.REST_HR, day, rest, "watch, day")
        steps = number(record, "totalSteps")
        yield metric_of(MetricKind.STEPS, day, steps, "day")


def _slept_h(record: Record) -> float | None:
    """Hours asleep: Garmin's sum, else the stages; the time awake is not in them."""
    whole = number(record, "totalSleepTimeInSeconds", "sleepTimeSeconds")
    if not whole:
        whole = sum(number(record, stage) or 0.0 for stage in _STAGES)
    return whole / 3600 if whole else None


def _newest_of_each_day(reply: object) -> list[Record]:
    """The last reading of each day: Garmin works it out anew after every session."""
    newest: dict[object, Record] = {}
    for record, _ in _dated(reply, ""):
        before = newest.get(day_of(record))
        if before is None or text(record, "timestamp") >= text(before, "timestamp"):
            newest[day_of(record)] = record
    return list(newest.values())
