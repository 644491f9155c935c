"""A session out of its laps and records, for files without a summary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean

from connectors.fitfile.laps import begin_of
from connectors.fitfile.messages import Message
from connectors.fitfile.names import LAP_SWIMMING, SWIMMING
from connectors.fitfile.profile import SESSION
from connectors.fitfile.records import Rows
from connectors.plausible import LONGEST_S

_SLACK_S = 60
_TIMER, _START, _STOPS = 0, 0, {1, 4, 8, 9}


@dataclass(frozen=True, slots=True)
class Pieces:
    """What a session can be put together from."""

    rows: Rows
    laps: Sequence[Message] = ()
    lengths: Sequence[Message] = ()
    sports: Sequence[Message] = ()
    events: Sequence[Message] = ()


def rebuilt(pieces: Pieces) -> Message | None:
    """The `session` message that the device would have written, as far as it goes.

    None where nothing tells when the training was or how long.
    """
    rows = _of_one_training(pieces.rows)
    begins = [*rows.first, *_known(begin_of(lap) for lap in pieces.laps)]
    begins += _known(length.real("start_time") for length in pieces.lengths)
    if not begins:
        return None
    start = min(begins)
    end = max([*rows.last, *_ends([*pieces.laps, *pieces.lengths]), *begins])
    if end == start:
        return None
    found: dict[str, object | None] = {
        "start_time": start,
        "total_elapsed_time": end - start,
        "total_timer_time": _timer(pieces, start, end),
        "total_distance": _distance(rows, pieces.laps),
        "total_calories": _total(pieces.laps, "total_calories"),
        **_sport(pieces),
        **_means(rows),
    }
    return Message(SESSION, {k: v for k, v in found.items() if v is not None})


def _of_one_training(rows: Rows) -> Rows:
    """The rows within two days of the middle one; a clock may have been set anew."""
    if not rows:
        return rows
    middle = float(rows.times[len(rows) // 2])
    return rows.between(middle - LONGEST_S / 2, middle + LONGEST_S / 2)


def _known(values: Iterable[float | None]) -> list[float]:
    return [value for value in values if value is not None]


def _ends(messages: Iterable[Message]) -> list[float]:
    """When laps and lengths ended."""
    ends = []
    for message in messages:
        begun, elapsed = begin_of(message), message.real("total_elapsed_time")
        if begun is not None and elapsed is not None and elapsed <= LONGEST_S:
            ends.append(begun + elapsed)
    return ends


def _timer(pieces: Pieces, start: float, end: float) -> float | None:
    """The timer's time: from its starts and stops, else from laps up to the end."""
    ran, since = 0.0, None
    for event in pieces.events:
        time, kind = event.real("timestamp"), event.whole("event_type")
        if event.whole("event") != _TIMER or time is None or not start <= time <= end:
            continue
        if kind == _START and since is None:
            since = time
        elif kind in _STOPS and since is not None:
            ran, since = ran + time - since, None
    ran += 0.0 if since is None else end - since
    if ran or max(_ends(pieces.laps), default=0.0) < end - _SLACK_S:
        return ran or None
    return _total(pieces.laps, "total_timer_time")


def _distance(rows: Rows, laps: Sequence[Message]) -> float | None:
    """The farthest record's, else the laps' together."""
    farthest = max(map(float, rows.values("distance_m")), default=None)
    together = _total(laps, "total_distance")
    if farthest is None or together is None:
        return together if farthest is None else farthest
    return max(farthest, together)


def _total(messages: Iterable[Message], name: str) -> float | None:
    values = _known(message.real(name) for message in messages)
    return sum(values) if values else None


def _means(rows: Rows) -> dict[str, object | None]:
    rates = rows.values("heart_rate_bpm").tolist()
    watts = rows.values("power_w").tolist()
    return {
        "avg_heart_rate": round(fmean(rates)) if rates else None,
        "max_heart_rate": round(max(rates)) if rates else None,
        "avg_power": round(fmean(watts)) if watts else None,
    }


def _sport(pieces: Pieces) -> dict[str, object | None]:
    """What the last `sport` message says, else the laps; lengths mean a pool."""
    for message in (*reversed(pieces.sports), *pieces.laps):
        if message.whole("sport") is not None:
            names = ("sport", "sub_sport")
            return {name: message.whole(name) for name in names}
    if pieces.lengths:
        return {"sport": SWIMMING, "sub_sport": LAP_SWIMMING}
    return {}
