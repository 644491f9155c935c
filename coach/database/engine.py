"""One database, and the transactions on it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from sqlalchemy import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError

from coach import faults
from coach.credentials.key import Key
from coach.database import postgres, seals, sqlite
from coach.database.cipher import KeyFinder, key_of, no_keys
from coach.database.revision import HEAD, require_current, revision
from coach.database.store import Store
from coach.database.store.athletes import add_athlete, all_athletes
from coach.database.trouble import Place, explained
from coach.domain.athlete import Athlete, Sex, Thresholds
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.database.looking_back import LookingBack


def open_database(url: str, find: KeyFinder = no_keys) -> "Database":
    """The database at that URL; nothing is made, and only a file's head is read.

    Args:
        url: of either kind.
        find: the key of an encrypted one, by the id that its file names.

    Raises:
        CoachError: the URL is of neither kind, PostgreSQL's driver is missing, or
            the file is encrypted and its key or SQLCipher is (exit 78).
    """
    parsed = _parsed(url)
    if parsed.drivername == "sqlite":
        place = database_place(url, find)
        key = key_of(place.file, find)
        return Database(place, sqlite.make_engine(parsed, place, key), key)
    if parsed.drivername == "postgresql+psycopg":
        place = postgres.place_of(parsed, find)
        return Database(place, postgres.make_engine(parsed))
    raise _bad_url(f"It begins with {parsed.drivername}.")


def database_place(url: str, find: KeyFinder = no_keys) -> Place:
    """Where the database at that URL is.

    Raises:
        CoachError: the URL is none (exit 78).
    """
    parsed = _parsed(url)
    if parsed.drivername != "sqlite":
        return postgres.place_of(parsed, find)
    if parsed.query:
        raise _bad_url("A SQLite file takes nothing behind a question mark.")
    return sqlite.place_of(parsed, find)


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError) as error:
        raise _bad_url("It is no URL.") from error


def _bad_url(why: str) -> CoachError:
    return CoachError(
        "COACH_DATABASE_URL names no database that coach can use.",
        why,
        "Set it to sqlite:///FILE or postgresql+psycopg://NAME@HOST/DATABASE.",
        ExitCode.BAD_SETTINGS,
    )


class Database:
    """One database; open a `Store` for one athlete with `reading` or `writing`."""

    def __init__(self, place: Place, engine: Engine, key: Key | None = None) -> None:
        self.place = place
        self.key = key
        self._engine = engine
        self._checked = False

    @property
    def is_sqlite(self) -> bool:
        """Whether it is a file (or memory) rather than a server."""
        return self._engine.dialect.name == "sqlite"

    @property
    def is_encrypted(self) -> bool:
        """Whether what is in it can be read with a key only.

        Of a server's database that is what is in its sealed columns.
        """
        if self.is_sqlite:
            return self.key is not None
        with self._reading():
            return seals.in_force() is not None

    def key_in(self, connection: Connection) -> Key | None:
        """The key of a file, or the one that a server's values are sealed with now.

        Raises:
            CoachError: it is not to be had (exit 78).
        """
        if self.is_sqlite:
            return self.key
        key_id = postgres.seal_id(connection)
        if key_id is None:
            return None
        if self.key is None or self.key.id != key_id:
            self.key = self.place.find(key_id)
        return self.key

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    def exists(self) -> bool:
        """Whether there is anything to connect to; a server always is."""
        return not self.is_sqlite or sqlite.exists(self.place)

    def is_current(self) -> bool:
        """Whether its tables are there and of this coach's version.

        Raises:
            CoachError: it is no coach database, damaged, of a later coach, or its
                server does not answer.
        """
        return revision(self) == HEAD

    def check(self) -> tuple[str, ...]:
        """What the database itself finds wrong with it; empty when all is well."""
        with self._reading() as connection:
            seek = sqlite.problems if self.is_sqlite else postgres.problems
            return seek(connection)

    def size_bytes(self) -> int:
        """How much room it takes."""
        if self.is_sqlite:
            return sqlite.size_bytes(self.place)
        with self._reading() as connection:
            return postgres.size_bytes(connection)

    def server_words(self) -> tuple[str, dict[str, str]]:
        """How a program of the server's finds it, and what its environment must say."""
        url = self._engine.url
        return postgres.conninfo(url), postgres.password_for_programs(url)

    def athletes(self) -> tuple[Athlete, ...]:
        """Everyone who trains here, in the order they were added."""
        with self._reading() as connection:
            return all_athletes(connection)

    def add_athlete(  # noqa: PLR0913 - all that is known of an athlete
        self,
        name: str,
        timezone: str,
        created_at: datetime,
        *,
        email: str | None = None,
        sex: Sex | None = None,
        birth_year: int | None = None,
        thresholds: Thresholds = Thresholds(),  # noqa: B008 - frozen
        units: Mapping[str, str] | None = None,
    ) -> Athlete:
        """The new athlete, with their number.

        Raises:
            CoachError: someone of that name is already here.
        """
        new = Athlete(
            0, name, created_at, timezone, email, sex, birth_year, thresholds, units
        )
        with self._writing("athlete") as connection:
            return add_athlete(connection, new)

    @contextmanager
    def reading(self, athlete_id: int) -> Iterator[Store]:
        """The athlete's store as it is at one moment; writing to it fails."""
        with self._reading() as connection:
            yield Store(connection, athlete_id)

    @contextmanager
    def looking_back(
        self, athlete_id: int, zone: tzinfo, of_review: str
    ) -> "Iterator[LookingBack]":
        """The athlete's store as it was known on any evening; see `PastReader.past`."""
        from coach.database.looking_back import LookingBack
        from coach.database.past import PastReader

        with self._reading() as connection:
            past = PastReader(connection, athlete_id).past(zone, of_review)
            yield LookingBack(self._engine, connection, athlete_id, past)

    @contextmanager
    def writing(self, athlete_id: int, name: str = "store") -> Iterator[Store]:
        """The athlete's store in a transaction of its own.

        All that was written is kept when the block ends, nothing of it when an
        exception leaves it. There is one writer at a time.

        Args:
            athlete_id: whose store.
            name: of the fault points `NAME.commit` and `NAME.committed`.
        """
        with self._writing(name) as connection:
            yield Store(connection, athlete_id)

    @contextmanager
    def connected(self) -> Iterator[Connection]:
        """A connection in a reading transaction, whatever tables are there."""
        options = {} if self.is_sqlite else postgres.READING
        with (
            explained(self.place),
            self._engine.connect().execution_options(**options) as connection,
            connection.begin() as transaction,
        ):
            yield connection
            transaction.rollback()

    @contextmanager
    def transaction(
        self, name: str, *, migrating: bool = False
    ) -> Iterator[Connection]:
        """A connection in a writing transaction, whatever tables are there."""
        options = {"coach_writing": True, "coach_migrating": migrating}
        if self.is_sqlite:
            sqlite.make_private(self.place)
        with explained(self.place), self._engine.connect() as connection:
            with connection.execution_options(**options).begin():
                yield connection
                faults.point(f"{name}.commit")
            faults.point(f"{name}.committed")

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._require_tables()
        with self.connected() as connection, seals.under(self.key_in(connection)):
            yield connection

    @contextmanager
    def _writing(self, name: str) -> Iterator[Connection]:
        self._require_tables()
        with (
            self.transaction(name) as connection,
            seals.under(self.key_in(connection)),
        ):
            yield connection

    def _require_tables(self) -> None:
        if self._checked:
            return
        require_current(revision(self), self.place)
        self._checked = True
