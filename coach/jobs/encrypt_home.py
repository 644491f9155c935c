"""A home encrypted, made plain again, or given another key."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from coach import faults
from coach.credentials.keep import GARMIN, HEVY, Keep
from coach.credentials.key import Key, new_key
from coach.credentials.key_places import KeyPlaces
from coach.database import Database, Store, open_database
from coach.database import encryption as files
from coach.database.encryption import Begun, Change
from coach.database.resealing import reseal
from coach.errors import CoachError, ExitCode

SECRETS = (GARMIN, HEVY)


@dataclass(frozen=True, slots=True)
class Vault:
    """A home, and all it takes to lock it.

    Attributes:
        opened: opens its database.
        keys: where keys lie.
        keep: where a plain home keeps the tokens of the athlete of that number.
        alone: held while it is worked on.
        on_server: the database is no file of ours.
    """

    home: Path
    opened: Callable[[], Database]
    keys: KeyPlaces
    keep: Callable[[int], Keep]
    alone: Callable[[], AbstractContextManager[object]]
    on_server: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What was done.

    Attributes:
        key: the new one; None where it is plain now.
        kept_in: the place the key was put into.
        removed: damaged copies, which could not be changed.
    """

    key: Key | None
    kept_in: str | None
    removed: tuple[Path, ...]


def encrypt(vault: Vault, tell: Callable[[Key], None]) -> Changed:
    """Encrypt the database and its copies, and take tokens and keys into it.

    A server's database is not a file of ours: of it the sealed columns are encrypted,
    in one transaction, and none of its copies.

    Args:
        vault: the home.
        tell: told the new key, before anything depends on it.

    Raises:
        CoachError: it is encrypted already (3), a library is missing (78), the
            database is damaged (65), or there is no room (73).
    """
    with vault.alone(), closing(vault.opened()) as database:
        if database.is_encrypted:
            if not database.is_sqlite:
                take_in(vault, database)
            raise _nothing("The database is encrypted already.", "coach db rekey")
        return _change(vault, database, new_key(), tell)


def rekey(vault: Vault, tell: Callable[[Key], None]) -> Changed:
    """Give the database and its copies a new key.

    The old one stays where it is: copies that lie elsewhere still need it.

    Raises:
        CoachError: as `encrypt`; it is not encrypted (3).
    """
    with vault.alone(), closing(vault.opened()) as database:
        if not database.is_encrypted:
            raise _nothing("The database is not encrypted.", "coach db encrypt")
        return _change(vault, database, new_key(), tell)


def decrypt(vault: Vault) -> Changed:
    """Make the database and its copies plain, and put tokens back into files.

    Raises:
        CoachError: as `rekey`.
    """
    with vault.alone(), closing(vault.opened()) as database:
        if not database.is_encrypted:
            raise _nothing("The database is not encrypted.", "coach db encrypt")
        return _change(vault, database, None, lambda _: None)


def _nothing(what: str, other: str) -> CoachError:
    return CoachError(
        what, "There is nothing to do.", f"Run {other}", ExitCode.NOTHING_TO_DO
    )


def _change(
    vault: Vault, database: Database, new: Key | None, tell: Callable[[Key], None]
) -> Changed:
    if not database.is_sqlite:
        return _change_server(vault, database, new, tell)
    athletes = [athlete.id for athlete in database.athletes()]
    place, old, kept_in = database.place, database.key, None
    database.close()
    files.begin(place, Change(old, new))
    try:
        if new is not None:
            tell(new)
            kept_in = vault.keys.keep(new)
            faults.point("encrypt.key")
        files.change(
            place, Change(old, new), lambda file: _move(vault, file, athletes, new)
        )
    finally:
        removed = finish(vault, database)
    return Changed(new, kept_in, removed)


def _move(vault: Vault, file: Path, athletes: Iterable[int], new: Key | None) -> None:
    """Tokens into the new file where that is encrypted, else out of it."""
    with closing(open_database(f"sqlite:///{file}", vault.keys.find)) as database:
        for athlete in athletes:
            with database.writing(athlete, "encrypt.secret") as store:
                _move_one(vault, new, athlete, store)


def _change_server(
    vault: Vault, database: Database, new: Key | None, tell: Callable[[Key], None]
) -> Changed:
    """One transaction: before its end nothing is changed, but for a key too many."""
    kept_in = None
    if new is not None:
        tell(new)
        kept_in = vault.keys.keep(new)
        faults.point("encrypt.key")
    reseal(database, new, partial(_move_one, vault, new))
    if new is not None:
        _forget_files(vault)
    return Changed(new, kept_in, ())


def take_in(vault: Vault, database: Database) -> None:
    """Take in the tokens that a run which was killed left at home."""
    for athlete in database.athletes():
        with database.writing(athlete.id, "seal.secret") as store:
            _move_in(store, vault.keep(athlete.id))
    _forget_files(vault)


def _move_one(vault: Vault, new: Key | None, athlete: int, store: Store) -> None:
    keep = vault.keep(athlete)
    if new is None:
        _move_out(store, keep)
    else:
        _move_in(store, keep)


def _move_out(store: Store, keep: Keep) -> None:
    for name in SECRETS:
        if (value := store.secret(name)) is not None:
            keep.save(name, value.decode())
            store.save_secret(name, None)


def _move_in(store: Store, keep: Keep) -> None:
    for name in SECRETS:
        text = keep.load(name)
        if text is not None and store.secret(name) is None:  # else that is the newer
            store.save_secret(name, text.encode())


def finish(vault: Vault, database: Database) -> tuple[Path, ...]:
    """Finish what was begun, or take it back; the copies that had to be removed.

    Raises:
        CoachError: a copy cannot be changed for want of room (73) or of a key (78).
    """
    place = database.place
    what = files.begun(place)
    if what is None:
        return ()
    removed: tuple[Path, ...] = ()
    if files.is_through(place, what):
        new = None if what.new is None else vault.keys.find(what.new)
        removed = files.change_copies(place, new)
        if what.old is None:
            _forget_files(vault)
    else:
        _take_back(vault, what)
    faults.point("encrypt.done")
    files.done(place)
    return removed


def _take_back(vault: Vault, what: Begun) -> None:
    if what.new is None:
        _forget_files(vault)  # they are in the database still
    else:
        vault.keys.forget(what.new)


def _forget_files(vault: Vault) -> None:
    with closing(vault.opened()) as database:
        for athlete in database.athletes():
            for name in SECRETS:
                vault.keep(athlete.id).remove(name)
