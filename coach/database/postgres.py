"""PostgreSQL as coach uses it: one writer at a time, readers on a snapshot."""

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event

from coach.database.cipher import KeyFinder
from coach.database.seals import key_id_in
from coach.database.trouble import Place
from coach.errors import CoachError, ExitCode

CONNECT_TIMEOUT_S = 10
LOCK_TIMEOUT_MS = 10_000
_WRITERS = 0x436F6163  # the advisory lock that stands for BEGIN IMMEDIATE


SEAL = "sealed"
"""The secret that is there where values are sealed; it says with which key."""


def place_of(url: URL, find: KeyFinder) -> Place:
    """The URL without its password."""
    return Place(url.render_as_string(hide_password=True), find=find)


def seal_id(connection: Connection) -> str | None:
    """The id of the key that values are sealed with; None where they are not."""
    query = f"SELECT value FROM secrets WHERE name = '{SEAL}'"  # noqa: S608 - ours
    value = connection.exec_driver_sql(query).scalar()
    return None if value is None else key_id_in(bytes(value))


def make_engine(url: URL) -> Engine:
    """An engine on the server; it connects when first used.

    Raises:
        CoachError: the driver is not installed (exit 78).
    """
    options = f"-c timezone=UTC -c lock_timeout={LOCK_TIMEOUT_MS}"
    try:
        engine = create_engine(
            url,
            connect_args={
                "connect_timeout": CONNECT_TIMEOUT_S,
                "application_name": "coach",
                "options": options,
            },
        )
    except ModuleNotFoundError as error:
        raise CoachError(
            "COACH_DATABASE_URL names PostgreSQL, and its driver is not installed.",
            f"Python finds no module {error.name}.",
            'Install it: pip install "coach[postgres]"',
            ExitCode.BAD_SETTINGS,
        ) from error

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get("coach_writing", False):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS})")

    return engine


def conninfo(url: URL, passfile: Path) -> str:
    """How a program of the server's finds it; the password lies in the file.

    Arguments of a program are for all to see, so it is not among them.
    """
    query = {**url.query, "passfile": str(passfile)}
    where = (url.username, None, url.host, url.port, url.database)
    bare = URL.create("postgresql", *where, query)
    return bare.render_as_string().replace("+", "%20")  # libpq knows no other blank


def passfile_line(url: URL) -> str:
    """What the password's file holds."""
    plain = url.password or ""
    return "*:*:*:*:" + plain.replace("\\", "\\\\").replace(":", "\\:") + "\n"


READING = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
"""A reader sees one moment of the database and cannot change it."""


def size_bytes(connection: Connection) -> int:
    """The size of the whole database."""
    query = "SELECT pg_database_size(current_database())"
    return int(connection.exec_driver_sql(query).scalar_one())


def problems(connection: Connection) -> tuple[str, ...]:
    """Constraints that are declared but not enforced; the server checks the rest."""
    rows = connection.exec_driver_sql(
        "SELECT conrelid::regclass::text, conname FROM pg_constraint"
        " WHERE NOT convalidated AND connamespace = current_schema()::regnamespace"
        " ORDER BY 1, 2"
    )
    return tuple(f"{row[0]}: {row[1]} is not enforced" for row in rows)
