"""What a database refuses, in the words of someone who wants to train."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from coach.database.cipher import KeyFinder, no_keys
from coach.errors import CoachError, ExitCode

_SQLITE_KINDS = {
    3: "unwritable",  # PERM
    5: "busy",  # BUSY
    6: "busy",  # LOCKED
    8: "unwritable",  # READONLY
    10: "unwritable",  # IOERR
    11: "corrupt",  # CORRUPT
    13: "full",  # FULL
    14: "unwritable",  # CANTOPEN
    26: "corrupt",  # NOTADB
}
# Whole SQLSTATEs first, then classes of them (their first two characters).
_POSTGRES_KINDS = {
    "25006": "unwritable",  # read_only_sql_transaction
    "42501": "unwritable",  # insufficient_privilege
    "53100": "full",  # disk_full
    "55P03": "busy",  # lock_not_available
    "40": "busy",  # transaction rollback
    "08": "unreachable",  # connection exception
    "53": "unreachable",  # insufficient resources
    "57": "unreachable",  # operator intervention
    "28": "refused",  # invalid authorization
    "3D": "refused",  # no such database
    "XX": "corrupt",  # internal error, data or index corrupted
}
_REFUSALS = ("FATAL:", "invalid connection option", "invalid port")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a database is, for messages.

    Attributes:
        name: the file, or the URL without its password.
        file: None for PostgreSQL and for a database in memory.
        find: the key of an encrypted file, or of a copy of it.
    """

    name: str
    file: Path | None = None
    find: KeyFinder = field(default=no_keys, compare=False, repr=False)

    @property
    def backups(self) -> Path | None:
        """The folder that copies of the file are kept in."""
        return None if self.file is None else self.file.parent / "backups"

    def newest_backup(self) -> Path | None:
        """The last copy made, good or not; None when there is none."""
        from coach.database.backups import backups_of

        return next((backup.file for backup in backups_of(self)), None)


@contextmanager
def explained(place: Place) -> Iterator[None]:
    """Turns what the athlete can mend into CoachErrors; the rest is a bug."""
    try:
        yield
    except DBAPIError as error:
        said = explain(error, place)
        if said is None:
            raise
        raise said from error


def explain(error: DBAPIError, place: Place) -> CoachError | None:
    """The CoachError for what the database said; None when it is a bug of ours."""
    kind = _kind(error)
    if kind == "corrupt":
        return corrupt(place, str(error.orig))
    if kind is None:
        return None
    what, fix, code = _SAYINGS[kind]
    return CoachError(what.format(place.name), _first_line(error), fix, code)


def corrupt(place: Place, why: str) -> CoachError:
    """The error for a database that is damaged; names the newest good copy of it."""
    from coach.database.backups import way_back

    return CoachError(
        f"The database {place.name} is damaged; nothing in it was changed.",
        why,
        way_back(place),
        ExitCode.UNREADABLE_INPUT,
    )


_SAYINGS = {
    "busy": (
        "The database {} is in use.",
        "Wait until the other coach has finished, then run it again.",
        ExitCode.ANOTHER_RUN,
    ),
    "full": (
        "The disk is full: no more was saved in {}.",
        "Free some space, then run it again.",
        ExitCode.CANNOT_WRITE,
    ),
    "unwritable": (
        "The database {} cannot be opened for writing.",
        "See that the disk has room and that you may write the file and its folder.",
        ExitCode.CANNOT_WRITE,
    ),
    "unreachable": (
        "The database server of {} does not answer.",
        "Start the server or correct COACH_DATABASE_URL, then run it again.",
        ExitCode.SERVICE_DOWN,
    ),
    "refused": (
        "The database server refuses {}.",
        "Correct the name, database or password in COACH_DATABASE_URL.",
        ExitCode.BAD_SETTINGS,
    ),
}


def _kind(error: DBAPIError) -> str | None:
    cause = error.orig
    number = getattr(cause, "sqlite_errorcode", None)
    if number is not None:
        return _SQLITE_KINDS.get(number & 0xFF)
    state = getattr(cause, "sqlstate", None)
    if state:
        return _POSTGRES_KINDS.get(state) or _POSTGRES_KINDS.get(state[:2])
    # Before a session begins psycopg gives no SQLSTATE, only what was said.
    if any(words in str(cause) for words in _REFUSALS):
        return "refused"
    known = type(cause).__name__ in {"OperationalError", "ConnectionTimeout"}
    return "unreachable" if known else None


def _first_line(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__
