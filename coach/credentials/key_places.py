"""Where the key of an encrypted database lies."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coach import private_files
from coach.credentials.files import read_private
from coach.credentials.key import Key, keys_in, short
from coach.credentials.os_keyring import KeyringKeep, real_keyring
from coach.errors import CoachError, ExitCode

CREDENTIAL = "coach_key"
_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_KEYRING = "the keyring of this system"
_HEADER = "# Keys of coach's encrypted databases. Without them nothing can be read.\n"


@dataclass(frozen=True, slots=True)
class KeyPlaces:
    """The places a key may lie in: a file, systemd's credentials, the keyring.

    Attributes:
        home: the folder of everything coach keeps; no key may lie in it.
        file: the key file.
        chosen: the athlete named the file: it comes first, and keys are put there.
        credentials: the folder of systemd's credentials; None where there is none.
    """

    home: Path
    file: Path
    chosen: bool = False
    credentials: Path | None = None

    def find(self, key_id: str) -> Key:
        """The key of that id.

        Raises:
            CoachError: it is nowhere, or a place of keys is open to others (exit 78).
        """
        others: set[str] = set()
        for _, keys in self._places(key_id):
            for key in keys:
                if key.id == key_id:
                    return key
                others.add(key.name)
        raise self._missing(key_id, sorted(others))

    def keep(self, key: Key) -> str:
        """Put the key where it will be looked for; the name of that place.

        Raises:
            CoachError: the place would be inside the home (78) or cannot be
                written (73).
        """
        ring = None if self.chosen else real_keyring()
        if ring is not None:
            KeyringKeep(ring, "the database").save(_account(key.id), key.written)
            where = _KEYRING
        else:
            held = self._in_file()
            if key not in held:
                self._write((*held, key))
            where = str(self.file)
        if self.find(key.id) != key:
            raise RuntimeError("the key was kept, and another one was found")
        return where

    def forget(self, key_id: str) -> None:
        """Take the key out of the file and the keyring; elsewhere it is not ours."""
        held = self._in_file()
        if any(key.id == key_id for key in held):
            self._write([key for key in held if key.id != key_id])
        if (ring := real_keyring()) is not None:
            KeyringKeep(ring, "the database").remove(_account(key_id))

    def _write(self, keys: "list[Key] | tuple[Key, ...]") -> None:
        lines = "".join(f"{key.written}\n" for key in keys)
        private_files.write(self.file, (_HEADER + lines).encode())

    def _places(self, key_id: str) -> Iterator[tuple[str, tuple[Key, ...]]]:
        """Every place by name, in order, with the keys in it."""
        if self.chosen:
            yield str(self.file), self._in_file()
        if self.credentials is not None:
            credential = self.credentials / CREDENTIAL
            text = read_private(credential) or ""
            yield f"the systemd credential {CREDENTIAL}", keys_in(text, CREDENTIAL)
        if (ring := real_keyring()) is not None:
            text = KeyringKeep(ring, "the database").load(_account(key_id)) or ""
            yield _KEYRING, keys_in(text, _KEYRING)
        if not self.chosen:
            yield str(self.file), self._in_file()

    def _in_file(self) -> tuple[Key, ...]:
        """The keys in the file.

        Raises:
            CoachError: it lies in the home, or others can read it (exit 78).
        """
        require_outside(self.file, self.home)
        try:
            mode = self.file.stat().st_mode
        except OSError:
            return ()
        if os.name == "posix" and mode & _OTHERS:
            raise CoachError(
                f"Others can read the key file {self.file}.",
                f"Its mode is {stat.S_IMODE(mode):04o}.",
                f"Run chmod 600 {self.file}",
                ExitCode.BAD_SETTINGS,
            )
        return keys_in(read_private(self.file) or "", str(self.file))

    def _missing(self, key_id: str, others: list[str]) -> CoachError:
        looked = ", ".join(name for name, _ in self._places(key_id))
        found = f"; only {', '.join(others)} is there" if others else ""
        return CoachError(
            f"The database is encrypted, and its key {short(key_id)} was not found.",
            f"It was looked for in {looked}{found}.",
            f"Write the recovery key that was printed into {self.file} (chmod 600).",
            ExitCode.BAD_SETTINGS,
        )


def require_outside(file: Path, home: Path) -> None:
    """Nothing, where the file of a key is not in the home.

    Raises:
        CoachError: it is (exit 78).
    """
    if file.resolve().is_relative_to(home.resolve()):
        raise CoachError(
            f"The key file {file} lies inside COACH_HOME.",
            "Whoever gets a copy of that folder would have the key with it.",
            "Name a file outside that folder, with COACH_KEY_FILE for the key itself.",
            ExitCode.BAD_SETTINGS,
        )


def _account(key_id: str) -> str:
    return f"key {short(key_id)}"
