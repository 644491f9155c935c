"""Counters of few bits unfolded, and with them the time of every message."""

from typing import TYPE_CHECKING

from connectors.fitfile.definition import Definition
from connectors.fitfile.scan import Scan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]

UNKNOWN = -1
"""The time of a message before any time was said."""

SHORT = 0x80
"""From this header byte on, the lowest five bits are a time."""

_NO_TIME = 0xFFFFFFFF
_SHORT_TIME, _SHORT_BITS = 0x1F, 5


def unfolded(values: "Whole", whole: "Flags", bits: int) -> "Whole":
    """The full counts behind values of which only the lowest bits were written.

    A folded value stands for the next count, from the one before it on, that ends in
    these bits. Those before the first whole one are `UNKNOWN`.

    Args:
        values: counts, or their lowest bits.
        whole: which of them are counts.
        bits: how many bits the others have.
    """
    import numpy as np

    mask = (1 << bits) - 1
    ahead = np.diff(values & mask, prepend=0) & mask
    total = np.cumsum(ahead)
    anchor = latest(whole)
    counts = values[anchor] + total - total[anchor]
    return np.where(anchor < 0, UNKNOWN, counts)


def latest(known: "Flags") -> "Whole":
    """For each place the last known one up to it; -1 before the first."""
    import numpy as np

    return np.maximum.accumulate(np.where(known, np.arange(len(known)), -1))


def clock_of(
    found: Scan, layouts: "NDArray[np.int16]", headers: "NDArray[np.uint8]"
) -> "Whole":
    """What the clock showed at each message of data, in seconds since FIT's epoch.

    It is the message's own time, what its short header stands for, or else the time
    of the message before.

    Args:
        found: the walk.
        layouts: for each message, which layout it has.
        headers: for each message, its header byte.
    """
    import numpy as np

    shown = np.full(len(headers), UNKNOWN, dtype=np.int64)
    places = np.frombuffer(found.places, dtype=np.uint32)
    for place, definition in enumerate(found.layouts):
        if definition.time_offset is not None:
            mine = np.flatnonzero(layouts == place)
            at = places[mine] + (1 + definition.time_offset)
            windows: NDArray[np.void] = np.ndarray(
                (len(found.body) - 3,), "V4", found.body, 0, (1,)
            )
            shown[mine] = _seconds(windows[at], definition)
    short = headers >= SHORT
    shown[short] = headers[short] & _SHORT_TIME
    said = shown != UNKNOWN
    shown[said] = unfolded(shown[said], ~short[said], _SHORT_BITS)
    last = latest(said)
    return np.where(last < 0, UNKNOWN, shown[last])


def own_times(definition: Definition, content: "NDArray[np.void]") -> "Whole":
    """The times that stand in messages of one layout; `UNKNOWN` where none does."""
    import numpy as np

    offset = definition.time_offset
    if offset is None:
        return np.full(len(content), UNKNOWN, dtype=np.int64)
    octets = content.view(np.uint8).reshape(len(content), definition.size)
    fours = np.ascontiguousarray(octets[:, offset : offset + 4])
    return _seconds(fours.view("V4")[:, 0], definition)


def _seconds(fours: "NDArray[np.void]", definition: Definition) -> "Whole":
    import numpy as np

    times = fours.view(">u4" if definition.big_endian else "<u4").astype(np.int64)
    times[times == _NO_TIME] = UNKNOWN
    return times
