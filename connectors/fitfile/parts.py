"""A FIT file cut into its parts: a watch chains several in one file."""

from dataclasses import dataclass

from coach.errors import Issue

HEADER_SIZE = 12
MAGIC = b".FIT"
MAX_PARTS = 16
COPY_AGAIN = "Copy the file from the watch or the service again."

_UNFINISHED = (0, 0xFFFFFFFF)  # the size a device leaves when it stops unexpectedly


@dataclass(frozen=True, slots=True)
class Part:
    """One FIT stream of a file.

    Attributes:
        number: 1 for the first.
        body: its messages, without header and checksum.
        end: where in the file the next part begins.
        whole: all the bytes that its header promises are there.
        fault: what is wrong with its frame: a missing end, a wrong checksum.
    """

    number: int
    body: bytes
    end: int
    whole: bool = True
    fault: str | None = None


def is_fit(content: bytes, at: int = 0) -> bool:
    """Whether a FIT header begins there."""
    header = content[at : at + HEADER_SIZE]
    return header[8:] == MAGIC and header[0] >= HEADER_SIZE


def place(name: str, part: int = 1) -> str:
    """Where an issue is, as the athlete would look for it."""
    return name if part == 1 else f"{name}, part {part}"


def split(content: bytes, name: str) -> tuple[tuple[Part, ...], tuple[Issue, ...]]:
    """The parts of a file, and an issue for bytes that belong to none."""
    parts: list[Part] = []
    start = 0
    while is_fit(content, start) and len(parts) < MAX_PARTS:
        parts.append(_part(content, start, len(parts) + 1))
        start = parts[-1].end
    stray = _stray(content, start)
    issues = () if stray is None else (Issue(name, stray, COPY_AGAIN),)
    return tuple(parts), issues


def _part(content: bytes, start: int, number: int) -> Part:
    """The part that begins there."""
    begin = start + content[start]
    promised = int.from_bytes(content[start + 4 : start + 8], "little")
    there = max(0, len(content) - begin)
    end = begin + promised
    if promised in _UNFINISHED:
        fault = "the device never finished it; what is there was read"
        return Part(number, content[begin:], len(content), whole=False, fault=fault)
    if promised > there:
        fault = (
            f"it breaks off after {there} of {promised} bytes; "
            "what came before was kept"
        )
        return Part(number, content[begin:], len(content), whole=False, fault=fault)
    framed = content[start : end + 2]
    return Part(number, content[begin:end], end + 2, fault=_checksum_fault(framed))


def _checksum_fault(framed: bytes) -> str | None:
    from fastcrc.crc16 import arc

    if arc(framed[:-2]) == int.from_bytes(framed[-2:], "little"):
        return None
    return "its checksum is wrong, so some values may be; they were kept"


def _stray(content: bytes, start: int) -> str | None:
    """What is wrong with the bytes that follow the last part."""
    if start == 0:
        return "it does not begin like a FIT file" if content else "it is empty"
    if not content[start:].strip(b"\0"):
        return None  # some devices fill their last block with zeros
    left = len(content) - start
    return f"its last {left} bytes are no FIT data; they were left out"
