"""PostgreSQL as coach uses it: one writer at a time, readers on a snapshot."""

from sqlalchemy import URL, Connection, Engine, create_engine, event

from coach.database.cipher import KeyFinder
from coach.database.seals import key_id_in
from coach.database.trouble import Place
from coach.errors import CoachError, ExitCode

CONNECT_TIMEOUT_S = 10
LOCK_TIMEOUT_MS = 10_000
_PASSWORD = "password"  # noqa: S105 - the name of the setting
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


def conninfo(url: URL) -> str:
    """How a program of the server's finds it, without the password.

    Arguments of a program are for all to see.
    """
    query = {name: each for name, each in url.query.items() if name != _PASSWORD}
    where = (url.username, None, url.host, url.port, url.database)
    bare = URL.create("postgresql", *where, query)
    return bare.render_as_string().replace("+", "%20")  # libpq knows no other blank


def password_for_programs(url: URL) -> dict[str, str]:
    """The password as a program of the server's takes it from its environment.

    That is seen by nobody who could not read ours, and nothing of it stays on the disk.
    Empty where the URL has none: then it is wherever the server's programs look.
    """
    held = url.password or url.query.get(_PASSWORD)
    return {"PGPASSWORD": str(held)} if held else {}


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
