"""The records of one leg as its streams."""

from array import array
from typing import TYPE_CHECKING

from coach.domain.activity import Streams
from connectors.fitfile.records import Rows

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def streams_of(rows: Rows, begin: float) -> Streams | None:
    """The channels that hold at least one value; None where there are none.

    Args:
        rows: the leg's.
        begin: the activity's start, in seconds since FIT's epoch.
    """
    channels = {
        name: _array(column)
        for name, column in rows.channels.items()
        if _says(name, column)
    }
    if not channels:
        return None
    return Streams(_array(rows.times - begin), channels)


def _says(name: str, column: "NDArray[np.float64]") -> bool:
    """Whether a channel holds something; power of 0 throughout is no power meter."""
    import numpy as np

    if name == "power_w":
        return bool((column > 0).any())
    return not np.isnan(column).all()


def _array(column: "NDArray[np.float64]") -> "array[float]":
    doubles = array("d")
    doubles.frombytes(column.data.cast("B"))
    return doubles
