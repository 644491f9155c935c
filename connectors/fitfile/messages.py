"""Messages of a part as the decoders read them: fitparse, then fitdecode.

Where fitparse raises, fitdecode reads the same bytes from the beginning; whichever
got further is kept. This is the one place where what a decoder throws is caught.
"""

import math
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from connectors.fitfile.profile import FIELDS, TIMESTAMP
from connectors.fitfile.scan import Scan

Values = Mapping[int, object]


@dataclass(frozen=True, slots=True)
class Message:
    """One message: its number, and its raw values by field number."""

    number: int
    values: Mapping[str, object]

    def real(self, name: str) -> float | None:
        """The quantity, scaled; None where the field is missing or no number."""
        value = self.values.get(name)
        if isinstance(value, tuple) and len(value) == 1:
            value = value[0]
        if isinstance(value, int | float) and math.isfinite(value):
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


def decode(found: Scan) -> tuple[tuple[Message, ...], str | None]:
    """The messages, and why the last of them are missing, if they are."""
    messages, fault = _drained(_with_fitparse, found)
    if fault is not None:
        again, fault = _drained(_with_fitdecode, found)
        messages = max(again, messages, key=len)
    return tuple(messages), fault


def _drained(
    decoder: Callable[[bytes], Iterator[tuple[int, Values]]], found: Scan
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
            decoder(found.others), found.times, strict=False
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
