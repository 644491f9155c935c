"""A workout file as two independent readers see it, in FIT's own words.

Numbers get their units from the readers' own profiles, not from ours: a value
that we wrote in the wrong scale comes back as another value.
"""

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

from connectors.fitfile.moments import EPOCH

T = TypeVar("T")

UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    TypeError,
    ValueError,
    struct.error,
)
"""What the readers raise for broken bytes, besides errors of their own."""


class UnreadableError(Exception):
    """A reader gave up on the file."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field as read: its name tells the sub-field and so the unit."""

    name: str
    value: object
    raw: object


@dataclass(frozen=True, slots=True)
class Message:
    """A message's kind and its fields by their numbers."""

    kind: str
    fields: Mapping[int, Field]

    def word(self, number: int) -> str | int | None:
        """FIT's name of the value; its number where a reader is too old for it."""
        value = self._value(number)
        return value if isinstance(value, str) else self._of(number, value, (int,))

    def text(self, number: int) -> str:
        """The words the field holds; empty when there is no such field."""
        return self._of(number, self._value(number), (str,)) or ""

    def amount(self, number: int, *names: str) -> float | None:
        """The value in its unit, if the reader took the field for one of these."""
        value = self._value(number)
        if names and value is not None and self.fields[number].name not in names:
            return None
        return self._of(number, value, (int, float))

    def raw(self, number: int) -> int | None:
        """The integer as stored."""
        value = self.fields[number].raw if number in self.fields else None
        return self._of(number, value, (int,))

    def name(self, number: int) -> str:
        """What the reader took the field for."""
        return self.fields[number].name if number in self.fields else ""

    def _value(self, number: int) -> object:
        return self.fields[number].value if number in self.fields else None

    def _of(self, number: int, value: object, kinds: tuple[type[T], ...]) -> T | None:
        if value is None or isinstance(value, kinds):
            return value
        raise UnreadableError(f"field {number} of a {self.kind} holds {value!r}")


def with_fitparse(content: bytes) -> tuple[Message, ...]:
    """The file's messages as fitparse reads them.

    Raises:
        UnreadableError: it could not read the file to its end.
    """
    from fitparse import FitFile, FitParseError
    from fitparse.processors import FitFileDataProcessor
    from fitparse.records import FieldData

    class Dates(FitFileDataProcessor):  # type: ignore[misc]
        """As fitparse has it, without a function that Python is giving up."""

        def process_type_date_time(self, field: FieldData) -> None:
            if field.value is not None:
                field.value = EPOCH + timedelta(seconds=field.value)

        process_type_local_date_time = process_type_date_time

    def messages() -> Iterator[Message]:
        file = FitFile(io.BytesIO(content), data_processor=Dates())
        for message in file.get_messages():
            yield Message(message.name, _fields(message.fields))

    return _all(messages, FitParseError)


def with_fitdecode(content: bytes) -> tuple[Message, ...]:
    """The file's messages as fitdecode reads them.

    Raises:
        UnreadableError: it could not read the file to its end.
    """
    from fitdecode import (
        CrcCheck,
        ErrorHandling,
        FitDataMessage,
        FitError,
        FitReader,
    )

    def messages() -> Iterator[Message]:
        with FitReader(
            io.BytesIO(content),
            check_crc=CrcCheck.RAISE,
            error_handling=ErrorHandling.RAISE,
        ) as reader:
            for frame in reader:
                if isinstance(frame, FitDataMessage):
                    yield Message(frame.name, _fields(frame.fields))

    return _all(messages, FitError)


READERS: Mapping[str, Callable[[bytes], tuple[Message, ...]]] = {
    "fitparse": with_fitparse,
    "fitdecode": with_fitdecode,
}


def _fields(fields: Any) -> dict[int, Field]:  # noqa: ANN401 - both are untyped
    return {
        each.def_num: Field(each.name, each.value, each.raw_value) for each in fields
    }


def _all(
    messages: Callable[[], Iterator[Message]], own_error: type[Exception]
) -> tuple[Message, ...]:
    try:
        return tuple(messages())
    except (own_error, *UNREADABLE) as error:
        raise UnreadableError(str(error) or type(error).__name__) from error
