"""The database and all its copies: encrypted, made plain, or given another key.

What is under way is written beside the database, so that a run that is killed is
finished by the next one: forward once the database itself is changed, else back.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from coach import faults, private_files
from coach.credentials.key import Key
from coach.database.asides import asides_of
from coach.database.backups import backups_of
from coach.database.cipher import key_id_of, key_of
from coach.database.copies import UnsoundError, remove, sync, write_copy
from coach.database.leftovers import half_made
from coach.database.swap import put_in_place
from coach.database.trouble import Place, corrupt
from coach.errors import CoachError, ExitCode


@dataclass(frozen=True, slots=True)
class Change:
    """From one key to another; None is no encryption."""

    old: Key | None
    new: Key | None


@dataclass(frozen=True, slots=True)
class Begun:
    """What a run that was killed had begun, by ids of keys."""

    old: str | None
    new: str | None


def _journal(file: Path) -> Path:
    return file.with_name(f"{file.name}.changing")


def begun(place: Place) -> Begun | None:
    """What was begun and not finished; None where nothing was."""
    if place.file is None or not _journal(place.file).exists():
        return None
    try:
        held = json.loads(_journal(place.file).read_text(encoding="utf-8"))
        return Begun(held["old"], held["new"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CoachError(
            f"{_journal(place.file)} cannot be read.",
            "It says which change of the database's key was begun.",
            "Remove that file, then run coach db check.",
            ExitCode.UNREADABLE_INPUT,
        ) from error


def begin(place: Place, wanted: Change) -> None:
    """Write down what is going to be done, before anything is.

    Raises:
        CoachError: there is no room (exit 73).
    """
    if place.file is None:
        raise RuntimeError("only a file is encrypted so")
    ids = {"old": wanted.old and wanted.old.id, "new": wanted.new and wanted.new.id}
    private_files.write(_journal(place.file), json.dumps(ids).encode())
    faults.point("encrypt.begun")


def change(place: Place, wanted: Change, adjust: Callable[[Path], None]) -> None:
    """Give the database the other key; its copies come after it.

    Args:
        place: of the database; nobody else may be writing.
        wanted: the keys.
        adjust: moves tokens into or out of the new file, before it counts.

    Raises:
        CoachError: the database is not sound (65), or there is no room (73).
    """
    if place.file is None:
        raise RuntimeError("only a file is encrypted so")
    new = _new(place.file)
    try:
        write_copy(place.file, wanted.old, new, wanted.new)
        faults.point("encrypt.copied")
        adjust(new)
        sync(new)
        put_in_place(new, place.file, wanted.old)
    except UnsoundError as error:
        raise corrupt(place, str(error)) from error
    except OSError as error:
        raise private_files.cannot_write(place.file, error) from error


def _new(file: Path) -> Path:
    return file.with_name(f"{file.name}.changed")


def is_through(place: Place, what: Begun) -> bool:
    """Whether the database itself has the new key already."""
    return key_id_of(place.file) == what.new


def change_copies(place: Place, new: Key | None) -> tuple[Path, ...]:
    """Give every copy the database's new key; the copies that had to be removed.

    A copy that is damaged cannot be read, and might be read by others: it goes.
    """
    removed = []
    for file in copies_of(place):
        old = key_of(file, place.find)
        if old == new:
            continue
        changed = _new(file)
        try:
            write_copy(file, old, changed, new)
            faults.point("encrypt.copy")
            changed.replace(file)
        except UnsoundError:
            remove(changed)
            removed.append(file)
        except OSError as error:
            remove(changed)
            raise private_files.cannot_write(file, error) from error
        for beside in (f"{file}-wal", f"{file}-shm"):
            Path(beside).unlink(missing_ok=True)
    for file in removed:
        remove(file)
    return tuple(removed)


def copies_of(place: Place) -> Iterator[Path]:
    """Every file that was the database once, as it can be opened."""
    if place.file is None:
        return
    for backup in backups_of(place):
        if not backup.for_age:
            yield backup.file
    yield from asides_of(place)


def leftovers(place: Place) -> Iterator[Path]:
    """What runs that were killed did not come to remove."""
    if place.file is None or place.backups is None:
        return
    yield from half_made(place)
    for pattern in ("*.tmp*", "*.changed"):
        yield from place.backups.glob(pattern)


def is_plain_among(place: Place) -> bool:
    """Whether a copy of an encrypted database is there that is not."""
    return any(key_id_of(file) is None for file in copies_of(place))


def done(place: Place) -> None:
    """Nothing is left to finish."""
    if place.file is not None:
        for file in (*leftovers(place), _new(place.file)):
            remove(file)
        _journal(place.file).unlink(missing_ok=True)
        sync(place.file.parent)
