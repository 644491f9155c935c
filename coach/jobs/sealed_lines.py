"""Everything as lines of JSON, sealed: backups of a server that may not read it.

A part is packed and sealed as a whole with the key of the sealed columns, which it
names. So it says nothing, not even a title, until it is imported where that key is.
"""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import replace

from coach.credentials.key import short
from coach.database import seals
from coach.database.cipher import KeyFinder
from coach.errors import CoachError
from coach.intake.archives import Archives, RefusedError
from coach.intake.items import Incoming, Item
from coach.intake.limits import LARGEST_FILE_BYTES

ENDING = ".sealed"
_PLACE = "backup.lines"
_HEAD = 64
_CHANGED = "it was changed since it was written, or it is no backup"


def sealed(part: bytes) -> bytes:
    """The part as only the key in force opens it."""
    return seals.seal(gzip.compress(part, mtime=0), _PLACE)


def opened(
    found: Iterable[Item | Incoming], find: KeyFinder
) -> Iterator[Item | Incoming]:
    """The same files, what is sealed among them opened; where it cannot be, why.

    Args:
        found: what is to be read.
        find: the key of the id that a part names.
    """
    archives = Archives()
    try:
        for each in found:
            if isinstance(each, Item) and each.label.endswith(ENDING):
                yield _opened(each, archives, find)
            else:
                yield each
    finally:
        archives.close()


def _opened(item: Item, archives: Archives, find: KeyFinder) -> Item | Incoming:
    try:
        with archives.opened(item) as file:
            head = file.read(_HEAD)
            key_id = seals.key_id_in(head)
            if key_id is None or not key_id.isalnum():
                return item  # reading it tells what it is
            content = head + file.read(LARGEST_FILE_BYTES)
    except (OSError, RefusedError):
        return item
    try:
        key = find(key_id)
    except CoachError as error:
        why = f"it is sealed with the key {short(key_id)}, which is not here"
        return Incoming(item, refused=f"{why}: {error.why}")
    try:
        with seals.under(key):
            plain = seals.unseal(content, _PLACE)
    except CoachError:
        return Incoming(item, refused=_CHANGED)
    return replace(item, label=item.label.removesuffix(ENDING), content=plain)
