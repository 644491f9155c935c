"""Bring a database's tables to this coach's version, all or nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, event

import coach
from coach import faults
from coach.clock import Clock, fixed_now
from coach.database import sqlite
from coach.database.backups import back_up
from coach.database.engine import Database
from coach.database.revision import HEAD, revision

EMPTY = "base"
"""The revision of a database without tables."""


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration did.

    Attributes:
        before: the revision it found, None for a new database.
        after: the revision it left.
        backup: the copy made first; None where there was nothing to lose.
    """

    before: str | None
    after: str | None
    backup: Path | None = None


def folder() -> Path:
    """Where the migrations are: inside an installed coach, else beside the checkout."""
    package = Path(coach.__file__).parent
    installed = package / "_migrations"
    return installed if installed.is_dir() else package.parent / "migrations"


def migrate(database: Database, to: str = HEAD) -> Migrated:
    """Bring the database to a revision; a SQLite file is copied first.

    Every step is in one transaction: killed at any point, the database is as it was
    before or as it should be, and the next run finishes.

    Raises:
        CoachError: it is no coach database, damaged, of a later coach (nothing is
            changed), or it cannot be written (exit 73).
    """
    before = revision(database)
    if before == to or (before is None and to == EMPTY):
        return Migrated(before, before)
    backup = _back_up(database) if before is not None else None
    with database.transaction("migrate", migrating=True) as connection:
        with _faults_at_statements(connection):
            _run(connection, to)
        if database.is_sqlite:
            sqlite.mark(connection)
            _require_whole(connection)
    return Migrated(before, revision(database), backup)


def _back_up(database: Database) -> Path | None:
    now = Clock(ZoneInfo("UTC"), fixed_now()).now()
    return back_up(database.place, database.key, now) if database.is_sqlite else None


def _run(connection: Connection, to: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(folder()).replace("%", "%%"))
    config.attributes["connection"] = connection
    down = to == EMPTY or to < (_at(connection) or "")
    (command.downgrade if down else command.upgrade)(config, to)


def _at(connection: Connection) -> str | None:
    from alembic.runtime.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def _require_whole(connection: Connection) -> None:
    # SQLite rebuilds a table to change it, with its keys unchecked meanwhile.
    broken = sqlite.problems(connection)
    if broken:
        raise RuntimeError(f"the migration would break the database: {broken[0]}")


@contextmanager
def _faults_at_statements(connection: Connection) -> Iterator[None]:
    def meet(*_: object) -> None:
        faults.point("migrate.statement")

    event.listen(connection, "before_cursor_execute", meet)
    try:
        yield
    finally:
        event.remove(connection, "before_cursor_execute", meet)
