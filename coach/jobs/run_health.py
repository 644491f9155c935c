"""Does coach run by itself, and are there copies of what it keeps?"""

from collections.abc import Iterator
from datetime import timedelta

from coach.database import Store
from coach.database.asides import KEPT, asides_of
from coach.database.backups import backups_of
from coach.domain import wording
from coach.jobs.context import Context
from coach.jobs.due import last_evening
from coach.jobs.failures import last_failure
from coach.jobs.home_health import Finding
from coach.jobs.schedule import schedule_of
from coach.jobs.unattended import reviewed_through

BACKUP_EVERY = timedelta(days=7)


def run_findings(context: Context, store: Store) -> Iterator[Finding]:
    """The evening's runs, and the backups."""
    yield from _evenings(context, store)
    yield from _failed(context)
    yield _backups(context, store)
    yield from _asides(context)


def _evenings(context: Context, store: Store) -> Iterator[Finding]:
    schedule = schedule_of(context.home)
    if schedule is None:
        return
    now, zone = context.clock.now(), context.clock.timezone
    # The one before the last: the last may be at work just now.
    wanted = last_evening(now, schedule.evening, zone) - timedelta(days=1)
    through = reviewed_through(context, store)
    if through is None:
        yield Finding("evening", "fine", "none was reviewed by itself yet")
    elif through < wanted:
        said = f"the last that was reviewed is that of {through}"
        yield Finding("evening", "note", said, "Run coach timer status")
    else:
        yield Finding("evening", "fine", f"reviewed through {through}")


def _failed(context: Context) -> Iterator[Finding]:
    failure = last_failure(context.home)
    if failure is not None:
        said = f"a run of {failure.day} failed: {failure.what} {failure.why}"
        yield Finding("evening", "note", said, failure.fix or "Run coach status")


def _backups(context: Context, store: Store) -> Finding:
    place, now = context.database.place, context.clock.now()
    if place.file is None:
        said = "coach db backup makes one; so does your server's own dump"
        return Finding("copy", "fine", said)
    newest = next(iter(backups_of(place)), None)
    if newest is None:
        said, has_any = "none yet", bool(store.sources_held())
        state = "note" if has_any else "fine"
        return Finding("copy", state, said, "Run coach db backup" if has_any else "")
    made_on = newest.made_at.astimezone(context.clock.timezone).date()
    said = f"{newest.file}, of {made_on}"
    if now - newest.made_at > BACKUP_EVERY:
        return Finding("copy", "note", said, "Run coach db backup")
    return Finding("copy", "fine", said)


def _asides(context: Context) -> Iterator[Finding]:
    """Databases from before a restore or a rebuild: room that is not seen otherwise."""
    held = asides_of(context.database.place)
    if held:
        size = sum(each.stat().st_size for each in held) / 1024**2
        count = wording.count(len(held), "database")
        said = f"{count} of {size:.1f} MB, the newest {held[0]}; {KEPT} stay"
        yield Finding("kept aside", "fine", said)
