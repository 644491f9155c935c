"""Whether a SQLite file is encrypted, with which key, and how it is opened.

SQLCipher keeps sixteen bytes at the head of a file as they are. Coach chooses them: a
mark, and the id of the key. So a file says itself how it is to be opened, and a copy of
it does too.
"""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from coach.credentials.key import Key, short
from coach.errors import CoachError, ExitCode

KeyFinder = Callable[[str], Key]
"""The key of an id, or a CoachError that says where it was looked for."""

PLAIN = b"SQLite format 3\0"
_MARK = b"coach\x01"
BUSY_TIMEOUT_MS = 10_000


def no_keys(key_id: str) -> Key:
    """For those who have no keys.

    Raises:
        CoachError: always (exit 78).
    """
    raise CoachError(
        f"The database is encrypted with the key {short(key_id)}.",
        "No place was named to look for it.",
        "Set COACH_KEY_FILE to the file that holds the key.",
        ExitCode.BAD_SETTINGS,
    )


def key_id_of(file: Path | None) -> str | None:
    """The id of the key that the file is encrypted with; None where it is not."""
    if file is None or not file.is_file():  # a pipe would keep us waiting
        return None
    try:
        with file.open("rb") as opened:
            head = opened.read(len(PLAIN))
    except OSError:
        return None
    if len(head) < len(PLAIN) or not head.startswith(_MARK):
        return None
    return head[len(_MARK) :].hex()


def key_of(file: Path | None, find: KeyFinder) -> Key | None:
    """The key to open the file with; None where it is not encrypted.

    Raises:
        CoachError: the key is not to be had, or SQLCipher is not installed (exit 78).
    """
    key_id = key_id_of(file)
    if key_id is None:
        return None
    library(encrypted=True)
    return find(key_id)


def library(*, encrypted: bool) -> ModuleType:
    """What reads such files: the standard library, or SQLCipher.

    Raises:
        CoachError: SQLCipher is not installed (exit 78).
    """
    if not encrypted:
        return sqlite3
    try:
        import sqlcipher3.dbapi2 as found
    except ImportError as error:
        raise CoachError(
            "Encryption needs SQLCipher, which is not installed.",
            f"Python finds no module {error.name}.",
            'Install it: pip install "coach[encryption]"',
            ExitCode.BAD_SETTINGS,
        ) from error
    module: ModuleType = found
    return module


def secret_of(key: Key) -> str:
    """The key and the head of the file, as SQLCipher is told them."""
    return f"x'{key.raw.hex()}{(_MARK + bytes.fromhex(key.id)).hex()}'"


def unlock(connection: sqlite3.Connection, key: Key | None) -> None:
    """Tell a new connection the key, before anything else is asked of it."""
    if key is not None:
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f'PRAGMA key="{secret_of(key)}"')
        connection.execute("PRAGMA temp_store=MEMORY")  # nothing of it on the disk


def connect(file: Path, key: Key | None, *, encrypting: bool = False) -> Any:  # noqa: ANN401 - of either library
    """A bare connection to the file; its transactions are the caller's.

    Args:
        file: it is made where it is not there.
        key: None for one that is not encrypted.
        encrypting: an encrypted file is going to be attached to it.
    """
    module = library(encrypted=encrypting or key is not None)
    connection = module.connect(str(file), isolation_level=None)
    try:
        unlock(connection, key)
        connection.execute(f"PRAGMA busy_timeout={BUSY_TIMEOUT_MS}")
    except errors(key):
        connection.close()
        raise
    return connection


def errors(key: Key | None) -> tuple[type[Exception], ...]:
    """What a bare connection with that key raises."""
    return (sqlite3.Error, library(encrypted=key is not None).Error)
