"""A small FIT encoder: tests say which messages a file has, field by field."""

import struct
from datetime import UTC, datetime

from fastcrc.crc16 import arc

EPOCH = datetime(1989, 12, 31, tzinfo=UTC)

_BASES = {
    "enum": (0x00, "B", 0xFF),
    "uint8": (0x02, "B", 0xFF),
    "sint8": (0x01, "b", 0x7F),
    "sint16": (0x83, "h", 0x7FFF),
    "uint16": (0x84, "H", 0xFFFF),
    "sint32": (0x85, "i", 0x7FFFFFFF),
    "uint32": (0x86, "I", 0xFFFFFFFF),
    "uint32z": (0x8C, "I", 0),
    "float32": (0x88, "f", float("nan")),
    "float64": (0x89, "d", float("nan")),
    "sint64": (0x8E, "q", 0x7FFFFFFFFFFFFFFF),
    "uint64": (0x8F, "Q", 0xFFFFFFFFFFFFFFFF),
    "byte": (0x0D, "B", 0xFF),
    "string": (0x07, "s", 0),
}

_TIME = {"timestamp": (253, "uint32", 1)}
_TOTALS = _TIME | {
    "start_time": (2, "uint32", 1),
    "elapsed": (7, "uint32", 1000),
    "timer": (8, "uint32", 1000),
    "distance": (9, "uint32", 100),
    "calories": (11, "uint16", 1),
}

# message: (its number, {field: (its number, base type, scale)})
MESSAGES = {
    "file_id": (
        0,
        {
            "type": (0, "enum", 1),
            "manufacturer": (1, "uint16", 1),
            "product": (2, "uint16", 1),
            "serial": (3, "uint32z", 1),
            "created": (4, "uint32", 1),
            "product_name": (8, "string", 1),
        },
    ),
    "device_settings": (2, {"time_zone_offset": (5, "sint8", 4)}),
    "sport": (
        12,
        {
            "sport": (0, "enum", 1),
            "sub_sport": (1, "enum", 1),
            "name": (3, "string", 1),
        },
    ),
    "session": (
        18,
        _TOTALS
        | {
            "sport": (5, "enum", 1),
            "sub_sport": (6, "enum", 1),
            "avg_hr": (16, "uint8", 1),
            "max_hr": (17, "uint8", 1),
            "avg_power": (20, "uint16", 1),
            "pool_length": (44, "uint16", 100),
            "pool_length_unit": (46, "enum", 1),
            "profile": (110, "string", 1),
            "rpe": (193, "uint8", 1),
        },
    ),
    "lap": (
        19,
        _TOTALS
        | {
            "avg_hr": (15, "uint8", 1),
            "max_hr": (16, "uint8", 1),
            "avg_power": (19, "uint16", 1),
            "sport": (25, "enum", 1),
            "sub_sport": (39, "enum", 1),
            "step": (71, "uint16", 1),
        },
    ),
    "record": (
        20,
        _TIME
        | {
            "latitude": (0, "sint32", 1),
            "longitude": (1, "sint32", 1),
            "altitude": (2, "uint16", 1),
            "hr": (3, "uint8", 1),
            "cadence": (4, "uint8", 1),
            "distance": (5, "uint32", 100),
            "speed": (6, "uint16", 1000),
            "power": (7, "uint16", 1),
            "compressed": (8, "byte", 1),
            "temperature": (13, "sint8", 1),
            "cadence_fraction": (53, "uint8", 1),
            "enhanced_speed": (73, "uint32", 1000),
            "enhanced_altitude": (78, "uint32", 1),
        },
    ),
    "event": (21, _TIME | {"event": (0, "enum", 1), "kind": (1, "enum", 1)}),
    "workout": (26, {"name": (8, "string", 1)}),
    "weight_scale": (
        30,
        _TIME | {"weight": (0, "uint16", 100), "fat": (1, "uint16", 100)},
    ),
    "course": (31, {"sport": (4, "enum", 1)}),
    "activity": (34, _TIME | {"local": (5, "uint32", 1)}),
    "monitoring": (
        55,
        _TIME
        | {
            "steps": (3, "uint32", 1),
            "type": (5, "enum", 1),
            "steps16": (9, "uint16", 1),
            "packed": (24, "byte", 1),
            "time16": (26, "uint16", 1),
            "hr": (27, "uint8", 1),
        },
    ),
    "monitoring_info": (103, _TIME | {"local": (0, "uint32", 1)}),
    "resting": (211, _TIME | {"week": (0, "uint8", 1), "today": (1, "uint8", 1)}),
    "sleep_level": (275, _TIME | {"level": (0, "enum", 1)}),
    "hrv_status": (
        370,
        _TIME | {"week": (0, "uint16", 128), "night": (1, "uint16", 128)},
    ),
    "hrv_value": (371, _TIME | {"rmssd": (0, "uint16", 128)}),
    "length": (
        101,
        _TIME
        | {
            "start_time": (2, "uint32", 1),
            "elapsed": (3, "uint32", 1000),
            "strokes": (5, "uint16", 1),
            "stroke": (7, "enum", 1),
            "kind": (12, "enum", 1),
        },
    ),
    "hr": (
        132,
        _TIME
        | {
            "fraction": (0, "uint16", 1),
            "bpm": (6, "uint8", 1),
            "event": (9, "uint32", 1),
            "event12": (10, "byte", 1),
        },
    ),
    "correlation": (162, _TIME | {"local": (3, "uint32", 1)}),
    "set": (
        225,
        {
            "duration": (0, "uint32", 1000),
            "reps": (3, "uint16", 1),
            "weight": (4, "uint16", 16),
            "kind": (5, "enum", 1),
            "start_time": (6, "uint32", 1),
            "category": (7, "uint16", 1),
            "subtype": (8, "uint16", 1),
        },
    ),
    "max_met": (
        229,
        {
            "updated": (0, "uint32", 1),
            "vo2_max": (2, "uint16", 10),
            "sport": (5, "enum", 1),
        },
    ),
    "undocumented": (140, {"secret": (1, "uint32", 1)}),
}


def seconds(moment):
    """FIT's seconds of an instant."""
    return round((moment - EPOCH).total_seconds())


class Fit:
    """One part of a file; `add` messages in order, then take `content()`."""

    def __init__(self, *, big_endian=False):
        self.order = ">" if big_endian else "<"
        self.body = bytearray()
        self.ends = []
        self._written = {}

    def add(self, name, /, *, slot=0, short=None, developer=b"", bases=None, **values):
        """A message, its definition before it where the layout is new.

        Args:
            slot: its local number.
            short: five bits of time in a compressed header instead of a timestamp.
            developer: bytes of a developer's field at its end.
            bases: other base types than the profile's, by field.
        """
        number, known = MESSAGES[name]
        fields = []
        for key, value in values.items():
            field, base, scale = known[key]
            fields.append(_Field(field, (bases or {}).get(key, base), scale, value))
        self._define(number, slot, fields, len(developer))
        self.body.append(slot if short is None else 0x80 | slot << 5 | short)
        for field in fields:
            self.body += field.encoded(self.order)
        self.body += developer
        self.ends.append(len(self.body))
        return self

    def raw(self, content):
        """Bytes as they are."""
        self.body += content
        return self

    def _define(self, number, slot, fields, developer):
        layout = (number, tuple(f.layout(self.order) for f in fields), developer)
        if self._written.get(slot) == layout:
            return
        self._written[slot] = layout
        head = 0x40 | (0x20 if developer else 0) | slot
        self.body += bytes([head, 0, self.order == ">"])
        self.body += struct.pack(f"{self.order}HB", number, len(fields))
        self.body += b"".join(layout[1])
        if developer:
            self.body += bytes([1, 0, developer, 0])

    def content(self, *, size=None, crc=None, header=14):
        """The part's bytes, with a right header and checksum unless told otherwise."""
        promised = len(self.body) if size is None else size
        head = struct.pack("<BBHI4s", header, 0x20, 2100, promised, b".FIT")
        head += b"\0" * (header - 12)
        whole = head + bytes(self.body)
        return whole + struct.pack("<H", arc(whole) if crc is None else crc)


class _Field:
    def __init__(self, number, base, scale, value):
        self.number, self.value, self.scale = number, value, scale
        self.code, self.letter, self.nothing = _BASES[base]

    def encoded(self, order):
        if isinstance(self.value, str):
            return self.value.encode() + b"\0"
        if isinstance(self.value, bytes):
            return self.value
        values = self.value if isinstance(self.value, list | tuple) else [self.value]
        stored = [self.nothing if v is None else self._scaled(v) for v in values]
        return struct.pack(f"{order}{len(stored)}{self.letter}", *stored)

    def _scaled(self, value):
        scaled = value * self.scale
        return scaled if self.letter in "fd" else round(scaled)

    def layout(self, order):
        return bytes([self.number, len(self.encoded(order)), self.code])


START = datetime(2026, 3, 1, 11, 58, 3, tzinfo=UTC)
BEGIN = seconds(START)


def started(**fields):
    """A part that begins with a `file_id` of a watch."""
    made = {
        "type": 4,
        "manufacturer": 1,
        "product": 4315,
        "serial": 3_000_000_001,
        "created": BEGIN,
    }
    return Fit().add("file_id", **(made | fields))


def with_session(part, **fields):
    """The part with the summary of a run of ten minutes."""
    made = {
        "timestamp": BEGIN + 600,
        "start_time": BEGIN,
        "elapsed": 600,
        "timer": 590,
        "distance": 2000,
        "sport": 1,
        "sub_sport": 0,
    }
    return part.add("session", **(made | fields))


def ran(part, count=60, *, begin=BEGIN, **fields):
    """The part with records, one a second."""
    for second in range(count):
        made = {"timestamp": begin + second, "hr": 120 + second % 30}
        made["distance"] = 3.0 * second
        part.add("record", slot=1, **(made | fields))
    return part
