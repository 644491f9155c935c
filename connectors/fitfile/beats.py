"""Heart beats that a chest strap kept under water and handed over afterwards.

A watch appends them to the activity as further parts of the file, in messages of
their own (`hr`), timed in 1/1024 s by the strap's clock.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from connectors.fitfile.clock import UNKNOWN, latest, unfolded
from connectors.fitfile.profile import HR
from connectors.fitfile.records import Rows
from connectors.fitfile.tables import Table, known

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]
    Numbers = NDArray[Any]

MAX_BEATS = 1_000_000
"""Two days at 250 beats a minute are fewer."""

_TICKS = 1024
_FRACTIONS = 32768
_LOW_BPM, _HIGH_BPM = 20, 250
_TIME, _FRACTION, _RATE, _EVENT, _EVENT_12 = 253, 0, 6, 9, 10

# One count of the strap's clock: in which message, the count or its lowest twelve
# bits, the rate of the beat then, and what to add to the strap's seconds from here
# on. NaN: no beat, no change.
_COUNT = [("message", "i8"), ("count", "i8"), ("whole", "?"), ("bpm", "f8")]
_COUNT += [("ahead", "f8")]


@dataclass(frozen=True, slots=True)
class Beats:
    """Beats in order of time.

    Attributes:
        times: seconds since FIT's epoch.
        bpm: their rates.
    """

    times: "Doubles"
    bpm: "Doubles"

    def __len__(self) -> int:
        return len(self.times)


def read_beats(parts: Iterable[Sequence[Table]]) -> Beats:
    """The beats of `hr` messages.

    A message with a timestamp sets the strap's clock against the watch's; the
    others hold times of twelve bits that count on from the last one.

    Args:
        parts: the tables of each part of a file; those of other messages are passed
            over.
    """
    import numpy as np

    found = [np.empty(0, dtype=_COUNT)]
    for tables in parts:
        counts = [_counts(t) for t in tables if t.definition.number == HR]
        if counts:
            joined = np.concatenate(counts)
            found.append(joined[np.argsort(joined["message"], kind="stable")])
    counted = np.concatenate(found)[:MAX_BEATS]
    setting = latest(~np.isnan(counted["ahead"]))
    kept = setting >= 0
    if not kept.any():
        return Beats(np.empty(0), np.empty(0))
    bpm = counted["bpm"][kept]
    ticks = unfolded(counted["count"][kept], counted["whole"][kept], 12)
    times = counted["ahead"][setting[kept]] + ticks / _TICKS
    real = (bpm >= _LOW_BPM) & (bpm <= _HIGH_BPM)
    order = np.lexsort((bpm[real], times[real]))
    return Beats(times[real][order], bpm[real][order])


def _counts(table: Table) -> "Numbers":
    """The counts of one layout, message by message."""
    import numpy as np

    bpm, events = _whole(table, _RATE), _whole(table, _EVENT)
    folded = _folded(table)
    width = min(bpm.shape[1], max(events.shape[1], folded.shape[1]))
    rows = min(len(table), MAX_BEATS // (width + 1))
    counts = np.zeros((rows, width + 1), dtype=_COUNT)
    counts["message"] = table.order[:rows, None]
    counts["count"], counts["bpm"], counts["ahead"] = UNKNOWN, np.nan, np.nan
    _set_clock(counts[:, 0], table, events[:rows])
    beats = counts[:, 1:]
    beats["bpm"] = bpm[:rows, :width]
    _put(beats["count"], events[:rows])
    beats["whole"] = True
    packed = (folded[:rows] != UNKNOWN).any(axis=1)
    beats["whole"][packed] = False
    short = np.full((np.count_nonzero(packed), width), UNKNOWN)
    _put(short, folded[:rows][packed])
    beats["count"][packed] = short
    held: Numbers = counts[counts["count"] != UNKNOWN]
    return held


def _put(into: "Numbers", values: "Numbers") -> None:
    """Values into the columns that both have."""
    width = min(into.shape[1], values.shape[1])
    into[:, :width] = values[:, :width]


def _set_clock(counts: "Numbers", table: Table, events: "Numbers") -> None:
    """The first count of a message that says what time it was then."""
    import numpy as np

    rows = len(counts)
    time, fraction = _whole(table, _TIME)[:rows], _whole(table, _FRACTION)[:rows]
    if not (time.shape[1] and events.shape[1]):
        return
    times = np.where(table.short[:rows], table.times[:rows], time[:, 0])
    set_ = (times != UNKNOWN) & (events[:, 0] != UNKNOWN)
    ahead = times - events[:, 0] / _TICKS
    if fraction.shape[1]:
        ahead += np.maximum(fraction[:, 0], 0) / _FRACTIONS
    counts["count"][set_] = events[set_, 0]
    counts["whole"] = True
    counts["ahead"][set_] = ahead[set_]


def _whole(table: Table, number: int) -> "Numbers":
    """The numbers of a field, a row a message, `UNKNOWN` for none."""
    import numpy as np

    for slot in table.definition.slots:
        values = table.every(slot) if slot.number == number else None
        if values is not None and values.dtype.kind in "iu":
            return known(values, slot, UNKNOWN)
    return np.empty((len(table), 0), dtype=np.int64)


def _folded(table: Table) -> "Numbers":
    """Two numbers of twelve bits in every three bytes, `UNKNOWN` for none."""
    import numpy as np

    for slot in table.definition.slots:
        if slot.number == _EVENT_12:
            octets = table.octets(slot)
            padded = np.zeros((len(table), (slot.size + 2) // 3, 3), dtype=np.int64)
            padded.reshape(len(table), -1)[:, : slot.size] = octets
            a, b, c = padded[:, :, 0], padded[:, :, 1], padded[:, :, 2]
            pairs = np.stack((a | (b & 0xF) << 8, b >> 4 | c << 4), axis=2)
            numbers = pairs.reshape(len(table), -1)[:, : slot.size * 8 // 12]
            numbers[(octets == 0xFF).all(axis=1)] = UNKNOWN
            return numbers
    return np.empty((len(table), 0), dtype=np.int64)


def with_beats(rows: Rows, beats: Beats) -> Rows:
    """The rows with the mean rate of the beats since the row before."""
    import numpy as np

    if not beats or not rows:
        return rows
    totals = np.concatenate(([0.0], np.cumsum(beats.bpm)))
    after = beats.times.searchsorted(rows.times, side="right")
    begun = beats.times.searchsorted(rows.times[:1] - 1, side="right")
    before = np.concatenate((begun, after[:-1]))
    beaten = after > before
    rates = np.full(len(rows), np.nan)
    rates[:] = rows.channels.get("heart_rate_bpm", rates)
    sums = totals[after] - totals[before]
    rates[beaten] = sums[beaten] / (after - before)[beaten]
    return Rows(rows.times, {**rows.channels, "heart_rate_bpm": rates})
