"""Which version of the tables a database has, and whether this coach knows it."""

import re
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from coach.database.trouble import Place, corrupt
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.database.engine import Database

HEAD = "0009"
"""The newest file of migrations/versions; comparing with it spares Alembic's import."""

VERSION_TABLE = "alembic_version"


def revision(database: "Database") -> str | None:
    """The revision the database is at; None where no tables of coach are.

    Raises:
        CoachError: it is no coach database, or a later coach made it.
    """
    if not database.exists():
        return None
    with database.connected() as connection:
        return known_revision(connection, database.place)


def known_revision(connection: Connection, place: Place) -> str | None:
    """The revision found on that connection, checked."""
    tables = inspect(connection).get_table_names()
    if VERSION_TABLE not in tables:
        if tables:
            raise not_ours(place)
        return None
    query = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 - ours
    found = connection.execute(query).scalar_one_or_none()
    if found is None:
        if len(tables) > 1:
            raise corrupt(place, "It has tables, and their version is not written.")
        return None
    if not re.fullmatch(r"\d{4}", found):
        raise not_ours(place)
    if found > HEAD:
        raise CoachError(
            f"A later coach has written the database {place.name}.",
            f"Its tables are of version {found}; this coach knows {HEAD}.",
            "Install the newest coach, then run it again.",
        )
    return str(found)


def not_ours(place: Place) -> CoachError:
    """The error for a database some other program made."""
    return CoachError(
        f"{place.name} is not a database of coach.",
        "It holds tables of another program.",
        "Set COACH_DATABASE_URL to an empty or new database.",
        ExitCode.BAD_SETTINGS,
    )


def require_current(found: str | None, place: Place) -> None:
    """Nothing, when the revision found is the newest.

    Raises:
        CoachError: there is no database yet, or an older coach made it.
    """
    if found == HEAD:
        return
    if found is None:
        raise CoachError(
            "There is no database yet.",
            f"Nothing of coach is at {place.name}.",
            "Run coach init.",
        )
    raise CoachError(
        f"An older coach has written the database {place.name}.",
        f"Its tables are of version {found}; this coach needs {HEAD}.",
        "Run coach db migrate; it makes a copy first.",
    )
