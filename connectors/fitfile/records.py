"""The column reader: an activity's records, channel by channel.

Decoding a record into objects takes hundreds of times as long as reading the same
bytes as columns, and a year of training has a million records.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from connectors.fitfile.clock import UNKNOWN, unfolded
from connectors.fitfile.definition import Slot
from connectors.fitfile.profile import RECORD
from connectors.fitfile.tables import Table, nothing

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Doubles = NDArray[np.float64]
    Flags = NDArray[np.bool_]
    Whole = NDArray[np.int64]


class Column(NamedTuple):
    """One field of a record: its channel, scale, offset and possible values."""

    channel: str
    scale: float
    offset: float
    low: float
    high: float


_SEMICIRCLES = 2**31 / 180

COLUMNS = {
    0: Column("latitude_deg", _SEMICIRCLES, 0, -90, 90),
    1: Column("longitude_deg", _SEMICIRCLES, 0, -180, 180),
    2: Column("altitude_m", 5, 500, -500, 20_000),
    3: Column("heart_rate_bpm", 1, 0, 20, 250),
    4: Column("cadence_rpm", 1, 0, 0, 250),
    5: Column("distance_m", 100, 0, 0, 10_000_000),
    6: Column("speed_m_s", 1000, 0, 0, 150),
    7: Column("power_w", 1, 0, 0, 4000),
    13: Column("temperature_c", 1, 0, -80, 100),
    53: Column("cadence_fraction", 128, 0, 0, 1),
    73: Column("enhanced_speed", 1000, 0, 0, 150),
    78: Column("enhanced_altitude", 5, 500, -500, 20_000),
}
"""What is read of a record, by field number; other values are left out."""

COMPRESSED_SPEED_DISTANCE = 8
_PACKED_BYTES = 3
_FINER = {"enhanced_speed": "speed_m_s", "enhanced_altitude": "altitude_m"}


@dataclass(frozen=True, slots=True)
class Rows:
    """Records as columns of one length.

    Attributes:
        times: seconds since FIT's epoch, strictly ascending.
        channels: by name; NaN where the device recorded nothing.
    """

    times: "Doubles"
    channels: "Mapping[str, Doubles]"

    def __len__(self) -> int:
        return len(self.times)

    @property
    def first(self) -> list[float]:
        """The time of the first row, if there is one."""
        return list(map(float, self.times[:1]))

    @property
    def last(self) -> list[float]:
        """The time of the last row, if there is one."""
        return list(map(float, self.times[-1:]))

    def between(self, start: float, end: float) -> "Rows":
        """The rows with start <= time <= end."""
        first = int(self.times.searchsorted(start, side="left"))
        last = int(self.times.searchsorted(end, side="right"))
        if (first, last) == (0, len(self)):
            return self
        cut = {name: column[first:last] for name, column in self.channels.items()}
        return Rows(self.times[first:last], cut)

    def values(self, channel: str) -> "Doubles":
        """What a channel holds, gaps left out."""
        import numpy as np

        column = self.channels.get(channel)
        return np.empty(0) if column is None else column[~np.isnan(column)]


def read_rows(tables: Sequence[Table]) -> Rows:
    """The records as columns, in order of time, one row a second.

    Args:
        tables: a part's; those that are no records are passed over.
    """
    import numpy as np

    records = [table for table in tables if table.definition.number == RECORD]
    places = _places(records)
    count = sum(map(len, records))
    times = np.empty(count)
    columns: dict[str, Doubles] = {}
    for table, rows in zip(records, places, strict=True):
        times[rows] = table.times
        for name, values in _columns(table):
            if len(records) == 1:
                columns[name] = values
                continue
            if name not in columns:
                columns[name] = np.full(count, np.nan)
            columns[name][rows] = values
    for name, values in _packed(records, places, count):
        column = columns.setdefault(name, values)
        column[:] = np.where(np.isnan(column), values, column)
    return _in_order(times, _combined(columns))


def _places(tables: Sequence[Table]) -> "list[Whole | slice]":
    """Which rows a table's messages are, all tables counted together."""
    import numpy as np

    if len(tables) == 1:
        return [slice(None)]
    order = np.concatenate([table.order for table in tables] or [np.empty(0, int)])
    rank = np.empty(len(order), dtype=np.int64)
    rank[np.argsort(order, kind="stable")] = np.arange(len(order))
    ends = np.cumsum([len(table) for table in tables])
    return list(np.split(rank, ends[:-1])) if tables else []


def _columns(table: Table) -> "Iterator[tuple[str, Doubles]]":
    """The columns of one layout: name and values, NaN for nothing."""
    seen: set[int] = set()
    for slot in table.definition.slots:
        column = COLUMNS.get(slot.number)
        if column is None or slot.number in seen:
            continue
        raw = table.first(slot)
        if raw is not None:
            seen.add(slot.number)
            yield column.channel, _quantities(raw, slot, column)


def _quantities(raw: "Doubles", slot: Slot, column: Column) -> "Doubles":
    """The raw numbers scaled; NaN for none and for what cannot be."""
    import numpy as np

    quantities = raw.astype(np.float64)
    if column.scale != 1:
        quantities /= column.scale
    if column.offset:
        quantities -= column.offset
    possible = (quantities >= column.low) & (quantities <= column.high)
    possible &= ~nothing(raw, slot)
    if not possible.all():
        quantities[~possible] = np.nan
    return quantities


def _packed(
    tables: Sequence[Table], places: "Sequence[Whole | slice]", count: int
) -> "Iterator[tuple[str, Doubles]]":
    """Speeds and distances packed into three bytes by old foot pods.

    Twelve bits of speed (1/100 m/s), twelve of distance (1/16 m) that start again
    from 0 every 256 m.
    """
    import numpy as np

    found = [
        (rows, table.octets(slot).astype(np.int64))
        for table, rows in zip(tables, places, strict=True)
        for slot in table.definition.slots
        if slot.number == COMPRESSED_SPEED_DISTANCE and slot.size >= _PACKED_BYTES
    ]
    if not found:
        return
    numbers = np.full(count, UNKNOWN, dtype=np.int64)
    for rows, octets in found:
        numbers[rows] = octets[:, 0] | octets[:, 1] << 8 | octets[:, 2] << 16
    numbers[numbers == 0xFFFFFF] = UNKNOWN
    held = np.flatnonzero(numbers != UNKNOWN)
    if not held.size:
        return
    speeds, distances = np.full(count, np.nan), np.full(count, np.nan)
    speeds[held] = (numbers[held] & 0xFFF) / 100
    sixteenths = np.concatenate(([0], numbers[held] >> 12))
    begun = np.arange(len(sixteenths)) == 0
    distances[held] = unfolded(sixteenths, begun, 12)[1:] / 16
    yield "speed_m_s", speeds
    yield "distance_m", distances


def _combined(columns: "dict[str, Doubles]") -> "dict[str, Doubles]":
    """The finer of two fields for one quantity; whole cadence plus its fraction."""
    import numpy as np

    for finer, name in _FINER.items():
        if finer in columns:
            values = columns.pop(finer)
            plain = columns.get(name, values)
            columns[name] = np.where(np.isnan(values), plain, values)
    fraction = columns.pop("cadence_fraction", None)
    if fraction is not None and "cadence_rpm" in columns:
        columns["cadence_rpm"] += np.nan_to_num(fraction)
    return columns


def _in_order(times: "Doubles", columns: "dict[str, Doubles]") -> Rows:
    """Rows by ascending time; rows of one second become one, later values win."""
    import numpy as np

    if not len(times) or (times[0] != UNKNOWN and (np.diff(times) > 0).all()):
        return Rows(times, columns)
    order = np.argsort(times, kind="stable")
    order = order[times[order] != UNKNOWN]
    times = times[order]
    new = np.diff(times, prepend=UNKNOWN) > 0
    row = np.cumsum(new) - 1
    merged: dict[str, Doubles] = {}
    for name, column in columns.items():
        values = column[order]
        held = ~np.isnan(values)
        merged[name] = np.full(np.count_nonzero(new), np.nan)
        merged[name][row[held]] = values[held]
    return Rows(times[new], merged)
