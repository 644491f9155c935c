"""The few messages that the decoders read, as a small FIT file of their own."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from connectors.fitfile.clock import UNKNOWN
from connectors.fitfile.definition import Definition
from connectors.fitfile.tables import Table

MAX_OTHERS, MAX_OTHER_BYTES = 3_000, 300_000
"""What the decoders get at most: they need seconds for more."""


@dataclass(frozen=True, slots=True)
class Others:
    """Messages cut down to the fields that coach reads.

    Attributes:
        content: a FIT file of them.
        times: for each of them, the time that its short header stood for.
        whole: all of them are in it.
    """

    content: bytes
    times: tuple[int | None, ...]
    whole: bool = True


def rewrapped(tables: Sequence[Table]) -> Others:
    """The messages of these tables, in the part's order, as far as the limits go."""
    messages = bytearray()
    times: list[int | None] = []
    written: Definition | None = None
    for definition, content, time in _in_order(tables):
        if len(times) >= MAX_OTHERS or len(messages) > MAX_OTHER_BYTES:
            return Others(_framed(messages), tuple(times), whole=False)
        if written is not definition:
            messages += _definition_message(definition)
            written = definition
        messages.append(0)
        for slot in definition.slots:
            messages += content[slot.offset : slot.offset + slot.size]
        times.append(time)
    return Others(_framed(messages), tuple(times))


def _in_order(
    tables: Sequence[Table],
) -> Iterator[tuple[Definition, bytes, int | None]]:
    """Layout, bytes and short header's time of every message."""
    found: list[tuple[int, int, int]] = []
    for place, table in enumerate(tables):
        orders = table.order[: MAX_OTHERS + 1].tolist()
        found += [(order, place, row) for row, order in enumerate(orders)]
    for _, place, row in sorted(found):
        table = tables[place]
        time: Any = int(table.times[row]) if table.short[row] else UNKNOWN
        content = table.content[row].tobytes()
        yield table.definition, content, None if time == UNKNOWN else time


def _definition_message(definition: Definition) -> bytes:
    """The definition of what is kept, without developers' fields."""
    order = ">" if definition.big_endian else "<"
    head = struct.pack(
        f"{order}BBBHB",
        0x40,
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
