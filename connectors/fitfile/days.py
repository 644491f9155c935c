"""What a watch says of a whole day or night: steps, resting heart rate, sleep, HRV.

Field numbers and scales are those of Garmin's public profile, as fitdecode and the
official SDK have them. That a sleep begins and ends with event 74, which no profile
names, and that a level of sleep lasts until the next message, is what people found in
files of their own.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from operator import itemgetter
from statistics import fmean
from uuid import uuid5

from coach.domain.metric import Metric, MetricKind
from connectors.fitfile.contents import Contents
from connectors.fitfile.identity import NAMESPACE
from connectors.fitfile.measurements import metric_of
from connectors.fitfile.messages import Message
from connectors.fitfile.moments import instant, offset_of, zone_at
from connectors.fitfile.names import device_of
from connectors.fitfile.profile import (
    ACTIVITY,
    EVENT,
    HRV_STATUS_SUMMARY,
    HRV_VALUE,
    MONITORING,
    MONITORING_HR_DATA,
    MONITORING_INFO,
    SLEEP_LEVEL,
    TIMESTAMP_CORRELATION,
)

_RUNNING, _WALKING = 1, 6
_ASLEEP = {2, 3, 4}  # light, deep, REM
_SLEEP, _START, _STOPS = 74, 0, {1, 4, 8, 9}
_LAST_LEVEL_S = 60.0
_LONGEST_LEVEL_S = 6 * 3600
_POSSIBLE = {
    MetricKind.STEPS: (1, 200_000),
    MetricKind.REST_HR: (25, 130),
    MetricKind.SLEEP: (0.25, 20),
    MetricKind.HRV: (1, 300),
}


@dataclass(frozen=True, slots=True)
class _Day:
    """Where a part's days are, and which device measured."""

    offset: timedelta | None
    athletes: tzinfo
    device: str | None

    def local(self, seconds: float | None) -> datetime | None:
        """The moment with the offset of the place; None where it is of no use."""
        moment = instant(seconds)
        if moment is None:
            return None
        return moment.astimezone(zone_at(moment, self.offset, self.athletes).tz)


def read_days(contents: Contents, timezone: tzinfo) -> tuple[Metric, ...]:
    """The days' and nights' measurements of a part; impossible ones are left out.

    Steps have an id made of kind, day and device alone: a file may hold a part of a
    day, so that of two with one id the larger is the day's.

    Args:
        contents: a part.
        timezone: the athlete's, for days where the device says no offset.
    """
    clocks = contents.of(ACTIVITY, TIMESTAMP_CORRELATION, MONITORING_INFO)
    day = _Day(offset_of(clocks), timezone, device_of(contents.file_id))
    found = (
        *_steps(contents.of(MONITORING), day),
        *_resting(contents.of(MONITORING_HR_DATA), day),
        *_slept(contents, day),
        *_variability(contents, day),
    )
    return tuple(
        metric
        for metric in found
        if _POSSIBLE[metric.kind][0] <= metric.value <= _POSSIBLE[metric.kind][1]
    )


def _steps(messages: Iterable[Message], day: _Day) -> Iterator[Metric]:
    """One total a day: the highest count of walking and that of running together."""
    highest: dict[date, dict[int, int]] = {}
    for message in messages:
        steps = message.whole("steps")
        steps = message.whole("steps_16") if steps is None else steps
        at = day.local(message.real("timestamp"))
        kind = _activity_type(message)
        if steps is None or at is None or kind not in {_WALKING, _RUNNING}:
            continue
        # A count at midnight is the last one of the day that ends there.
        counts = highest.setdefault((at - timedelta(seconds=1)).date(), {})
        counts[kind] = max(steps, counts.get(kind, 0))
    for when, counts in highest.items():
        key = f"{MetricKind.STEPS} {when} {day.device}"
        yield Metric(
            uuid=str(uuid5(NAMESPACE, key)),
            kind=MetricKind.STEPS,
            day=when,
            value=float(sum(counts.values())),
            method="day",
            source="fit",
            device=day.device,
        )


def _activity_type(message: Message) -> int | None:
    kind = message.whole("activity_type")
    packed = message.whole("activity_type_and_intensity")
    return kind if kind is not None or packed is None else packed & 0x1F


def _resting(messages: Sequence[Message], day: _Day) -> Iterator[Metric]:
    """The last value of each day; the mean of seven days is another matter."""
    last: dict[date, tuple[datetime, float]] = {}
    for message in messages:
        at = day.local(message.real("timestamp"))
        rate = message.real("current_day_resting_heart_rate")
        if at is not None and rate:
            last[at.date()] = (at, rate)
    for at, rate in last.values():
        yield metric_of(MetricKind.REST_HR, rate, "watch, day", at, day.device)


def _slept(contents: Contents, day: _Day) -> Iterator[Metric]:
    """Hours of light, deep and REM sleep, on the day on which the night ended."""
    dated = [(m.real("timestamp"), m) for m in contents.of(SLEEP_LEVEL)]
    known = [(time, m.whole("sleep_level")) for time, m in dated if time is not None]
    levels = sorted(known, key=itemgetter(0))
    if not levels:
        return
    begin, end = _night(contents.of(EVENT), levels[0][0], levels[-1][0])
    following = [time for time, _ in levels[1:]] + [end]
    slept = 0.0
    for (time, level), after in zip(levels, following, strict=True):
        lasted = min(after, end) - max(time, begin)
        if level in _ASLEEP and 0 < lasted <= _LONGEST_LEVEL_S:
            slept += lasted
    at = day.local(end)
    if at is not None:
        yield metric_of(MetricKind.SLEEP, slept / 3600, "watch", at, day.device)


def _night(events: Iterable[Message], first: float, last: float) -> tuple[float, float]:
    """Begin and end of the sleep, as the device says or as the levels show."""
    begin, end = first, last + _LAST_LEVEL_S
    for event in events:
        time = event.real("timestamp")
        if event.whole("event") != _SLEEP or time is None:
            continue
        if event.whole("event_type") == _START:
            begin = time
        elif event.whole("event_type") in _STOPS:
            end = time
    return begin, end


def _variability(contents: Contents, day: _Day) -> Iterator[Metric]:
    """The mean RMSSD of each night: the device's, else that of its five minutes."""
    said = [
        (day.local(message.real("timestamp")), message.real("last_night_average"))
        for message in contents.of(HRV_STATUS_SUMMARY)
    ]
    nights = [(at, mean) for at, mean in said if at is not None and mean is not None]
    if not nights:
        every = [
            (day.local(message.real("timestamp")), message.real("value"))
            for message in contents.of(HRV_VALUE)
        ]
        sound = [(at, ms) for at, ms in every if at is not None and ms is not None]
        if sound:
            ended = max(at for at, _ in sound)
            nights = [(ended, fmean(ms for _, ms in sound))]
    for at, mean in nights:
        yield metric_of(MetricKind.HRV, mean, "rmssd, night", at, day.device)
