"""The records of one leg as its streams."""

from array import array
from math import isnan

from coach.domain.activity import Streams
from connectors.fitfile.records import Rows


def streams_of(rows: Rows, begin: float) -> Streams | None:
    """The channels that hold at least one value; None where there are none.

    Args:
        rows: the leg's.
        begin: the activity's start, in seconds since FIT's epoch.
    """
    channels = {
        name: column for name, column in rows.channels.items() if _says(name, column)
    }
    if not channels:
        return None
    return Streams(array("d", (time - begin for time in rows.times)), channels)


def _says(name: str, column: "array[float]") -> bool:
    """Whether a channel holds something; power of 0 throughout is no power meter."""
    if name == "power_w":
        return any(value > 0 for value in column)
    return not all(isnan(value) for value in column)
