"""FIT files column by column: all rows of a message kind at once.

Made for years of seconds, where a general encoder takes minutes. The layout is that
of Garmin's FIT protocol; only the messages and fields the demo needs are known.
"""

import math
import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from fastcrc import crc16

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)
"""FIT counts seconds from here."""

_PROTOCOL = 0x20
_PROFILE = 21158
_LOCAL_TYPES = 16

Value = float | str | None
"""A field's value in its own unit; None and NaN become the type's invalid value."""


@dataclass(frozen=True, slots=True)
class Base:
    """A base type: its number, struct's letter for it, and its invalid value."""

    number: int
    letter: str
    invalid: int


ENUM = Base(0x00, "B", 0xFF)
SINT8 = Base(0x01, "b", 0x7F)
UINT8 = Base(0x02, "B", 0xFF)
UINT16 = Base(0x84, "H", 0xFFFF)
UINT32 = Base(0x86, "I", 0xFFFFFFFF)
UINT32Z = Base(0x8C, "I", 0)
STRING = Base(0x07, "s", 0)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: stored as (value + offset) x scale."""

    number: int
    base: Base
    scale: int = 1
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """A message kind: its number and the fields of it that the demo writes."""

    number: int
    fields: Mapping[str, Field]


_TIMESTAMP = Field(253, UINT32)
_PLACE = Field(254, UINT16)
_SUMMARY = {
    "timestamp": _TIMESTAMP,
    "message_index": _PLACE,
    "event": Field(0, ENUM),
    "event_type": Field(1, ENUM),
    "start_time": Field(2, UINT32),
    "total_elapsed_time": Field(7, UINT32, 1000),
    "total_timer_time": Field(8, UINT32, 1000),
    "total_distance": Field(9, UINT32, 100),
    "total_cycles": Field(10, UINT32),
    "total_calories": Field(11, UINT16),
}

KINDS: Mapping[str, Kind] = {
    "file_id": Kind(
        0,
        {
            "type": Field(0, ENUM),
            "manufacturer": Field(1, UINT16),
            "product": Field(2, UINT16),
            "serial_number": Field(3, UINT32Z),
            "time_created": Field(4, UINT32),
        },
    ),
    "file_creator": Kind(49, {"software_version": Field(0, UINT16)}),
    "sport": Kind(
        12,
        {
            "sport": Field(0, ENUM),
            "sub_sport": Field(1, ENUM),
            "name": Field(3, STRING),
        },
    ),
    "event": Kind(
        21,
        {
            "timestamp": _TIMESTAMP,
            "event": Field(0, ENUM),
            "event_type": Field(1, ENUM),
            "data": Field(3, UINT32),
            "event_group": Field(4, UINT8),
        },
    ),
    "device_info": Kind(
        23,
        {
            "timestamp": _TIMESTAMP,
            "device_index": Field(0, UINT8),
            "manufacturer": Field(2, UINT16),
            "serial_number": Field(3, UINT32Z),
            "product": Field(4, UINT16),
            "software_version": Field(5, UINT16, 100),
        },
    ),
    "record": Kind(
        20,
        {
            "timestamp": _TIMESTAMP,
            "distance": Field(5, UINT32, 100),
            "heart_rate": Field(3, UINT8),
            "cadence": Field(4, UINT8),
            "power": Field(7, UINT16),
            "enhanced_speed": Field(73, UINT32, 1000),
            "enhanced_altitude": Field(78, UINT32, 5, 500),
        },
    ),
    "length": Kind(
        101,
        {
            "timestamp": _TIMESTAMP,
            "message_index": _PLACE,
            "event": Field(0, ENUM),
            "event_type": Field(1, ENUM),
            "start_time": Field(2, UINT32),
            "total_elapsed_time": Field(3, UINT32, 1000),
            "total_timer_time": Field(4, UINT32, 1000),
            "total_strokes": Field(5, UINT16),
            "avg_speed": Field(6, UINT16, 1000),
            "swim_stroke": Field(7, ENUM),
            "avg_swimming_cadence": Field(9, UINT8),
            "length_type": Field(12, ENUM),
        },
    ),
    "lap": Kind(
        19,
        {
            **_SUMMARY,
            "avg_heart_rate": Field(15, UINT8),
            "max_heart_rate": Field(16, UINT8),
            "avg_power": Field(19, UINT16),
            "lap_trigger": Field(24, ENUM),
            "sport": Field(25, ENUM),
            "num_lengths": Field(32, UINT16),
            "first_length_index": Field(35, UINT16),
            "sub_sport": Field(39, ENUM),
            "num_active_lengths": Field(40, UINT16),
            "wkt_step_index": Field(71, UINT16),
            "enhanced_avg_speed": Field(110, UINT32, 1000),
        },
    ),
    "set": Kind(
        225,
        {
            "timestamp": Field(254, UINT32),
            "duration": Field(0, UINT32, 1000),
            "start_time": Field(6, UINT32),
            "repetitions": Field(3, UINT16),
            "weight": Field(4, UINT16, 16),
            "category": Field(7, UINT16),
            "weight_display_unit": Field(9, UINT16),
            "message_index": Field(10, UINT16),
            "set_type": Field(5, UINT8),
        },
    ),
    "max_met_data": Kind(
        229,
        {
            "update_time": Field(0, UINT32),
            "vo2_max": Field(2, UINT16, 10),
            "sport": Field(5, ENUM),
            "sub_sport": Field(6, ENUM),
            "max_met_category": Field(8, ENUM),
            "calibrated_data": Field(9, ENUM),
            "hr_source": Field(12, ENUM),
            "speed_source": Field(13, ENUM),
        },
    ),
    "session": Kind(
        18,
        {
            **_SUMMARY,
            "sport": Field(5, ENUM),
            "sub_sport": Field(6, ENUM),
            "avg_heart_rate": Field(16, UINT8),
            "max_heart_rate": Field(17, UINT8),
            "avg_cadence": Field(18, UINT8),
            "avg_power": Field(20, UINT16),
            "first_lap_index": Field(25, UINT16),
            "num_laps": Field(26, UINT16),
            "trigger": Field(28, ENUM),
            "num_lengths": Field(33, UINT16),
            "pool_length": Field(44, UINT16, 100),
            "pool_length_unit": Field(46, ENUM),
            "num_active_lengths": Field(47, UINT16),
            "sport_profile_name": Field(110, STRING),
            "enhanced_avg_speed": Field(124, UINT32, 1000),
        },
    ),
    "activity": Kind(
        34,
        {
            "timestamp": _TIMESTAMP,
            "total_timer_time": Field(0, UINT32, 1000),
            "num_sessions": Field(1, UINT16),
            "type": Field(2, ENUM),
            "event": Field(3, ENUM),
            "event_type": Field(4, ENUM),
            "local_timestamp": Field(5, UINT32),
        },
    ),
    "weight_scale": Kind(
        30,
        {
            "timestamp": _TIMESTAMP,
            "weight": Field(0, UINT16, 100),
            "percent_fat": Field(1, UINT16, 100),
        },
    ),
}


def fit_time(at: datetime) -> int:
    """Whole seconds since FIT's epoch."""
    return round((at - EPOCH).total_seconds())


class FitFile:
    """A FIT file in the making.

    Message kinds come in any order; a column that a message lacks is left out.
    """

    def __init__(self) -> None:
        self._parts: list[bytes] = []
        self._defined: dict[tuple[str, tuple[tuple[str, int], ...]], int] = {}

    def add(self, kind: str, **values: Value) -> None:
        """Append one message; fields that are None are left out."""
        given = {name: [v] for name, v in values.items() if v is not None}
        self.add_all(kind, given)

    def add_all(self, kind: str, columns: Mapping[str, Sequence[Value]]) -> None:
        """Append one message for each row of the columns, all of one length."""
        fields = KINDS[kind].fields
        local = self._local_type(kind, columns)
        layout = "<B" + "".join(
            _letter(fields[name].base, column) for name, column in columns.items()
        )
        stored = [_stored(fields[name], column) for name, column in columns.items()]
        pack = struct.Struct(layout).pack
        self._parts.extend(pack(local, *row) for row in zip(*stored, strict=True))

    def _local_type(self, kind: str, columns: Mapping[str, Sequence[Value]]) -> int:
        """The number this kind with these fields goes by; defined when it is new."""
        fields = KINDS[kind].fields
        shape = tuple(
            (name, struct.calcsize("<" + _letter(fields[name].base, column)))
            for name, column in columns.items()
        )
        key = (kind, shape)
        if key not in self._defined:
            local = len(self._defined) % _LOCAL_TYPES
            self._defined = {k: n for k, n in self._defined.items() if n != local}
            self._defined[key] = local
            self._parts.append(
                struct.pack(
                    "<BBBHB", 0x40 | local, 0, 0, KINDS[kind].number, len(shape)
                )
            )
            for name, size in shape:
                field = fields[name]
                self._parts.append(bytes((field.number, size, field.base.number)))
        return self._defined[key]

    def content(self) -> bytes:
        """The whole file with its header and both checksums (CRC-16/ARC)."""
        data = b"".join(self._parts)
        head = struct.pack("<BBHI4s", 14, _PROTOCOL, _PROFILE, len(data), b".FIT")
        head += struct.pack("<H", crc16.arc(head))
        return head + data + struct.pack("<H", crc16.arc(head + data))


def _letter(base: Base, column: Sequence[Value]) -> str:
    if base is not STRING:
        return base.letter
    return f"{max(len(_text(value)) for value in column) + 1}s"


def _text(value: Value) -> bytes:
    return str(value or "").encode()


def _stored(field: Field, column: Iterable[Value]) -> list[int] | list[bytes]:
    if field.base is STRING:
        return [_text(value) for value in column]
    scale, offset, invalid = field.scale, field.offset, field.base.invalid
    return [
        invalid
        if not isinstance(value, int | float) or math.isnan(value)
        else round((value + offset) * scale)
        for value in column
    ]
