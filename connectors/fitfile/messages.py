"""Messages of a part: the plain ones as columns, the others by the decoders.

Where fitparse raises, fitdecode reads the same bytes from the beginning; whichever
got further is kept. This is the one place where what a decoder throws is caught.
"""

import math
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from connectors.fitfile.clock import UNKNOWN
from connectors.fitfile.definition import Slot
from connectors.fitfile.others import Others
from connectors.fitfile.profile import FIELDS, TIMESTAMP, TIMESTAMP_16, Field
from connectors.fitfile.tables import Table, nothing

MAX_PLAIN = 30_000
"""So many laps, lengths, sets and events no training has."""

Values = Mapping[int, object]

_NUMBER = (int, float)


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its number, and its raw values by field number."""

    number: int
    values: Mapping[str, object]

    def real(self, name: str) -> float | None:
        """The quantity, scaled; None where the field is missing or no number."""
        value = self.values.get(name)
        if value is None:
            return None
        if isinstance(value, tuple) and len(value) == 1:
            value = value[0]
        if isinstance(value, _NUMBER) and math.isfinite(value):
            return float(value)
        return None

    def whole(self, name: str) -> int | None:
        """The same as a whole number."""
        value = self.real(name)
        return None if value is None else int(value)

    def many(self, name: str) -> tuple[int | None, ...]:
        """The numbers of a field that can hold several."""
        value = self.values.get(name)
        several = value if isinstance(value, tuple) else (value,)
        if value is None:
            return ()
        return tuple(v if isinstance(v, int) else None for v in several)

    def text(self, name: str) -> str:
        """The text, not yet cleaned; empty where the field is missing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""


def read_plain(tables: Sequence[Table]) -> dict[int, list[Message]]:
    """The messages of these tables by number, in the part's order, up to a limit."""
    found: dict[int, list[tuple[int, Message]]] = {}
    room = MAX_PLAIN
    for table in tables:
        number = table.definition.number
        orders = table.order[:room].tolist()
        messages = (Message(number, values) for values in _plain(table, len(orders)))
        found.setdefault(number, []).extend(zip(orders, messages, strict=True))
        room -= len(orders)
    return {
        number: [message for _, message in sorted(pairs, key=lambda pair: pair[0])]
        for number, pairs in found.items()
    }


def _plain(table: Table, count: int) -> list[dict[str, object]]:
    """The named values of a table's first messages."""
    fields = FIELDS.get(table.definition.number, {})
    values: list[dict[str, object]] = [{} for _ in range(count)]
    for slot in table.definition.slots:
        field = fields[slot.number]
        for named, value in zip(values, _listed(table, slot, field), strict=False):
            if value is not None:
                named[field.name] = value
    partly = any(fields[s.number].name == TIMESTAMP_16 for s in table.definition.slots)
    if TIMESTAMP in fields and (partly or table.short.any()):
        _date(values, table, fields[TIMESTAMP].name)
    return values


def _date(values: Sequence[dict[str, object]], table: Table, name: str) -> None:
    """Give their time to messages that hold some of its bits only."""
    dated = zip(values, table.short.tolist(), table.times.tolist(), strict=False)
    for named, short, time in dated:
        if time == UNKNOWN:
            continue
        low = named.pop(TIMESTAMP_16, None)
        if short:
            named[name] = time
        elif name not in named and isinstance(low, int):
            named[name] = time + ((low - time) & 0xFFFF)


def _listed(table: Table, slot: Slot, field: Field) -> Sequence[object]:
    """A field's values, message by message; None where there is none."""
    raw = table.every(slot)
    if raw is None:
        return ()
    empty = nothing(raw, slot)
    if raw.shape[1] > 1:
        return [
            None if not any(v is not None for v in several) else several
            for row, gaps in zip(raw.tolist(), empty.tolist(), strict=True)
            if (
                several := tuple(
                    None if g else v for v, g in zip(row, gaps, strict=True)
                )
            )
        ]
    scaled = raw[:, 0]
    if (field.scale, field.offset) != (1, 0):
        scaled = scaled / field.scale - field.offset
    listed: list[object] = scaled.tolist()
    for place in empty[:, 0].nonzero()[0].tolist():
        listed[place] = None
    return listed


def decode(found: Others) -> tuple[tuple[Message, ...], str | None]:
    """The messages, and why the last of them are missing, if they are."""
    if not found.times:
        return (), None
    messages, fault = _drained(_with_fitparse, found)
    if fault is not None:
        again, fault = _drained(_with_fitdecode, found)
        messages = max(again, messages, key=len)
    return tuple(messages), fault


def _drained(
    decoder: Callable[[bytes], Iterator[tuple[int, Values]]], found: Others
) -> tuple[list[Message], str | None]:
    from fitdecode.exceptions import FitError

    thrown = (
        FitError,  # fitdecode's own; fitparse's are ValueErrors
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
        struct.error,
    )
    messages: list[Message] = []
    try:
        for (number, values), time in zip(
            decoder(found.content), found.times, strict=False
        ):
            messages.append(_named(number, values, time))
    except thrown as error:
        return messages, f"{type(error).__name__} in message {len(messages) + 1}"
    return messages, None


def _named(number: int, values: Values, time: int | None) -> Message:
    fields = FIELDS.get(number, {})
    named = {
        field.name: _scaled(values[key], field.scale, field.offset)
        for key, field in fields.items()
        if values.get(key) is not None
    }
    if time is not None and TIMESTAMP in fields:
        named[fields[TIMESTAMP].name] = time
    return Message(number, named)


def _scaled(value: object, scale: float, offset: float) -> object:
    if isinstance(value, int | float) and (scale, offset) != (1, 0):
        return value / scale - offset
    return value


def _with_fitparse(content: bytes) -> Iterator[tuple[int, Values]]:
    from fitparse import FitFile

    # Its checksum in pure Python costs more than the decoding: parts.py has it.
    with FitFile(BytesIO(content), check_crc=False, data_processor=_Raw()) as file:
        for message in file.get_messages():
            yield message.mesg_num, _raw(message.fields)


def _with_fitdecode(content: bytes) -> Iterator[tuple[int, Values]]:
    from fitdecode import FIT_FRAME_DATA, CrcCheck, ErrorHandling, FitReader

    with FitReader(
        BytesIO(content),
        processor=None,
        check_crc=CrcCheck.DISABLED,
        error_handling=ErrorHandling.IGNORE,
    ) as frames:
        for frame in frames:
            if frame.frame_type == FIT_FRAME_DATA:
                yield frame.global_mesg_num, _raw(frame.fields)


class _Layout(Protocol):
    def_num: int


class _Field(Protocol):
    field_def: _Layout | None
    raw_value: object


def _raw(fields: Iterable[_Field]) -> Values:
    """The values that stand in the file, without those a decoder derives."""
    return {f.field_def.def_num: f.raw_value for f in fields if f.field_def is not None}


class _Raw:
    """A fitparse processor that leaves every value as it is."""

    def run_type_processor(self, field: object) -> None:
        """Leave the value alone."""

    def run_field_processor(self, field: object) -> None:
        """Leave the value alone."""

    def run_unit_processor(self, field: object) -> None:
        """Leave the value alone."""

    def run_message_processor(self, message: object) -> None:
        """Leave the message alone."""
