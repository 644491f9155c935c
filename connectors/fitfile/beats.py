"""Heart beats that a chest strap kept under water and handed over afterwards.

A watch appends them to the activity as further parts of the file, in messages of
their own (`hr`), timed in 1/1024 s by the strap's clock.
"""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from connectors.fitfile.messages import Message
from connectors.fitfile.records import NAN, Rows

_TICKS = 1024
_LOW_BPM, _HIGH_BPM = 20, 250

Beat = tuple[float, int]
"""Seconds since FIT's epoch, and the rate in beats per minute."""


def read_beats(messages: Iterable[Message]) -> tuple[Beat, ...]:
    """The beats of `hr` messages, in order of time.

    A message with a timestamp sets the strap's clock against the watch's; the
    others hold times of twelve bits that count on from the last one.
    """
    beats: list[Beat] = []
    clock: float | None = None  # what to add to the strap's seconds
    ticks = 0
    for message in messages:
        time, first = message.real("timestamp"), message.many("event_timestamp")
        if time is not None and first and first[0] is not None:
            ticks = first[0]
            fraction = message.real("fractional_timestamp") or 0.0
            clock = time + fraction - ticks / _TICKS
        if clock is None:
            continue
        counted = _ticks(message, ticks)
        for tick, bpm in zip(counted, message.many("filtered_bpm"), strict=False):
            ticks = tick
            if bpm is not None and _LOW_BPM <= bpm <= _HIGH_BPM:
                beats.append((clock + tick / _TICKS, bpm))
    return tuple(sorted(beats))


def _ticks(message: Message, last: int) -> list[int]:
    """The strap's time of every beat in a message."""
    packed = message.many("event_timestamp_12")
    if not packed:
        return [tick for tick in message.many("event_timestamp") if tick is not None]
    number = int.from_bytes(bytes(byte or 0 for byte in packed), "little")
    ticks = []
    for place in range(len(packed) * 8 // 12):
        twelve = (number >> (12 * place)) & 0xFFF
        last += (twelve - last) & 0xFFF
        ticks.append(last)
    return ticks


def with_beats(rows: Rows, beats: Sequence[Beat]) -> Rows:
    """The rows with the mean rate of the beats since the row before."""
    if not beats or not rows:
        return rows
    times = [time for time, _ in beats]
    totals = [0]
    for _, bpm in beats:
        totals.append(totals[-1] + bpm)
    rates = array("d", rows.channels.get("heart_rate_bpm", [NAN] * len(rows)))
    before = bisect_right(times, rows.times[0] - 1)
    for row, time in enumerate(rows.times):
        after = bisect_right(times, time)
        if after > before:
            rates[row] = (totals[after] - totals[before]) / (after - before)
        before = after
    return Rows(rows.times, rows.channels | {"heart_rate_bpm": rates})
