"""Reading a file that somebody named, whatever stands under that name."""

import stat
from errno import EFBIG
from pathlib import Path


class NoFile(OSError):  # noqa: N818 - it is told, not a fault
    """What stands there is a folder, a pipe, a socket or a device."""


def read_whole(path: Path, most_bytes: int) -> bytes:
    """The file's bytes.

    Raises:
        NoFile: there is something else than a file; reading it might never end.
        OSError: it cannot be read, or it is larger than `most_bytes`.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        what = "a folder" if stat.S_ISDIR(mode) else "a pipe, a socket or a device"
        raise NoFile(0, f"it is no file but {what}")
    with path.open("rb") as file:
        content = file.read(most_bytes + 1)
    if len(content) > most_bytes:
        raise OSError(EFBIG, f"it is larger than {most_bytes // 2**20} MB")
    return content
