"""A backup brought back."""

from datetime import datetime
from pathlib import Path

from coach.database import open_database
from coach.database.backups import backups_of, newest_good
from coach.database.migrate import migrate
from coach.database.restoring import restore
from coach.database.trouble import Place
from coach.errors import CoachError, ExitCode


def chosen_backup(place: Place, named: Path | None) -> Path:
    """The backup that was named, else the newest good one.

    Raises:
        CoachError: there is none (3), or a server keeps the database (78).
    """
    if place.file is None:
        raise CoachError(
            f"{place.name} is restored by its server's own program.",
            "coach db backup writes what pg_restore reads, or a zip of JSON lines.",
            "Run pg_restore --clean --dbname DATABASE FILE, or coach import FILE.",
            ExitCode.BAD_SETTINGS,
        )
    if named is not None:
        return named
    good = newest_good(place)
    if good is None:
        held = backups_of(place)
        only = f"; {held[0].file} needs --identity" if held and held[0].for_age else ""
        raise CoachError(
            "There is no good backup.",
            f"None was found in {place.backups}{only}.",
            "Name one: coach db restore FILE",
            ExitCode.NOTHING_TO_DO,
        )
    return good


def restore_backup(
    place: Place, backup: Path, now: datetime, identity: Path | None
) -> Path | None:
    """Put it in place and bring it up to date; where the one before it is kept.

    Raises:
        CoachError: see `coach.database.restoring.restore`.
    """
    aside = restore(place, backup, now, identity=identity)
    database = open_database(f"sqlite:///{place.file}", place.find)
    try:
        migrate(database)
    finally:
        database.close()
    return aside
