"""Counters of few bits unfolded, and with them the time of every message."""

from typing import TYPE_CHECKING

from connectors.fitfile.scan import Scan

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]

UNKNOWN = -1
"""The time of a message before any time was said."""

_NO_TIME = 0xFFFFFFFF
_SHORT_BITS = 5


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
    ahead[whole] = 0
    total = np.cumsum(ahead)
    anchor = latest(whole)
    counts = values[anchor] + total - total[anchor]
    return np.where(anchor < 0, UNKNOWN, counts)


def latest(known: "Flags") -> "Whole":
    """For each place the last known one up to it; -1 before the first."""
    import numpy as np

    return np.maximum.accumulate(np.where(known, np.arange(len(known)), -1))


def clock_of(found: Scan, layouts: "NDArray[np.int16]", short: "Whole") -> "Whole":
    """What the clock showed at each message of data, in seconds since FIT's epoch.

    It is the message's own time, what its short header stands for, or else the time
    of the message before.

    Args:
        found: the walk.
        layouts: for each message, which layout it has.
        short: for each message, the five bits of its short header, else -1.
    """
    import numpy as np

    own = _own_times(found, layouts)
    brief = short >= 0
    own[brief] = short[brief]
    said = own != UNKNOWN
    if brief.any():
        own[said] = unfolded(own[said], ~brief[said], _SHORT_BITS)
    if said.all():
        return own
    last = latest(said)
    return np.where(last < 0, UNKNOWN, own[last])


def _own_times(found: Scan, layouts: "NDArray[np.int16]") -> "Whole":
    """The times that stand in the messages themselves."""
    import numpy as np

    offsets = [-1 if d.time_offset is None else d.time_offset for d in found.layouts]
    offset = np.array(offsets, dtype=np.int64)[layouts]
    timed = offset >= 0
    times = np.full(len(layouts), UNKNOWN, dtype=np.int64)
    at = np.frombuffer(found.places, dtype=np.uint32)[timed] + 1 + offset[timed]
    if not at.size:
        return times
    windows: NDArray[np.void] = np.ndarray(
        (len(found.body) - 3,), "V4", found.body, 0, (1,)
    )
    fours = windows[at].view("<u4")
    big = np.array([d.big_endian for d in found.layouts])[layouts][timed]
    if big.any():
        fours = np.where(big, fours.byteswap(), fours)
    times[timed] = np.where(fours == _NO_TIME, UNKNOWN, fours.astype(np.int64))
    return times
