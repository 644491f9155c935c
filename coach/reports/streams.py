"""Second-by-second channels as JSON: short, exact, and no riddle to any reader.

A channel is `{"scale": 1000, "offset": 0, "steps": [...]}`: watches record whole
numbers of a unit, and what stands there are the steps from one number to the next, the
first from 0; `value = number / scale + offset`. A record that holds nothing is null and
no step. A channel that is no whole number of anything is a plain list of its values.
"""

from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coach.domain.activity import Streams
from coach.reports.numbers import Document

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_UNITS: tuple[tuple[float, float], ...] = (
    *((10**digits, 0) for digits in range(8)),
    (5, -500),  # FIT's altitude
    *((2**bits, 0) for bits in (1, 2, 7, 8, 10)),
    (2**31 / 180, 0),  # a half turn of the earth
)
_LARGEST = 2.0**52


def streams_document(streams: Streams) -> Document:
    """Each channel under its name, the time first."""
    channels = {"time_s": streams.time_s, **streams.channels}
    return {name: channel(values) for name, values in channels.items()}


def channel(values: "array[float]") -> object:
    """The channel as steps, or as a list where it is made of no unit known."""
    import numpy as np

    doubles = np.frombuffer(values, dtype=np.float64)
    held = np.isfinite(doubles)
    found = _steps(doubles[held])
    if found is None:
        return _with_gaps(doubles[held].tolist(), held)
    steps, scale, offset = found
    return {"scale": scale, "offset": offset, "steps": _with_gaps(steps, held)}


def _steps(values: "NDArray[np.float64]") -> tuple[list[int], float, float] | None:
    import numpy as np

    if not (np.abs(values) < _LARGEST).all():
        return None
    for scale, offset in _UNITS:
        scaled = np.rint((values - offset) * scale)
        if (np.abs(scaled) > _LARGEST).any():
            continue
        numbers = scaled.astype(np.int64)
        if (numbers / scale + offset).tobytes() == values.tobytes():
            return np.diff(numbers, prepend=0).tolist(), scale, offset
    return None


def _with_gaps(
    values: Sequence[float], held: "NDArray[np.bool_]"
) -> list[float | None]:
    if len(values) == len(held):
        return [*values]
    following = iter(values)
    return [next(following) if there else None for there in held.tolist()]
