"""One file copied into another, encrypted or not, and looked over before it counts."""

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach import faults
from coach.credentials.key import Key
from coach.database.cipher import connect, errors, secret_of
from coach.database.revision import VERSION_TABLE
from coach.private_files import FILE_MODE

SQLITE_ENDINGS = ("", "-wal", "-shm", "-journal")


class UnsoundError(Exception):
    """A file that is no whole database, and why."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a copy must have in common with what it was made of.

    Attributes:
        rows: how many, by table.
        revision: of the tables; None where there are none.
        broken: rows that name a missing one.
    """

    rows: Mapping[str, int]
    revision: str | None
    application_id: int
    broken: int


def contents_of(connection: Any) -> Contents:  # noqa: ANN401 - of either library
    """What is in the database on that connection."""
    listed = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(listed)]
    rows = {name: _one(connection, f'SELECT count(*) FROM "{name}"') for name in names}  # noqa: S608
    version = f"SELECT version_num FROM {VERSION_TABLE}"  # noqa: S608
    return Contents(
        rows=rows,
        revision=_one(connection, version) if rows.get(VERSION_TABLE) else None,
        application_id=_one(connection, "PRAGMA application_id"),
        broken=len(connection.execute("PRAGMA foreign_key_check").fetchall()),
    )


def _one(connection: Any, query: str) -> Any:  # noqa: ANN401 - whatever was asked for
    (value,) = connection.execute(query).fetchone()
    return value


def write_copy(source: Path, old: Key | None, target: Path, new: Key | None) -> None:
    """Copy the database as it is at one moment; writers may go on meanwhile.

    The copy stands alone, is on the disk and has been compared with its source.

    Args:
        source: the file.
        old: the key it is encrypted with.
        target: a file that is made now; what was there is gone.
        new: the key the copy is encrypted with.

    Raises:
        UnsoundError: the source or the copy is not whole.
        OSError: the copy cannot be written.
    """
    remove(target)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    faults.point("copy.begun")
    with _told(old, new), closing(connect(source, old, encrypting=old != new)) as from_:
        if old == new:
            from_.execute("BEGIN")
            wanted = contents_of(from_)
            with closing(connect(target, new)) as to:
                from_.backup(to)
                to.execute("PRAGMA journal_mode=DELETE")  # no -wal is left beside it
            from_.execute("ROLLBACK")
        else:
            wanted = _exported(from_, target, new)
        faults.point("copy.made")
        _compare(target, new, wanted)
    sync(target)


def _exported(connection: Any, target: Path, new: Key | None) -> Contents:  # noqa: ANN401
    secret = "" if new is None else secret_of(new)
    connection.execute("PRAGMA temp_store=MEMORY")
    attach = f'ATTACH DATABASE ? AS made KEY "{secret}"'
    connection.execute(attach, (str(target),))
    connection.execute("BEGIN IMMEDIATE")
    wanted = contents_of(connection)
    connection.execute("SELECT sqlcipher_export('made')")
    connection.execute(f"PRAGMA made.application_id={wanted.application_id}")
    connection.execute("COMMIT")
    connection.execute("DETACH DATABASE made")
    return wanted


def _compare(target: Path, key: Key | None, wanted: Contents) -> None:
    with closing(connect(target, key)) as connection:
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            raise UnsoundError(f"the copy is not sound: {answer}")
        if contents_of(connection) != wanted:
            raise UnsoundError("the copy does not hold what it was made of")


def look_over(file: Path, key: Key | None) -> Contents:
    """What the file holds, after all of it was read.

    Raises:
        UnsoundError: it is no whole database.
    """
    if not file.is_file() or not file.stat().st_size:
        raise UnsoundError("there is nothing in it")
    with _told(key, key), closing(connect(file, key)) as connection:
        connection.execute("PRAGMA query_only=ON")
        (answer,) = connection.execute("PRAGMA integrity_check").fetchone()
        if answer != "ok":
            raise UnsoundError(str(answer))
        found = contents_of(connection)
    if found.broken:
        raise UnsoundError(f"{found.broken} rows name a missing one")
    if found.revision is None:
        raise UnsoundError("it holds no tables of coach")
    return found


@contextmanager
def _told(*keys: Key | None) -> Iterator[None]:
    """Whatever either library raises is an UnsoundError, but for a full disk."""
    any_key = next((key for key in keys if key is not None), None)
    try:
        yield
    except errors(any_key) as error:
        number = (getattr(error, "sqlite_errorcode", None) or 0) & 0xFF
        if number in _NO_ROOM:
            raise OSError(str(error)) from error
        raise UnsoundError(str(error)) from error


_NO_ROOM = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


def remove(file: Path) -> None:
    """Delete the file and what SQLite keeps beside it."""
    for ending in SQLITE_ENDINGS:
        Path(f"{file}{ending}").unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Have the file, or the names in the folder, on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
