"""Tokens and keys in the database, where that is encrypted."""

from dataclasses import dataclass

from coach.credentials.keep import learn
from coach.database.engine import Database


@dataclass(frozen=True, slots=True)
class DatabaseKeep:
    """One athlete's secrets, in the table of that name."""

    database: Database
    athlete_id: int

    def load(self, name: str) -> str | None:
        """The text of that name; None when there is none."""
        with self.database.reading(self.athlete_id) as store:
            value = store.secret(name)
        return None if value is None else learn(value.decode())

    def save(self, name: str, text: str) -> None:
        """Keep the text in a transaction of its own."""
        learn(text)
        with self.database.writing(self.athlete_id, "secret") as store:
            store.save_secret(name, text.encode())

    def remove(self, name: str) -> None:
        """Forget it."""
        with self.database.writing(self.athlete_id, "secret") as store:
            store.save_secret(name, None)
