"""Archives, opened without trust: nothing is unpacked to a path that they name."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BufferedIOBase, BytesIO
from pathlib import Path
from typing import IO, cast

from coach.intake.items import Item
from coach.intake.limits import (
    DEEPEST,
    FREE_BYTES,
    HIGHEST_RATIO,
    LARGEST_STREAM_BYTES,
    MOST_MEMBERS,
)
from coach.redaction import clean

_CHUNK = 1024**2
_NAME = 255
_ENCRYPTED = 0x1

# What zipfile and zlib raise for an archive that is not what it should be; a packing
# that zipfile does not know is a RuntimeError too.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError)


class RefusedError(Exception):
    """Why an archive, or a member of one, is not read."""


def members(item: Item) -> tuple[Item, ...]:
    """The files in an archive, those in archives inside it included.

    Raises:
        RefusedError: it is no whole archive, or asks for more than a file may.
        OSError: it cannot be read.
    """
    with item.path.open("rb") as file:
        return tuple(_members(file, item))


def _members(file: IO[bytes], item: Item) -> Iterator[Item]:
    with _refusing():
        archive = zipfile.ZipFile(file)
        infos = archive.infolist()
    _check(archive, infos, file)
    for place, info in enumerate(infos):
        name = clean(info.filename, limit=_NAME)
        if info.is_dir() or _is_litter(name):
            continue
        member = replace(
            item,
            label=f"{item.label}!{name}",
            named=False,
            inner=(*item.inner, place),
            size=info.compress_size,
            unpacked=info.file_size,
        )
        if name.lower().endswith(".zip") and len(member.inner) < DEEPEST:
            yield from _nested(archive, info, member)
        else:
            yield member


def _nested(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, member: Item
) -> Iterator[Item]:
    try:
        with _spooled(archive, info) as inner:
            yield from _members(inner, member)
    except RefusedError:
        yield member  # reading it tells why


def _check(
    archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo], file: IO[bytes]
) -> None:
    """Raise RefusedError for what no honest archive is."""
    if len(infos) > MOST_MEMBERS:
        raise RefusedError(f"it holds {len(infos):,} files: more than coach unpacks")
    size = file.seek(0, 2)
    if sum(info.compress_size for info in infos) > size:
        raise RefusedError("its files lie over each other, as in a zip bomb")
    if archive.start_dir > size:
        raise RefusedError("it is not a whole zip archive")


def _is_litter(name: str) -> bool:
    """Whether a computer put it there for itself."""
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or parts[-1].startswith(".")


@dataclass(slots=True)
class _Open:
    path: Path
    inner: tuple[int, ...]
    file: IO[bytes]
    archive: zipfile.ZipFile


class Archives:
    """Opens members of archives; the archive last used stays open."""

    def __init__(self) -> None:
        self._last: _Open | None = None

    @contextmanager
    def opened(self, item: Item) -> Iterator[IO[bytes]]:
        """The file's bytes, to be read once.

        Raises:
            RefusedError: it cannot be unpacked, or only to more than it may be.
            OSError: it cannot be read.
        """
        if item.content is not None:
            yield BytesIO(item.content)
            return
        if not item.inner:
            with item.path.open("rb") as file:
                yield file
            return
        archive = self._archive(item)
        info = archive.infolist()[item.inner[-1]]
        with _member(archive, info) as file:
            yield file

    def close(self) -> None:
        """Let go of the archive last used."""
        if self._last is not None:
            self._last.archive.close()
            self._last.file.close()
            self._last = None

    def _archive(self, item: Item) -> zipfile.ZipFile:
        around = item.inner[:-1]
        last = self._last
        if last is not None and (last.path, last.inner) == (item.path, around):
            return last.archive
        self.close()
        file: IO[bytes] = item.path.open("rb")
        with _refusing():
            archive = zipfile.ZipFile(file)
            for place in around:
                with archive, file:
                    spool = _spool(archive, archive.infolist()[place])
                file, archive = spool, zipfile.ZipFile(spool)
        self._last = _Open(item.path, around, file, archive)
        return archive


@contextmanager
def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    if info.flag_bits & _ENCRYPTED:
        raise RefusedError("it is locked with a password: unlock it, then import it")
    with _refusing():
        file = archive.open(info)
    with file:
        yield bounded(file, max(info.compress_size, 1))


def bounded(file: IO[bytes], packed: int) -> IO[bytes]:
    """The file, which may unfold to so much of its packed size and no more."""
    most = min(max(packed * HIGHEST_RATIO, FREE_BYTES), LARGEST_STREAM_BYTES)
    return cast("IO[bytes]", _Bounded(file, most))


class _Bounded(BufferedIOBase):
    """Counts the bytes that really come, whatever the archive says of itself."""

    def __init__(self, file: IO[bytes], most: int) -> None:
        super().__init__()
        self._file, self._left = file, most

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1, /) -> bytes:
        """The next bytes.

        Raises:
            RefusedError: more come than may, or the archive is damaged there.
        """
        wanted = self._left + 1 if size is None or size < 0 else size
        with _refusing():
            taken = self._file.read(min(wanted, self._left + 1))
        self._left -= len(taken)
        if self._left < 0:
            raise RefusedError("it unfolds to far more than training takes: a bomb")
        return taken


@contextmanager
def _spooled(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
    with _spool(archive, info) as spool:
        yield spool


def _spool(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> IO[bytes]:
    """An archive inside another one, in a file without a name."""
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - the caller closes it
    with _member(archive, info) as file:
        while chunk := file.read(_CHUNK):
            spool.write(chunk)
    spool.seek(0)
    return spool


@contextmanager
def _refusing() -> Iterator[None]:
    """What an archive breaks on, as a reason."""
    try:
        yield
    except _BROKEN as error:
        raise RefusedError("the archive is damaged or cut: fetch it again") from error


def gunzipped(content: bytes, most: int) -> bytes:
    """What a gzip file holds, cut or not.

    Raises:
        RefusedError: it is no gzip file, or unfolds to more than `most` bytes.
    """
    most = min(most, max(len(content) * HIGHEST_RATIO, FREE_BYTES))
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(content, most + 1)
    except zlib.error as error:
        raise RefusedError("its packing is damaged: fetch it again") from error
    if len(plain) > most:
        raise RefusedError("it unfolds to far more than training takes: a bomb")
    return plain
