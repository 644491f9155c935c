"""Files only the athlete can read, written whole or not at all."""

import glob
import os
import tempfile
from collections.abc import Iterable
from errno import ENOTDIR
from pathlib import Path

from coach import faults
from coach.errors import CoachError, ExitCode

FOLDER_MODE = 0o700
FILE_MODE = 0o600
MARK = "coach.lock"
"""The file by which a home of coach is known."""


def make_folder(folder: Path) -> Path:
    """The folder, made 0700 with its parents where it was not there.

    One that was there keeps its mode: it may be anyone's.

    Raises:
        CoachError: it cannot be made (exit 73).
    """
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        for each in reversed(missing):
            each.mkdir(mode=FOLDER_MODE, exist_ok=True)
            each.chmod(FOLDER_MODE)
        if not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR))
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def make_home(folder: Path) -> Path:
    """The folder that holds all of coach's, 0700 whatever the umask.

    One that was there is closed to others if nothing or only coach's is in it.

    Raises:
        CoachError: it cannot be made (exit 73).
    """
    make_folder(folder)
    try:
        names = {each.name for each in folder.iterdir()}
        if not names or MARK in names:
            folder.chmod(FOLDER_MODE)
    except OSError as error:
        raise cannot_write(folder, error) from error
    return folder


def write(path: Path, content: bytes) -> None:
    """Write the file atomically with mode 0600.

    Raises:
        CoachError: the disk is full or the folder cannot be written (exit 73);
            what was there before is untouched.
    """
    write_pieces(path, (content,))


def write_pieces(path: Path, pieces: Iterable[bytes]) -> None:
    """Write the pieces, one after the other, as `write` would the whole.

    Raises:
        CoachError: as `write`; of what making a piece raises nothing is left either.
    """
    make_folder(path.parent)
    temporary = ""
    try:
        for left in path.parent.glob(f".{glob.escape(path.name)}.*"):
            left.unlink(missing_ok=True)  # by a run that was killed
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(FILE_MODE)
        faults.point("file.rename")
        Path(temporary).replace(path)
    except OSError as error:
        raise cannot_write(path, error) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def cannot_write(path: Path, error: OSError) -> CoachError:
    """The error for a file or folder that the system refused (exit 73)."""
    return CoachError(
        f"{path} cannot be written.",
        error.strerror or str(error),
        "Free some space or choose another folder with COACH_HOME, then run it again.",
        ExitCode.CANNOT_WRITE,
    )
