"""A backup in the place of the database, once it was looked over."""

from datetime import datetime
from pathlib import Path

from coach import faults
from coach.database import age, asides
from coach.database.cipher import key_id_of, key_of
from coach.database.copies import UnsoundError, look_over, remove, write_copy
from coach.database.leftovers import remove_half_made
from coach.database.revision import HEAD
from coach.database.swap import put_in_place
from coach.database.trouble import Place
from coach.errors import CoachError, ExitCode
from coach.private_files import cannot_write


def restore(
    place: Place, backup: Path, now: datetime, *, identity: Path | None = None
) -> Path | None:
    """Put the backup in the database's place; where the present one now is.

    The backup is read from end to end first. What is encrypted stays so: into an
    encrypted home a plain backup comes encrypted. Nobody else may be writing. Of what
    was kept aside before, the last few stay.

    Args:
        place: of the database.
        backup: the copy.
        now: stands in the name of what is kept aside.
        identity: the file of an age identity, for a copy that needs one.

    Raises:
        CoachError: the backup is not good (65), of a later coach, its key or the
            identity is missing (78), or there is no room (73).
    """
    if place.file is None:
        raise RuntimeError("only a file can be restored")
    remove_half_made(place)
    present = key_of(place.file, place.find)
    opened = place.file.with_name(f"{place.file.name}.opening")
    new = place.file.with_name(f"{place.file.name}.restoring")
    try:
        source = _opened(backup, identity, opened)
        given = key_of(source, place.find)
        _require_known(look_over(source, given).revision)
        write_copy(source, given, new, given if present is None else present)
        faults.point("restore.copied")
        aside = None
        if place.file.exists():
            aside = asides.aside_for(place.file, "restore", now)
        put_in_place(new, place.file, present, aside=aside)
        faults.point("restore.placed")
        asides.thin_out(place, aside, backup)
    except UnsoundError as error:
        raise not_good(backup, str(error)) from error
    except OSError as error:
        raise cannot_write(place.file, error) from error
    finally:
        remove(opened)
        remove(new)
    return aside


def _opened(backup: Path, identity: Path | None, opened: Path) -> Path:
    """The file itself, or what an age identity makes of it."""
    if not backup.is_file():
        raise not_good(backup, "There is no such file.")
    if backup.suffix != ".age":
        return backup
    if identity is None:
        raise CoachError(
            f"{backup} is encrypted with age.",
            "Only the holder of its identity can read it.",
            f"Run coach db restore {backup} --identity FILE",
            ExitCode.BAD_SETTINGS,
        )
    age.decrypt_with(identity, backup, opened)
    return opened


def _require_known(revision: str | None) -> None:
    if revision is not None and revision > HEAD:
        raise CoachError(
            "A later coach has written that backup.",
            f"Its tables are of version {revision}; this coach knows {HEAD}.",
            "Install the newest coach, then run it again.",
        )


def not_good(backup: Path, why: str) -> CoachError:
    """The error for a copy that cannot be brought back."""
    what = "is encrypted with another key, or" if key_id_of(backup) else "is"
    return CoachError(
        f"{backup} is no good backup; nothing was changed.",
        f"It {what} damaged: {why}" if key_id_of(backup) else why,
        "Name another one: coach db restore without a name takes the newest good one.",
        ExitCode.UNREADABLE_INPUT,
    )
