"""Where this home keeps its tokens and keys."""

from dataclasses import dataclass

from coach.credentials.files import FileKeep
from coach.credentials.keep import HEVY, Keep
from coach.credentials.os_keyring import KeyringKeep, real_keyring
from coach.database import Database
from coach.database.kept import DatabaseKeep
from coach.domain.athlete import Athlete
from coach.settings import Settings


def keep_of(chosen: Settings, athlete: Athlete, database: Database) -> Keep:
    """Where the athlete's tokens and keys lie.

    In the database where that is encrypted; else Garmin's tokens in the file its
    client knows, and Hevy's key in the system's keyring or a file.
    """
    if database.is_encrypted:
        return DatabaseKeep(database, athlete.id)
    files = FileKeep(chosen.home, athlete.id)
    return PlainKeep(files, f"athlete {athlete.id} in {chosen.home}")


@dataclass(frozen=True, slots=True)
class PlainKeep:
    """A file for what its client reads itself; else the keyring, if there is one."""

    files: FileKeep
    whose: str

    def load(self, name: str) -> str | None:
        """The text of that name; None when there is none."""
        text = self.files.load(name)
        if text is None and (ring := self._ring(name)) is not None:
            return ring.load(name)
        return text

    def save(self, name: str, text: str) -> None:
        """Keep it in the one place, and nowhere else any more."""
        ring = self._ring(name)
        if ring is None:
            self.files.save(name, text)
        else:
            ring.save(name, text)
            self.files.remove(name)

    def remove(self, name: str) -> None:
        """Forget it, wherever it is."""
        self.files.remove(name)
        if (ring := self._ring(name)) is not None:
            ring.remove(name)

    def _ring(self, name: str) -> KeyringKeep | None:
        backend = real_keyring() if name == HEVY else None
        return None if backend is None else KeyringKeep(backend, self.whose)
