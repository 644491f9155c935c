"""One file read: known by its digest, or taken apart by the reader that knows it."""

import hashlib
import traceback
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from io import BufferedIOBase
from typing import IO

from coach.intake.archives import Archives, RefusedError, gunzipped
from coach.intake.items import Incoming, Item, Options
from coach.intake.limits import LARGEST_FILE_BYTES, seconds_for
from coach.intake.marks import GZIP, ZIP
from coach.intake.prepare import prepared
from coach.intake.time_limit import TooSlowError, time_limit
from coach.intake.whole_file import NoFile, require_file
from coach.redaction import clean
from connectors.base import FileReader, StreamReader

LEVEL = 6
_HEAD = 4096
_CHUNK = 1024**2

Heard = Callable[[int], None]
"""Told of bytes read of a file that takes long."""


@dataclass(frozen=True, slots=True)
class Readers:
    """The kinds of file coach reads.

    Attributes:
        files: asked in this order whether a file is theirs.
        streams: those of files that may be larger than memory.
    """

    files: Sequence[FileReader]
    streams: Sequence[StreamReader] = ()


def read_item(
    item: Item,
    archives: Archives,
    readers: Readers,
    options: Options,
    heard: Heard = lambda _size: None,
) -> Incoming:
    """The file as it was read; never raises for what is wrong with it.

    Bytes that came with the item are not handed back with it.
    """
    incoming = _read_anyhow(item, archives, readers, options, heard)
    if item.content is None:
        return incoming
    return replace(incoming, item=replace(item, content=None))


def _read_anyhow(
    item: Item,
    archives: Archives,
    readers: Readers,
    options: Options,
    heard: Heard,
) -> Incoming:
    try:
        return _read(item, archives, readers, options, heard)
    except RefusedError as error:
        return Incoming(item, refused=str(error))
    except NoFile as error:
        return Incoming(item, refused=error.strerror, foreign=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Incoming(item, refused=reason)
    except MemoryError:
        return Incoming(item, refused="reading it takes more memory than a file may")


def _read(
    item: Item,
    archives: Archives,
    readers: Readers,
    options: Options,
    heard: Heard,
) -> Incoming:
    if not item.inner and item.content is None:
        require_file(item.path)
    inside = item.label.rpartition("!")[2] if item.inner else item.path.name
    name = clean(inside, limit=255)
    with archives.opened(item) as file:
        head = file.read(_HEAD)
        reader = next((r for r in readers.streams if r.accepts(head, name)), None)
        if reader is None:
            content = _whole(head, file)
        elif item.unpacked in options.known.values():
            sha256 = _digest(head, file)
            if sha256 in options.known:
                return Incoming(item, sha256, item.unpacked, reader.kind, known=True)
    if reader is None:
        return _read_whole(item, name, content, readers, options)
    with archives.opened(item) as file:
        return _read_stream(item, name, _Heard(file, heard), reader, options)


def _whole(head: bytes, file: IO[bytes]) -> bytes:
    """All of a file that is read at once."""
    rest = file.read(LARGEST_FILE_BYTES + 1 - len(head))
    if len(head) + len(rest) > LARGEST_FILE_BYTES:
        raise RefusedError(f"it is larger than {LARGEST_FILE_BYTES // 2**20} MB")
    return head + rest


def _digest(head: bytes, file: IO[bytes]) -> str:
    digest = hashlib.sha256(head)
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    return digest.hexdigest()


def _read_whole(
    item: Item, name: str, content: bytes, readers: Readers, options: Options
) -> Incoming:
    sha256 = hashlib.sha256(content).hexdigest()
    incoming = Incoming(item, sha256, len(content))
    if sha256 in options.known:
        return replace(incoming, known=True)
    plain = content
    if content.startswith(GZIP):
        plain = gunzipped(content, LARGEST_FILE_BYTES)
        name = name.removesuffix(".gz")
    reader = next((r for r in readers.files if r.accepts(plain, name)), None)
    if reader is None:
        return replace(incoming, refused=_unknown(plain), foreign=True)
    try:
        with time_limit(seconds_for(len(plain))):
            contents = reader.read(plain, name, options.timezone)
            contents = prepared(contents, options)
    except TooSlowError:
        return replace(incoming, kind=reader.kind, refused="reading it takes too long")
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - our slip must not lose the other files
        return replace(incoming, kind=reader.kind, bug=traceback.format_exc())
    return replace(
        incoming,
        kind=reader.kind,
        contents=contents,
        packed=zlib.compress(content, LEVEL),
    )


def _read_stream(
    item: Item, name: str, stream: "_Heard", reader: StreamReader, options: Options
) -> Incoming:
    incoming = Incoming(item, kind=reader.kind)
    try:
        contents = reader.read(stream, name, options.timezone)  # type: ignore[arg-type]
        stream.drain()
        contents = prepared(contents, options)
    except (MemoryError, OSError, RefusedError):
        raise
    except Exception:  # noqa: BLE001 - our slip must not lose the other files
        return replace(incoming, bug=traceback.format_exc())
    return replace(
        incoming,
        sha256=stream.digest.hexdigest(),
        size=stream.size,
        contents=replace(contents, excerpt=None),
        packed=zlib.compress(contents.excerpt or b"", LEVEL),
        excerpt=True,
    )


class _Heard(BufferedIOBase):
    """Takes the digest of what is read, and tells how much that was."""

    def __init__(self, file: IO[bytes], heard: Heard) -> None:
        super().__init__()
        self._file, self._heard = file, heard
        self.digest = hashlib.sha256()
        self.size = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes."""
        chunk = self._file.read(_CHUNK if size is None or size < 0 else size)
        self.digest.update(chunk)
        self.size += len(chunk)
        self._heard(len(chunk))
        return chunk

    def drain(self) -> None:
        """Read what a reader left, for the digest."""
        while self.read(_CHUNK):
            pass


def _unknown(content: bytes) -> str:
    if content.startswith(ZIP):
        return "it is an archive too deep inside others: unpack it, then import it"
    return "coach does not know this kind of file" if content else "it is empty"
