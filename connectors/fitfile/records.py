"""The column reader: an activity's records, channel by channel.

Decoding a record into objects takes fifty times as long as reading the same bytes
as columns, and a year of training has a million records.
"""

import math
import struct
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isnan
from typing import NamedTuple

from connectors.fitfile.scan import Definition, Run, Slot

NAN = math.nan


class _Base(NamedTuple):
    """A base type: its struct letter and the value that means nothing."""

    letter: str
    nothing: float


# By the number's low five bits; some writers leave out the byte-order bit above.
_BASES = {
    0: _Base("B", 0xFF),
    1: _Base("b", 0x7F),
    2: _Base("B", 0xFF),
    3: _Base("h", 0x7FFF),
    4: _Base("H", 0xFFFF),
    5: _Base("i", 0x7FFFFFFF),
    6: _Base("I", 0xFFFFFFFF),
    8: _Base("f", NAN),
    9: _Base("d", NAN),
    10: _Base("B", 0),
    11: _Base("H", 0),
    12: _Base("I", 0),
    14: _Base("q", 0x7FFFFFFFFFFFFFFF),
    15: _Base("Q", 0xFFFFFFFFFFFFFFFF),
    16: _Base("Q", 0),
}


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
_FINER = {"enhanced_speed": "speed_m_s", "enhanced_altitude": "altitude_m"}


@dataclass(frozen=True, slots=True)
class Rows:
    """Records as columns of one length.

    Attributes:
        times: seconds since FIT's epoch, strictly ascending.
        channels: by name; NaN where the device recorded nothing.
    """

    times: "array[float]"
    channels: "dict[str, array[float]]"

    def __len__(self) -> int:
        return len(self.times)

    def between(self, start: float, end: float) -> "Rows":
        """The rows with start <= time <= end."""
        first, last = bisect_left(self.times, start), bisect_right(self.times, end)
        return Rows(
            self.times[first:last],
            {name: column[first:last] for name, column in self.channels.items()},
        )

    def pick(self, kept: Sequence[int]) -> "Rows":
        """The rows at these places."""
        return Rows(
            array("d", (self.times[i] for i in kept)),
            {
                name: array("d", (column[i] for i in kept))
                for name, column in self.channels.items()
            },
        )


def read_rows(runs: Iterable[Run]) -> Rows:
    """The records as columns, in order of time, one row a second."""
    times = array("d")
    columns: dict[str, array[float]] = {}
    unfolder = _Distances()
    for run in runs:
        before = len(times)
        times.extend(NAN if t is None else float(t) for t in run.times)
        for name, values in _columns(run, unfolder):
            column = columns.setdefault(name, array("d"))
            column.extend([NAN] * (before - len(column)))
            column.extend(values[len(column) - before :])
    for column in columns.values():
        column.extend([NAN] * (len(times) - len(column)))
    return _in_order(times, _combined(columns))


def _columns(
    run: Run, unfolder: "_Distances"
) -> Iterator[tuple[str, "Sequence[float]"]]:
    """The columns of one run: name and values, NaN for nothing."""
    slots = [s for s in run.definition.slots if _readable(s)]
    if not slots:
        return
    layout = _layout(run.definition, slots)
    raw = zip(*layout.iter_unpack(run.payload), strict=True)
    for slot, values in zip(slots, raw, strict=True):
        if slot.number == COMPRESSED_SPEED_DISTANCE:
            yield from unfolder.columns(values)
        else:
            column = COLUMNS[slot.number]
            yield column.channel, _quantities(values, column, _BASES[slot.base & 0x1F])


def _readable(slot: Slot) -> bool:
    if slot.number == COMPRESSED_SPEED_DISTANCE:
        return slot.size >= 3
    base = _BASES.get(slot.base & 0x1F)
    if slot.number not in COLUMNS or base is None:
        return False
    return slot.size >= struct.calcsize(f"<{base.letter}")


def _layout(definition: Definition, slots: Sequence[Slot]) -> struct.Struct:
    """How to unpack one record: the slots' first values, all else skipped."""
    letters, at = [], 0
    for slot in slots:
        compressed = slot.number == COMPRESSED_SPEED_DISTANCE
        letter = "3s" if compressed else _BASES[slot.base & 0x1F].letter
        letters.append(f"{slot.offset - at}x{letter}")
        at = slot.offset + struct.calcsize(f"<{letter}")
    order = ">" if definition.big_endian else "<"
    return struct.Struct(f"{order}{''.join(letters)}{definition.size - at}x")


def _quantities(values: Sequence[float], column: Column, base: _Base) -> list[float]:
    _, scale, offset, low, high = column
    quantities = [
        NAN if v == base.nothing else v / scale - offset  # NaN equals nothing itself
        for v in values
    ]
    if min(quantities) >= low and max(quantities) <= high:
        return quantities
    return [q if low <= q <= high else NAN for q in quantities]


class _Distances:
    """Unfolds speed and distance packed into three bytes by old foot pods.

    Twelve bits of speed (1/100 m/s), twelve of distance (1/16 m) that start again
    from 0 every 256 m.
    """

    def __init__(self) -> None:
        self._sixteenths: int | None = None

    def columns(
        self, values: Iterable[bytes]
    ) -> tuple[tuple[str, list[float]], tuple[str, list[float]]]:
        """Speeds and distances, the distance counted on from the last call."""
        pairs = [self._pair(value) for value in values]
        return ("speed_m_s", [p[0] for p in pairs]), (
            "distance_m",
            [p[1] for p in pairs],
        )

    def _pair(self, packed: bytes) -> tuple[float, float]:
        if packed == b"\xff\xff\xff":
            return NAN, NAN
        number = int.from_bytes(packed, "little")
        speed, distance = number & 0xFFF, number >> 12
        last = self._sixteenths or 0
        self._sixteenths = last + ((distance - last) & 0xFFF)
        return speed / 100, self._sixteenths / 16


def _combined(columns: "dict[str, array[float]]") -> "dict[str, array[float]]":
    """The finer of two fields for one quantity; whole cadence plus its fraction."""
    for finer, name in _FINER.items():
        if finer in columns:
            values = columns.pop(finer)
            plain = columns.get(name, values)
            columns[name] = array(
                "d", (p if isnan(f) else f for f, p in zip(values, plain, strict=True))
            )
    fraction = columns.pop("cadence_fraction", None)
    if fraction is not None and "cadence_rpm" in columns:
        pairs = zip(columns["cadence_rpm"], fraction, strict=True)
        columns["cadence_rpm"] = array(
            "d", (c if isnan(f) else c + f for c, f in pairs)
        )
    return columns


def _in_order(times: "array[float]", columns: "dict[str, array[float]]") -> Rows:
    """Rows by ascending time; rows of one second become one, later values win."""
    rows = Rows(times, columns)
    if all(a < b for a, b in pairwise(times)) and not (times and isnan(times[0])):
        return rows
    dated = (i for i, time in enumerate(times) if not isnan(time))
    order = sorted(dated, key=times.__getitem__)
    firsts: list[int] = []
    place: dict[float, int] = {}
    for i in order:
        first = place.setdefault(times[i], i)
        if first == i:
            firsts.append(i)
            continue
        for column in columns.values():
            if not isnan(column[i]):
                column[first] = column[i]
    return rows.pick(firsts)
