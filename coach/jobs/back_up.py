"""Backups: asked for, or made each evening; and the weekly look through it all."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from coach.database import Database
from coach.database.backups import back_up, backups_of, thin_out
from coach.database.leftovers import half_made, remove_half_made
from coach.jobs.context import Context

CHECK = "db check"
CHECKED_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that was made, and older ones that went.

    Attributes:
        file: None for a database in memory.
        kind: `database`, a file to restore; `dump`, one for pg_restore; `jsonl`, one
            for coach import.
    """

    file: Path | None
    kind: str = "database"
    removed: tuple[Path, ...] = ()


def back_up_now(
    database: Database,
    home: Path,
    now: datetime,
    *,
    out: Path | None = None,
    recipient: str | None = None,
) -> BackedUp:
    """Make a verified backup; the ones in the home are thinned out.

    Args:
        database: of either kind; others may write to it meanwhile.
        home: its `backups` is where a server's backup goes.
        now: stands in the name.
        out: another folder or file; nothing is thinned out there.
        recipient: an age public key.

    Raises:
        CoachError: it cannot be written (73), the database is not sound (65), or a
            setting is of no use (78).
    """
    if not database.is_sqlite:
        from coach.jobs.back_up_server import back_up_server

        private = home / "backups"
        file, kind = back_up_server(
            database, private, now, out=out, recipient=recipient
        )
        return BackedUp(file, kind)
    made = back_up(database.place, database.key, now, out=out, recipient=recipient)
    removed = thin_out(database.place) if out is None else ()
    return BackedUp(made, removed=removed)


def back_up_if_due(context: Context) -> BackedUp | None:
    """The day's backup; None where there is one already.

    What runs that were killed left beside the database goes, too.

    Raises:
        CoachError: as `back_up_now`.
    """
    database, clock = context.database, context.clock
    if any(half_made(database.place)):
        with context.alone():
            remove_half_made(database.place)
    times = (
        [backup.made_at for backup in backups_of(database.place)]
        if database.is_sqlite
        else _dumped(context.home / "backups")
    )
    days = {each.astimezone(clock.timezone).date() for each in times}
    if clock.today() in days:
        return None
    recipient = context.backup_recipient
    return back_up_now(database, context.home, clock.now(), recipient=recipient)


def _dumped(folder: Path) -> list[datetime]:
    from coach.jobs.back_up_server import dumps_in

    return [made_at for made_at, _ in dumps_in(folder)]


def check_if_due(context: Context) -> tuple[str, ...]:
    """What is wrong with the database, looked for once a week; else nothing."""
    now = context.clock.now()
    with context.reading() as store:
        last = store.last_run(CHECK)
    if last is not None and now - last.finished_at < CHECKED_EVERY:
        return ()
    found = context.database.check()
    with context.alone(), context.writing() as store:
        outcome = "error" if found else "ok"
        store.log_run(CHECK, now, context.clock.now(), outcome, "; ".join(found[:5]))
    return found
