"""Where this home keeps its tokens and keys."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from coach.credentials.files import FileKeep
from coach.credentials.keep import HEVY, Keep
from coach.credentials.key_places import KeyPlaces, require_outside
from coach.credentials.os_keyring import KeyringKeep, real_keyring
from coach.database import Database, open_database
from coach.database.engine import database_place
from coach.database.kept import DatabaseKeep
from coach.database.trouble import Place
from coach.domain.athlete import Athlete
from coach.jobs.encrypt_home import Vault
from coach.settings import Settings, credentials_folder

__all__ = ["keep_of", "keys_of", "place_of", "require_outside", "vault_of"]


def keys_of(chosen: Settings) -> KeyPlaces:
    """Where the key of an encrypted database is looked for."""
    return KeyPlaces(
        chosen.home,
        chosen.key_place,
        chosen=chosen.key_file is not None,
        credentials=credentials_folder(),
    )


def place_of(chosen: Settings) -> Place:
    """Where the database of these settings is; it is not opened."""
    return database_place(chosen.database, keys_of(chosen).find)


def vault_of(
    chosen: Settings, alone: Callable[[], AbstractContextManager[object]]
) -> Vault:
    """The home of these settings, to be encrypted or made plain."""
    keys = keys_of(chosen)
    return Vault(
        home=chosen.home,
        opened=lambda: open_database(chosen.database, keys.find),
        keys=keys,
        keep=lambda number: _plain(chosen.home, number),
        alone=alone,
        on_server=place_of(chosen).file is None,
    )


def keep_of(chosen: Settings, athlete: Athlete, database: Database) -> Keep:
    """Where the athlete's tokens and keys lie.

    In the database where that is encrypted; else Garmin's tokens in the file its
    client knows, and Hevy's key in the system's keyring or a file.
    """
    if database.is_encrypted:
        return DatabaseKeep(database, athlete.id)
    return _plain(chosen.home, athlete.id)


def _plain(home: Path, number: int) -> Keep:
    return PlainKeep(FileKeep(home, number), f"athlete {number} in {home}")


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
