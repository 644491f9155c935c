"""A new database file in the place of the present one, in one step."""

import os
import shutil
from contextlib import closing
from pathlib import Path

from coach import faults
from coach.credentials.key import Key
from coach.database.cipher import connect, errors
from coach.database.copies import SQLITE_ENDINGS, sync
from coach.errors import CoachError, ExitCode
from coach.private_files import FILE_MODE, cannot_write


def put_in_place(
    new: Path, file: Path, key: Key | None, *, aside: Path | None = None
) -> None:
    """Make `new` the database; nobody else may be writing to it (`alone`).

    Killed at any point, the database is the present one or the new one, whole.

    Args:
        new: a whole database without a -wal, in the same folder.
        file: the database.
        key: of the present one; for settling what is in its -wal.
        aside: where the present one is kept, as it is; None lets it go.

    Raises:
        CoachError: another process has it open (7), or it cannot be written (73).
    """
    _settle(file, key)
    try:
        if aside is not None and file.exists():
            _keep_aside(file, aside)
        faults.point("swap.aside")
        for ending in SQLITE_ENDINGS[1:]:
            Path(f"{file}{ending}").unlink(missing_ok=True)
        new.chmod(FILE_MODE)
        faults.point("swap.rename")
        new.replace(file)
        faults.point("swap.renamed")
        sync(file.parent)
    except OSError as error:
        raise cannot_write(file, error) from error


def _settle(file: Path, key: Key | None) -> None:
    """Write what waits in the -wal into the file, where the file is sound enough."""
    wal = Path(f"{file}-wal")
    if not wal.exists():
        return
    try:
        with closing(connect(file, key)) as connection:
            busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    except errors(key):
        return  # it is damaged, and is kept aside with its -wal
    if busy:
        raise CoachError(
            f"The database {file} is in use.",
            "Another process is reading or writing it.",
            "Wait until the other coach has finished, then run it again.",
            ExitCode.ANOTHER_RUN,
        )


def _keep_aside(file: Path, aside: Path) -> None:
    for ending in ("", "-wal"):
        there, kept = Path(f"{file}{ending}"), Path(f"{aside}{ending}")
        kept.unlink(missing_ok=True)
        if not there.exists() or (ending and not there.stat().st_size):
            continue
        try:
            os.link(there, kept)
        except OSError:  # a disk without links
            shutil.copyfile(there, kept)
            sync(kept)
        kept.chmod(FILE_MODE)
