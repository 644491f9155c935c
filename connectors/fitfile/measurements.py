"""Body weight, body fat and VO2max that files hold beside activities."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from uuid import uuid5

from coach.domain.metric import Metric, MetricKind
from connectors.fitfile.identity import NAMESPACE
from connectors.fitfile.messages import Message
from connectors.fitfile.moments import instant
from connectors.fitfile.names import device_of
from connectors.fitfile.profile import MAX_MET_DATA, WEIGHT_SCALE

_RIDING = 2
_POSSIBLE = {
    MetricKind.WEIGHT: (20, 400),
    MetricKind.BODY_FAT: (2, 75),
    MetricKind.VO2MAX: (10, 100),
}


def read_metrics(
    messages: Iterable[Message], file_id: Message | None, timezone: tzinfo
) -> tuple[Metric, ...]:
    """The measurements of a part; impossible values are left out.

    Args:
        messages: those that measure; others are passed over.
        file_id: its `file_id` message: the device, and the time where none is given.
        timezone: the athlete's, for the day.
    """
    device = device_of(file_id)
    begun = None if file_id is None else instant(file_id.real("time_created"))
    return tuple(
        metric_of(kind, value, method, at.astimezone(timezone), device)
        for kind, value, method, stamp in _measured(messages)
        if (at := instant(stamp) or begun) is not None
        and _POSSIBLE[kind][0] <= value <= _POSSIBLE[kind][1]
    )


def _measured(
    messages: Iterable[Message],
) -> Iterator[tuple[MetricKind, float, str, float | None]]:
    """Kind, value, method and time of everything measured."""
    for message in messages:
        if message.number == WEIGHT_SCALE:
            stamp = message.real("timestamp")
            weight, fat = message.real("weight"), message.real("percent_fat")
            if weight is not None:
                yield MetricKind.WEIGHT, weight, "scale", stamp
            if fat is not None:
                yield MetricKind.BODY_FAT, fat, "scale", stamp
        elif message.number == MAX_MET_DATA:
            value = message.real("vo2_max")
            method = "ride" if message.whole("sport") == _RIDING else "run"
            if value is not None:
                stamp = message.real("update_time")
                yield MetricKind.VO2MAX, value, f"watch, {method}", stamp


def metric_of(
    kind: MetricKind, value: float, method: str, at: datetime, device: str | None
) -> Metric:
    """The measurement, with an id derived from its content."""
    content = f"{kind} {at.timestamp():.0f} {value:.3f} {method} {device}"
    return Metric(
        uuid=str(uuid5(NAMESPACE, content)),
        kind=kind,
        day=at.date(),
        value=round(value, 3),
        method=method,
        source="fit",
        at=at,
        device=device,
    )
