"""Files only the athlete can read, written whole or not at all."""

import os
import tempfile
from pathlib import Path

from coach import faults
from coach.errors import CoachError, ExitCode

FOLDER_MODE = 0o700
FILE_MODE = 0o600


def make_folder(folder: Path) -> Path:
    """The folder, there and 0700 whatever the umask.

    Raises:
        CoachError: it cannot be made (exit 73).
    """
    try:
        folder.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
        folder.chmod(FOLDER_MODE)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    return folder


def write(path: Path, content: bytes) -> None:
    """Write the file atomically with mode 0600.

    Raises:
        CoachError: the disk is full or the folder cannot be written (exit 73);
            what was there before is untouched.
    """
    make_folder(path.parent)
    handle = -1
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(FILE_MODE)
        faults.point("file.rename")
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise _cannot_write(path, error) from error


def _cannot_write(path: Path, error: OSError) -> CoachError:
    return CoachError(
        f"{path} cannot be written.",
        error.strerror or str(error),
        "Free some space or choose another folder with COACH_HOME, then run it again.",
        ExitCode.CANNOT_WRITE,
    )
