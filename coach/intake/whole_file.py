"""Reading a file that somebody named, whatever stands under that name."""

import stat
from errno import EFBIG
from pathlib import Path


class NoFile(OSError):  # noqa: N818 - it is told, not a fault
    """What stands there is a folder, a pipe, a socket or a device."""


def require_file(path: Path) -> int:
    """The size of the file, in bytes.

    Raises:
        NoFile: there is something else than a file; reading it might never end.
        OSError: there is nothing, or it may not be looked at.
    """
    found = path.stat()
    if stat.S_ISREG(found.st_mode):
        return found.st_size
    if stat.S_ISDIR(found.st_mode):
        next(path.iterdir(), None)  # says why it could not be looked into
        raise NoFile(0, "it is no file but a folder")
    raise NoFile(0, "it is no file but a pipe, a socket or a device")


def read_whole(path: Path, most_bytes: int) -> bytes:
    """The file's bytes.

    Raises:
        NoFile: there is something else than a file.
        OSError: it cannot be read, or it is larger than `most_bytes`.
    """
    require_file(path)
    with path.open("rb") as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise OSError(EFBIG, f"it is larger than {most_bytes // 2**20} MB")
    return content
