"""The bytes of an Apple Health export, in pieces that begin at each tag.

XML allows no `<` but at the beginning of markup, so whatever is broken in one piece
ends where the next one begins. No entity is ever expanded but the five of XML
itself, and nothing before `<HealthData` is looked at: neither the broken document
type of iOS 16 nor one that was written to do harm gets anywhere.
"""

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile

BLOCK = 512 * 1024
LONGEST_TAG = 4 * 1024 * 1024
"""A tag or comment longer than this is none: its end was lost."""

_HEAD = 1024 * 1024
_ROOT, _END = b"<HealthData", b"</HealthData"
# Not allowed in XML, and yet met in exports (U+000B in iOS 16).
_CONTROL = bytes(each for each in range(32) if each not in b"\t\n\r") + b"\x7f"
_CLOSED_BY = {b"<!--": b"-->", b"<![CDATA[": b"]]>", b"<?": b"?>"}
_OPENS = re.compile(rb"<!--|<!\[CDATA\[|<\?")
_UNREADABLE = (OSError, EOFError, zlib.error, BadZipFile)


@dataclass(slots=True)
class Export:
    """One export as it is read.

    Attributes:
        complete: its last line was met.
        entities: it declares entities of its own.
        lost: tags and comments without an end.
    """

    stream: BinaryIO
    complete: bool = False
    entities: bool = False
    lost: int = 0

    def pieces(self) -> Iterator[list[bytes]]:
        """Everything after each `<`, in the file's order, many at a time."""
        waiting = self._from_the_root()
        while fresh := self._read():
            text, waiting = self._whole(waiting + fresh)
            self.complete = self.complete or _END in text
            yield text.split(b"<")[1:]
        self.complete = self.complete or _END in waiting
        yield self._rest(waiting).split(b"<")[1:]

    def _from_the_root(self) -> bytes:
        """What was read so far from the root on; all of it where there is none."""
        head = b""
        while len(head) < _HEAD and (fresh := self._read()):
            head += fresh
            at = head.find(_ROOT)
            if at >= 0:
                self.entities = b"<!ENTITY" in head[:at]
                return head[at:]
        return head

    def _read(self) -> bytes:
        """Nearly a block, without control characters; nothing at the end."""
        parts: list[bytes] = []
        size = 0
        while size < BLOCK:
            try:
                part = self.stream.read(BLOCK - size)
            except _UNREADABLE:
                part = b""  # the end of what can be read; the last line is not met
            if not part:
                break
            size += len(part)
            parts.append(part.translate(None, _CONTROL))
        # A block of nothing but control characters is not yet the end.
        return b"".join(parts) or b"\n" * bool(parts)

    def _whole(self, text: bytes) -> tuple[bytes, bytes]:
        """The pieces that are whole, and what must wait for its end."""
        text, comment = self._without_comments(text, LONGEST_TAG)
        if comment:
            return text, comment
        cut = text.rfind(b"<")
        if cut < 0:
            return b"", b""
        if len(text) - cut > LONGEST_TAG:
            self.lost += 1
            return text[:cut], b""
        return text[:cut], text[cut:]

    def _rest(self, waiting: bytes) -> bytes:
        """What can be read of the end of the file; a piece cut in two cannot."""
        text, _ = self._without_comments(waiting, 0)
        cut = text.rfind(b"<")
        return text if b">" in text[cut:] else text[: max(cut, 0)]

    def _without_comments(self, text: bytes, longest: int) -> tuple[bytes, bytes]:
        """The text without comments and the like, and one that has not ended yet.

        One that is longer than `longest` and has no end hides nothing: only its
        beginning is taken out.
        """
        if b"!" not in text and b"?" not in text:  # far quicker than looking for both
            return text, b""
        kept: list[bytes] = []
        at = 0
        while found := _OPENS.search(text, at):
            closer = _CLOSED_BY[found[0]]
            end = text.find(closer, found.end())
            kept.append(text[at : found.start()])
            if end >= 0:
                at = end + len(closer)
            elif len(text) - found.start() <= longest:
                return b"".join(kept), text[found.start() :]
            else:  # nor has any after it; a blank joins nothing to a new beginning
                text, at = text[found.start() :], 0
                self.lost += text.count(found[0])
                text = text.replace(found[0], b" ")
        kept.append(text[at:])
        return b"".join(kept), b""
