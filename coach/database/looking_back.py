"""A database open for looking at evenings before, in this process or one forked."""

from datetime import date

from sqlalchemy import Connection, Engine

from coach.database.known_then import KnownThen
from coach.database.past import Past
from coach.database.store import Store


class LookingBack:
    """One athlete's database on any evening, all of it read once."""

    def __init__(
        self, engine: Engine, connection: Connection, athlete_id: int, past: Past
    ) -> None:
        self._engine = engine
        self._connections = [connection]
        self._athlete_id = athlete_id
        self._past = past

    def on(self, evening: date) -> Store:
        """The store as it was known on that evening."""
        connection = self._connections[-1]
        return KnownThen(connection, self._athlete_id, self._past, evening)

    @property
    def can_be_forked(self) -> bool:
        """Whether another process finds the same database; memory is one's own."""
        url = self._engine.url
        in_memory = url.get_backend_name() == "sqlite" and url.database in {
            None,
            "",
            ":memory:",
        }
        return not in_memory

    def forked(self) -> None:
        """To be called in a forked process: it needs a connection of its own.

        The one it was forked with is its parent's; it is kept, so that nothing closes
        it here.
        """
        self._engine.dispose(close=False)
        options = self._connections[-1].get_execution_options()
        connection = self._engine.connect().execution_options(**options)
        connection.begin()
        self._connections.append(connection)
