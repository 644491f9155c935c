"""Copies of the database: made, found, looked over, and thinned out."""

import glob
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coach import faults
from coach.credentials.key import Key
from coach.database.age import encrypt_to
from coach.database.cipher import key_of
from coach.database.copies import UnsoundError, look_over, remove, sync, write_copy
from coach.database.rotation import kept
from coach.database.trouble import Place
from coach.errors import CoachError, ExitCode
from coach.private_files import make_folder

_STAMP = "%Y%m%dT%H%M%SZ"
_HALF_MADE = timedelta(hours=1)
_NAME = re.compile(r"-(\d{8}T\d{6}Z)\.db(\.age)?")
_HALF = re.compile(r"-(\d{8}T\d{6}Z)(?:\.\w+)+\.tmp\b.*")


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy.

    Attributes:
        for_age: it can be read with an age identity only.
    """

    file: Path
    made_at: datetime
    for_age: bool = False


def stamped(moment: datetime) -> str:
    """The instant as names of files carry it."""
    return f"{moment.astimezone(UTC):{_STAMP}}"


def backups_of(place: Place) -> tuple[Backup, ...]:
    """Every copy of the file in its folder of backups, the newest first."""
    if place.file is None or place.backups is None:
        return ()
    found = _found(place.backups, place.file.stem)
    return tuple(sorted(found, key=lambda each: each.made_at, reverse=True))


def _found(folder: Path, stem: str) -> Iterator[Backup]:
    for file in folder.glob("*"):
        match = _NAME.fullmatch(file.name.removeprefix(stem))
        if match and file.name.startswith(stem):
            made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
            yield Backup(file, made_at, for_age=match[2] is not None)


def back_up(
    place: Place,
    key: Key | None,
    now: datetime,
    *,
    out: Path | None = None,
    recipient: str | None = None,
) -> Path | None:
    """A verified copy of the database in `backups/`; None for one in memory.

    It is encrypted as the database is; for a recipient it is encrypted with age too,
    and nothing else of it is ever in the other folder.

    Args:
        place: of the database.
        key: it is encrypted with.
        now: stands in the name.
        out: another folder, or the file itself where it ends in `.db` or `.age`.
        recipient: an age public key.

    Raises:
        CoachError: it cannot be written (73), is not sound (65), or the recipient is
            none (78).
    """
    if place.file is None or place.backups is None:
        return None
    name = f"{place.file.stem}-{stamped(now)}.db"
    final = place.backups / (name if recipient is None else f"{name}.age")
    if out is not None:
        final = out if out.suffix in {".db", ".age"} else out / final.name
    temporary = final.with_name(f"{final.name}.tmp")
    copy = temporary if recipient is None else place.backups / f"{name}.tmp"
    for folder in {copy.parent, final.parent}:
        make_folder(folder)
        remove_half_made(folder, place.file.stem, now)
    try:
        write_copy(place.file, key, copy, key)
        if recipient is not None:
            encrypt_to(recipient, copy, temporary)
            sync(temporary)
        faults.point("backup.rename")
        temporary.replace(final)
        sync(final.parent)
        faults.point("backup.renamed")
    except OSError as error:
        raise _no_copy(final, error.strerror or str(error)) from error
    except UnsoundError as error:
        raise unsound(place, str(error)) from error
    finally:
        remove(temporary)
        remove(copy)
    return final


def remove_half_made(folder: Path, stem: str, now: datetime) -> None:
    """Remove what runs that were killed left of backups of that name.

    What is younger than an hour may be another run's, and at work.
    """
    for file in folder.glob(f"{glob.escape(stem)}-*"):
        match = _HALF.fullmatch(file.name.removeprefix(stem))
        if match and match[1] < stamped(now - _HALF_MADE):
            remove(file)


def thin_out(place: Place) -> tuple[Path, ...]:
    """Remove the copies that are too many; what was removed."""
    held = backups_of(place)
    wanted = kept(backup.made_at for backup in held)
    surplus = [backup.file for backup in held if backup.made_at not in wanted]
    for file in surplus:
        remove(file)
    return tuple(surplus)


def fault_of(place: Place, file: Path) -> str | None:
    """What is wrong with that copy; None when it is good.

    Raises:
        CoachError: it is encrypted, and its key is not to be had (exit 78).
    """
    try:
        look_over(file, key_of(file, place.find))
    except (UnsoundError, OSError) as error:
        return str(error)
    return None


def newest_good(place: Place) -> Path | None:
    """The newest copy that can be read from end to end; None when there is none."""
    for backup in backups_of(place):
        try:
            if not backup.for_age and fault_of(place, backup.file) is None:
                return backup.file
        except CoachError:
            continue
    return None


def way_back(place: Place) -> str:
    """What to do about a damaged database."""
    if place.file is None:
        return "Have the server's own backup brought back (pg_restore)."
    good = newest_good(place)
    if good is not None:
        return f"The newest good backup is {good}: run coach db restore {good}"
    for_age = next((each.file for each in backups_of(place) if each.for_age), None)
    if for_age is not None:
        return f"Run coach db restore {for_age} --identity FILE"
    return (
        "There is no good backup. Run coach db rebuild, or move it aside, run"
        " coach init and import your files again."
    )


def unsound(place: Place, why: str) -> CoachError:
    """The error for a database of which no sound copy can be made."""
    from coach.database.trouble import corrupt

    return corrupt(place, why)


def _no_copy(final: Path, why: str) -> CoachError:
    return CoachError(
        f"No copy of the database could be made: {final}.",
        why,
        "Free some space in that folder, then run it again.",
        ExitCode.CANNOT_WRITE,
    )
