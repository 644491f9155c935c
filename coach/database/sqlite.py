"""SQLite as coach uses it: settings, private files, transactions, copies."""

import os
import sqlite3
import stat
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry, StaticPool

from coach.credentials.key import Key
from coach.database.cipher import BUSY_TIMEOUT_MS, KeyFinder, library, unlock
from coach.database.revision import not_ours
from coach.database.trouble import Place, corrupt
from coach.errors import CoachError, ExitCode
from coach.private_files import FILE_MODE, make_folder

APPLICATION_ID = 0x436F6163  # "Coac"
_SETTINGS = ("journal_mode=WAL", "synchronous=FULL", "trusted_schema=OFF")
_HEADER_BYTES = 100
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def place_of(url: URL, find: KeyFinder) -> Place:
    """Where the URL points: a file, or memory."""
    if not url.database or url.database == ":memory:":
        return Place("in memory")
    file = Path(url.database).absolute()
    return Place(str(file), file, find)


def make_engine(url: URL, place: Place, key: Key | None = None) -> Engine:
    """An engine whose transactions are ours: BEGIN, or BEGIN IMMEDIATE for writing.

    Raises:
        CoachError: there is a key, and SQLCipher is not installed (exit 78).
    """
    options: dict[str, Any] = {"connect_args": {"isolation_level": None}}
    if key is not None:
        options["module"] = library(encrypted=True)
    if place.file is None:
        options["poolclass"] = StaticPool
        options["connect_args"]["check_same_thread"] = False
    else:
        url = url.set(database=str(place.file))
    engine = create_engine(url, **options)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
        try:
            unlock(connection, key)
            _require_ours(connection, place)
            for setting in _SETTINGS:
                connection.execute(f"PRAGMA {setting}")
        except BaseException:
            connection.close()  # the pool has not got hold of it yet
            raise

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        options = connection.get_execution_options()
        writing = options.get("coach_writing", False)
        keys = "OFF" if options.get("coach_migrating", False) else "ON"
        connection.exec_driver_sql(f"PRAGMA foreign_keys={keys}")
        connection.exec_driver_sql(f"PRAGMA query_only={'OFF' if writing else 'ON'}")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


def _require_ours(connection: sqlite3.Connection, place: Place) -> None:
    # Before anything is set that would be written into another program's file.
    connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    (number,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if number == APPLICATION_ID:
        _keep_private(place)
    elif number or tables:
        raise not_ours(place)


def exists(place: Place) -> bool:
    """Whether there is a database to be read.

    Raises:
        CoachError: the file has lost all it held (exit 65), or is no file (exit 73).
    """
    if place.file is None:
        return True
    try:
        found = place.file.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise _cannot_write(place, error.strerror or str(error)) from error
    if not stat.S_ISREG(found.st_mode):
        raise _cannot_write(place, "It is not a file.")
    size = found.st_size
    if 0 < size < _HEADER_BYTES:
        raise corrupt(place, f"The file holds {size} bytes, less than any database.")
    if size == 0 and place.newest_backup() is not None:
        raise corrupt(place, "The file is empty, and it was not.")
    return size > 0


def make_private(place: Place) -> None:
    """The file, there and, if it is made now, readable by nobody else.

    SQLite gives the -wal and -shm beside it the same mode. A folder that is already
    there is left as it is: it may be anyone's.
    """
    if place.file is None or exists(place):
        return
    if not place.file.parent.exists():
        make_folder(place.file.parent)
    try:
        handle = os.open(place.file, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE)
    except FileExistsError:
        return
    except OSError as error:
        raise _cannot_write(place, error.strerror or str(error)) from error
    os.close(handle)


def _keep_private(place: Place) -> None:
    """Take others' rights from coach's own files, should they have got any."""
    for file in _files(place):
        try:
            if file.stat().st_mode & _OTHERS:
                file.chmod(FILE_MODE)
        except OSError:
            # Not there, or somebody else's: what it shows is for its owner to say.
            continue


def _files(place: Place) -> tuple[Path, ...]:
    if place.file is None:
        return ()
    return tuple(Path(f"{place.file}{ending}") for ending in ("", "-wal", "-shm"))


def size_bytes(place: Place) -> int:
    """The size of the file and of what lies beside it, not yet written into it."""
    return sum(file.stat().st_size for file in _files(place) if file.exists())


def mark(connection: Connection) -> None:
    """Write into the file, within the transaction, that it is coach's."""
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")


def problems(connection: Connection) -> tuple[str, ...]:
    """What SQLite's own checks find wrong; empty when all is well."""
    found = [
        str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")
    ]
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return (
        *(line for line in found if line != "ok"),
        *(f"{row[0]}: row {row[1]} names a missing row of {row[2]}" for row in broken),
    )


def _cannot_write(place: Place, why: str) -> CoachError:
    return CoachError(
        f"The database {place.name} cannot be opened.",
        why,
        "Give yourself the right to write it and its folder, then run it again.",
        ExitCode.CANNOT_WRITE,
    )
