"""The walk over one part's messages: where each begins, and how it is laid out.

Messages of one definition have one size, so that a header byte is all that has to be
looked at to find the next one. Everything else is done column by column, for all
messages of a definition at once (`tables.py`).
"""

from array import array
from dataclasses import dataclass, field
from functools import cache
from itertools import repeat

from connectors.fitfile.definition import Definition, end_of, parsed

MAX_MESSAGES = 1_000_000
"""More messages than eleven days of seconds are read as nonsense."""

MAX_DEFINITION_BYTES = 2_000_000
"""A device that describes every single record anew stays far below."""

MAX_LAYOUTS = 500
"""So many different ways to lay out messages are no device's."""

_TURNS_SEEN, _MOST_TURNS = 8, 1024
_BYTES = [bytes([number]) for number in range(256)]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a walk found.

    Attributes:
        body: what was walked over.
        places: where the header byte of each message of data is, in their order.
        layouts: the different definitions, in order of their first use.
        described: for each local number, what it stood for from when on: how many
            messages of data came before, and which of the layouts.
        end: where it ended: all the bytes before it are whole messages.
        stopped: why the walk ended before the part did.
        cut: it ended in the middle of a message.
    """

    body: bytes
    places: "array[int]"
    layouts: tuple[Definition, ...]
    described: dict[int, list[tuple[int, int]]]
    end: int
    stopped: str | None = None
    cut: bool = False

    @property
    def messages(self) -> int:
        """How many messages of data were met, read or not."""
        return len(self.places)


class _BrokenError(Exception):
    """The walk cannot go on: bytes are missing, or no description is there."""

    def __init__(self, message: str, end: int, *, cut: bool = False) -> None:
        super().__init__(message)
        self.end, self.cut = end, cut


@dataclass(slots=True)
class _Descriptions:
    """What the headers of data messages stand for just now.

    Attributes:
        steps: by header byte, the bytes to the next message; 0 where the header is
            one of a description or of nothing described.
    """

    body: bytes
    steps: list[int] = field(default_factory=lambda: [0] * 256)
    layouts: list[Definition] = field(default_factory=list)
    described: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    places: dict[bytes, int] = field(default_factory=dict)
    taken: int = 0

    def take(self, at: int, before: int) -> int:
        """Read the description whose header is there; where it ends is returned.

        Raises:
            _BrokenError: it is none, it is cut short, or there are too many.
        """
        header = self.body[at]
        if header & 0x80 or not header & 0x40:
            message = f"after {at} bytes comes a message it never describes"
            raise _BrokenError(message, at)
        begin = at + 1
        try:
            end = end_of(self.body, begin, developer=bool(header & 0x20))
        except IndexError:
            end = len(self.body) + 1
        if end > len(self.body):
            message = f"the description after {begin} bytes is cut short"
            raise _BrokenError(message, at, cut=True)
        place = self._place(self.body[begin:end])
        self.taken += end - begin
        if self.taken > MAX_DEFINITION_BYTES or place >= MAX_LAYOUTS:
            raise _BrokenError(_too_much(at), at)
        local = header & 0xF
        self.described.setdefault(local, []).append((before, place))
        self._stand(local, 1 + self.layouts[place].size)
        return end

    def _place(self, content: bytes) -> int:
        place = self.places.setdefault(content, len(self.layouts))
        if place == len(self.layouts):
            self.layouts.append(parsed(content))
        return place

    def _stand(self, local: int, step: int) -> None:
        for header in headers_of(local):
            self.steps[header] = step


@cache
def headers_of(local: int) -> list[int]:
    """The header bytes of data that mean this local number."""
    headers = list(range(local, 0x40, 0x10))
    if local < 4:  # a short header has two bits for it
        headers += range(0x80 | local << 5, (0x80 | local << 5) + 0x20)
    return headers


def scan(body: bytes) -> Scan:
    """Where the messages of a part are, as far as they go."""
    places = array("I")
    known = _Descriptions(body)
    end, stopped, cut = len(body), None, False
    try:
        _walk(body, known, places)
    except _BrokenError as broken:
        end, stopped, cut = broken.end, str(broken), broken.cut
    layouts = tuple(known.layouts)
    return Scan(body, places, layouts, known.described, end, stopped, cut)


def _walk(body: bytes, known: _Descriptions, places: "array[int]") -> None:
    """Put down where every message begins.

    This is the one loop that runs once a message. Where headers go on in turns of two
    (or are all alike), all turns that follow at the same distance are taken at once.
    """
    steps, add = known.steps, places.append
    at, end, older, before, alike = 0, len(body), -1, -1, 0
    for _ in repeat(None, MAX_MESSAGES):
        if at >= end or len(places) > MAX_MESSAGES:
            break
        header = body[at]
        step = steps[header]
        if not step:
            at = known.take(at, len(places))
            older = before = -1
            continue
        add(at)
        at += step
        alike = alike + 1 if header == older else 0
        if alike == _TURNS_SEEN:
            at = _take_turns(body, at, (before, steps[before]), (header, step), places)
            alike = 0
        older, before = before, header
    _finish(at, end, places)


def _take_turns(
    body: bytes,
    at: int,
    first: tuple[int, int],
    second: tuple[int, int],
    places: "array[int]",
) -> int:
    """Put down the turns of two messages that begin there; where they end is returned.

    Args:
        body: the part's.
        at: where the first would be.
        first: its header and the bytes to the second.
        second: its header and the bytes to the next turn.
        places: the turns are added to them.
    """
    (header, step), (other, rest) = first, second
    turn = step + rest
    reach = turn * _MOST_TURNS
    row = body[at : at + reach : turn]
    count = len(row) - len(row.lstrip(_BYTES[header]))
    row = body[at + step : at + step + reach : turn]
    count = min(count, len(row) - len(row.lstrip(_BYTES[other])))
    found = array("I", bytes(2 * count * places.itemsize))
    found[::2] = array("I", range(at, at + count * turn, turn))
    found[1::2] = array("I", range(at + step, at + step + count * turn, turn))
    places.extend(found)
    return at + count * turn


def _finish(at: int, end: int, places: "array[int]") -> None:
    if at > end:
        begun = places.pop()
        message = f"the message after {begun} bytes is cut short"
        raise _BrokenError(message, begun, cut=True)
    if at < end or len(places) > MAX_MESSAGES:
        raise _BrokenError(_too_much(at), at)


def _too_much(at: int) -> str:
    return f"after {at} bytes it holds more than a training can"
