"""What is to be read: files, and the members of archives."""

from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path

from coach.domain.strength import WeightUnit
from connectors.base import FileContents


@dataclass(frozen=True, slots=True)
class Item:
    """One file to be read.

    Attributes:
        path: of the file on the disk.
        label: as the athlete is told of it, `export.zip!activities/1.fit`.
        named: it was named itself, not met in a folder or an archive.
        inner: its places in the archives around it, the outermost first; empty for
            a file that lies on the disk as it is.
        size: the bytes it takes on the disk.
        unpacked: the bytes it says it has.
        content: its bytes, where it never lay on the disk; `path` is its name then.
    """

    path: Path
    label: str
    named: bool = True
    inner: tuple[int, ...] = ()
    size: int = 0
    unpacked: int = 0
    content: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Options:
    """What a file alone does not say.

    Attributes:
        now: the moment of the import, by which dates to come are known.
        timezone: the athlete's.
        remembered: what names of exercises mean to the athlete.
        known: digests of files that were imported before, and their sizes.
        weight_unit: of loads in files that do not say.
    """

    now: datetime
    timezone: tzinfo
    remembered: dict[str, str] = field(default_factory=dict)
    known: dict[str, int] = field(default_factory=dict)
    weight_unit: WeightUnit | None = None


@dataclass(frozen=True, slots=True)
class Incoming:
    """One file as it was read.

    Attributes:
        sha256: of its bytes; None where they could not be had.
        size: how many bytes it has.
        kind: the reader's; None where no reader knows it.
        known: it was imported before and was not read again.
        contents: what is in it, recordings with catalogue names and their effort.
        packed: the bytes to keep, compressed with zlib.
        excerpt: they are not the whole file but what was read of it.
        refused: why nothing of it was read.
        foreign: it is no file, or of no kind that coach reads.
        bug: the traceback, where coach itself fell over.
    """

    item: Item
    sha256: str | None = None
    size: int = 0
    kind: str | None = None
    known: bool = False
    contents: FileContents = field(default_factory=FileContents)
    packed: bytes = b""
    excerpt: bool = False
    refused: str | None = None
    foreign: bool = False
    bug: str | None = None
