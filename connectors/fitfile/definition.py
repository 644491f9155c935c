"""How a part describes its messages: definitions, fields, base types."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, NamedTuple

from connectors.fitfile.profile import FIELDS, RECORD, TIMESTAMP


class Base(NamedTuple):
    """A base type: numpy's letter, its bytes, the value that means nothing."""

    letter: str
    size: int
    nothing: int | None


# By the number's low five bits; some writers leave out the byte-order bit above.
# Text (7) is left to the decoders.
BASES = {
    0: Base("u1", 1, 0xFF),
    1: Base("i1", 1, 0x7F),
    2: Base("u1", 1, 0xFF),
    3: Base("i2", 2, 0x7FFF),
    4: Base("u2", 2, 0xFFFF),
    5: Base("i4", 4, 0x7FFFFFFF),
    6: Base("u4", 4, 0xFFFFFFFF),
    8: Base("f4", 4, None),
    9: Base("f8", 8, None),
    10: Base("u1", 1, 0),
    11: Base("u2", 2, 0),
    12: Base("u4", 4, 0),
    13: Base("u1", 1, 0xFF),
    14: Base("i8", 8, 0x7FFFFFFFFFFFFFFF),
    15: Base("u8", 8, 0xFFFFFFFFFFFFFFFF),
    16: Base("u8", 8, 0),
}


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a definition: where it is in the message, and its base type."""

    number: int
    offset: int
    size: int
    base: int


@dataclass(frozen=True, slots=True)
class Definition:
    """How the messages of one local number are laid out.

    Attributes:
        size: bytes of a message after its header, developers' fields included.
        slots: the fields that coach reads.
        time_offset: where its own time is.
    """

    number: int
    big_endian: bool
    size: int
    slots: tuple[Slot, ...]
    time_offset: int | None

    @property
    def wanted(self) -> bool:
        """Whether coach reads such messages."""
        return self.number == RECORD or self.number in FIELDS


def end_of(body: bytes, at: int, *, developer: bool) -> int:
    """Where a definition ends whose header byte was the one before `at`.

    Raises:
        IndexError: the body ends before it can be told.
    """
    end = at + 5 + 3 * body[at + 4]
    if developer:
        end += 1 + 3 * body[end]
    return end


@lru_cache(maxsize=512)
def parsed(content: bytes) -> Definition:
    """The definition that these bytes are, its header byte left out.

    A watch describes its messages in each file alike, so the last ones are kept.
    """
    big_endian = content[1] != 0
    order: Literal["big", "little"] = "big" if big_endian else "little"
    number = int.from_bytes(content[2:4], order)
    end = 5 + 3 * content[4]
    size = sum(content[6:end:3]) + sum(content[end + 2 :: 3])
    wanted = FIELDS.get(number, {})
    slots: list[Slot] = []
    clock = None
    offset = 0
    for field, width, base in zip(
        content[5:end:3], content[6:end:3], content[7:end:3], strict=True
    ):
        if field == TIMESTAMP and width == 4 and clock is None:
            clock = offset
        if width and (number == RECORD or field in wanted):
            slots.append(Slot(field, offset, width, base))
        offset += width
    return Definition(number, big_endian, size, tuple(slots), clock)
