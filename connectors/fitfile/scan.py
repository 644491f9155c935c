"""The walk over one part's messages: what is decoded, and what is passed over.

Nine of ten messages of an activity are records or kinds that no one documents.
The walk sets the records aside for the column reader, passes over the unknown,
and gives the rest, cut down to the fields coach reads, to the decoders as a small
FIT file of its own.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from connectors.fitfile.profile import FIELDS, RECORD, TIMESTAMP

MAX_MESSAGES = 1_000_000
"""More messages than eleven days of seconds are read as nonsense."""

MAX_OTHERS, MAX_OTHER_BYTES = 30_000, 1_000_000
"""What the decoders get at most: they need seconds for more."""

MAX_DEFINITION_BYTES = 2_000_000
"""A device that describes every single record anew stays far below."""

_RUN = 4096


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a definition: where it is in the message, and its base type."""

    number: int
    offset: int
    size: int
    base: int


@dataclass(frozen=True, slots=True)
class Definition:
    """How the messages of one local number are laid out."""

    number: int
    big_endian: bool
    size: int
    slots: tuple[Slot, ...]
    time_offset: int | None

    def time(self, content: bytes, at: int) -> int | None:
        """The message's own time, in seconds since FIT's epoch."""
        if self.time_offset is None:
            return None
        at += self.time_offset
        seconds = int.from_bytes(content[at : at + 4], _order(self.big_endian))
        return None if seconds == 0xFFFFFFFF else seconds


@dataclass(slots=True)
class Run:
    """Records that follow each other and are laid out alike."""

    definition: Definition
    payload: bytearray = field(default_factory=bytearray)
    times: list[int | None] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk found.

    Attributes:
        others: a FIT file of the messages that the decoders read.
        times: for each of them, the time that its short header stood for.
        runs: the records.
        stopped: why the walk ended before the part did.
        cut: it ended in the middle of a message.
    """

    others: bytes
    times: tuple[int | None, ...]
    runs: tuple[Run, ...]
    stopped: str | None = None
    cut: bool = False


class _BrokenError(Exception):
    """The walk cannot go on: bytes are missing, or no description is there."""

    def __init__(self, message: str, *, cut: bool) -> None:
        super().__init__(message)
        self.cut = cut


@dataclass(slots=True)
class _Walk:
    body: bytes
    at: int = 0
    described: int = 0
    clock: int | None = None
    locals: dict[int, Definition] = field(default_factory=dict)
    written: dict[int, Definition] = field(default_factory=dict)
    others: bytearray = field(default_factory=bytearray)
    times: list[int | None] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)

    @property
    def is_full(self) -> bool:
        """Whether more would take longer than a file may."""
        return (
            len(self.times) > MAX_OTHERS
            or len(self.others) > MAX_OTHER_BYTES
            or self.described > MAX_DEFINITION_BYTES
        )

    def step(self) -> None:
        """Take the next message.

        Raises:
            _BrokenError: it cannot be told where the message ends.
        """
        header = self.body[self.at]
        start = self.at
        self.at += 1
        if header & 0x80:
            self._data((header >> 5) & 0x3, start, short=header & 0x1F)
        elif header & 0x40:
            self._define(header & 0xF, developer=bool(header & 0x20))
        else:
            self._data(header & 0xF, start)

    def _define(self, local: int, *, developer: bool) -> None:
        begin = self.at
        fixed = self._take(5)
        big_endian = fixed[1] != 0
        number = int.from_bytes(fixed[2:4], _order(big_endian))
        slots = tuple(_slots(self._take(fixed[4] * 3)))
        size = sum(slot.size for slot in slots)
        if developer:
            (count,) = self._take(1)
            size += sum(self._take(count * 3)[1::3])
        self.described += self.at - begin
        clock = (s.offset for s in slots if s.number == TIMESTAMP and s.size == 4)
        wanted = FIELDS.get(number, {})
        self.locals[local] = Definition(
            number,
            big_endian,
            size,
            tuple(s for s in slots if number == RECORD or s.number in wanted),
            next(clock, None),
        )

    def _data(self, local: int, start: int, short: int | None = None) -> None:
        definition = self.locals.get(local)
        if definition is None:
            message = f"after {start} bytes comes a message it never describes"
            raise _BrokenError(message, cut=False)
        at, self.at = self.at, self.at + definition.size
        if self.at > len(self.body):
            message = f"the message after {start} bytes is cut short"
            raise _BrokenError(message, cut=True)
        time = definition.time(self.body, at)
        if short is not None:
            time = self._unfold(short)
        if time is not None:
            self.clock = time
        if definition.number == RECORD:
            self._record(definition, at, self.clock)
        elif definition.number in FIELDS:
            self._other(local, definition, at, time if short is not None else None)

    def _unfold(self, short: int) -> int | None:
        """The time a short header stands for: five bits after the last time."""
        if self.clock is None:
            return None
        ahead = (short - self.clock) & 0x1F
        return self.clock + ahead

    def _record(self, definition: Definition, at: int, time: int | None) -> None:
        runs = self.runs
        if (
            not runs
            or runs[-1].definition is not definition
            or len(runs[-1].times) >= _RUN
        ):
            runs.append(Run(definition))
        runs[-1].payload += self.body[at : at + definition.size]
        runs[-1].times.append(time)

    def _other(
        self, local: int, definition: Definition, at: int, time: int | None
    ) -> None:
        if self.written.get(local) is not definition:
            self.others += _definition_message(local, definition)
            self.written[local] = definition
        self.others.append(local)
        for slot in definition.slots:
            begin = at + slot.offset
            self.others += self.body[begin : begin + slot.size]
        self.times.append(time)

    def _take(self, size: int) -> bytes:
        taken = self.body[self.at : self.at + size]
        if len(taken) < size:
            message = f"the description after {self.at} bytes is cut short"
            raise _BrokenError(message, cut=True)
        self.at += size
        return taken


def scan(body: bytes) -> Scan:
    """The messages of a part, sorted into records and others, as far as they go."""
    walk = _Walk(body)
    stopped, cut = None, False
    try:
        for _ in range(MAX_MESSAGES):
            if walk.at >= len(body) or walk.is_full:
                break
            walk.step()
    except _BrokenError as broken:
        stopped, cut = str(broken), broken.cut
    else:
        if walk.at < len(body):
            stopped = f"after {walk.at} bytes it holds more than a training can"
    return Scan(_framed(walk.others), tuple(walk.times), tuple(walk.runs), stopped, cut)


def _order(big_endian: bool) -> Literal["big", "little"]:  # noqa: FBT001
    return "big" if big_endian else "little"


def _slots(fields: bytes) -> Iterator[Slot]:
    offset = 0
    for number, size, base in zip(*[iter(fields)] * 3, strict=True):
        if size:
            yield Slot(number, offset, size, base)
        offset += size


def _definition_message(local: int, definition: Definition) -> bytes:
    """The definition of what is kept, without developers' fields."""
    order = ">" if definition.big_endian else "<"
    head = struct.pack(
        f"{order}BBBHB",
        0x40 | local,
        0,
        definition.big_endian,
        definition.number,
        len(definition.slots),
    )
    return head + b"".join(bytes((s.number, s.size, s.base)) for s in definition.slots)


def _framed(messages: bytearray) -> bytes:
    """The messages with a header; the checksum stays 0, the decoders skip it."""
    header = struct.pack("<BBHI4s", 12, 0x20, 2100, len(messages), b".FIT")
    return header + bytes(messages) + b"\0\0"
