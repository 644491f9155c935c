"""Is everything in order: home, database, clock, and what the athlete is asked for."""

from collections.abc import Iterator
from datetime import date, timedelta

from coach.database.store import Store
from coach.domain import wording
from coach.domain.held import PlanHeld
from coach.domain.plan import in_force
from coach.domain.review import ExportState
from coach.jobs.context import Context
from coach.jobs.exercise_names import unknown_names
from coach.jobs.home_health import Finding, home_findings
from coach.jobs.model_health import model_findings
from coach.jobs.run_health import run_findings
from coach.jobs.service_health import FILES, service_findings
from coach.jobs.what_next import ENDS_SOON
from coach.jobs.word_health import word_findings

OLD_AFTER = timedelta(days=14)
_SHOWN = 5
_LOAD = "Run coach plan load five-goals-12-weeks --start {}"


def examine(context: Context) -> tuple[Finding, ...]:
    """Every finding, in the order a person would check them."""
    home, database = context.home, context.database.place.file
    with context.reading() as store:
        contents = (
            *_clock(context, store.newest_data_day()),
            *_data(store, context.day),
            _plan(context, store.plans_held()),
            _slots(store),
            *_names(store),
            *_exports(store),
            *_unreadable(store),
            *service_findings(context, store),
            *word_findings(context, store),
            *model_findings(context, store),
            *run_findings(context, store),
        )
    return (*home_findings(home, database), _database(context), *contents)


def _database(context: Context) -> Finding:
    problems = context.database.check()
    if problems:
        copy = context.database.place.newest_backup()
        fix = (
            "Put a copy of yours in its place, or import your files into a new home."
            if copy is None
            else f"Put the newest copy in its place: {copy}"
        )
        return Finding("database", "wrong", "; ".join(problems[:_SHOWN]), fix)
    size = context.database.size_bytes() / 1024 / 1024
    all_of_it = "encrypted" if context.database.is_sqlite else "its texts encrypted"
    how = all_of_it if context.database.is_encrypted else "not encrypted"
    said = f"whole and up to date, {size:.1f} MB, {how}"
    return Finding("database", "fine", said)


def _clock(context: Context, newest: date | None) -> Iterator[Finding]:
    now, zone = context.clock.now(), context.clock.timezone.key
    said = f"{now:%Y-%m-%d %H:%M} {zone}"
    set_up = context.athlete.timezone
    if newest is not None and newest > context.day + timedelta(days=1):
        yield Finding(
            "clock",
            "note",
            f"{said}; the newest you did is of {newest}, which is still to come",
            "Set this machine's clock, or the watch's.",
        )
    elif set_up != zone:
        yield Finding(
            "clock",
            "note",
            f"{said}; at your set-up it was {set_up}",
            f"Set COACH_TIMEZONE={set_up}, or run coach init to keep {zone}.",
        )
    else:
        yield Finding("clock", "fine", said)


def _data(store: Store, today: date) -> Iterator[Finding]:
    held = store.sources_held()
    if not held:
        yield Finding("activities", "note", "none yet", "Run coach import FOLDER")
        return
    newest = max(source.newest for source in held)
    count = wording.count(sum(source.activities for source in held), "recording")
    said = f"{count}, the newest of {newest}"
    if newest + OLD_AFTER < today:
        fix = "Run coach import FOLDER with what you did since."
        yield Finding("activities", "note", said, fix)
    else:
        yield Finding("activities", "fine", said)


def _plan(context: Context, plans: tuple[PlanHeld, ...]) -> Finding:
    plan, today = in_force(plans, context.day), context.day
    following = today + timedelta(days=7 - today.weekday())
    if plan is None:
        return Finding("plan", "note", "none is loaded", _LOAD.format(following))
    said = f"{plan.name}, to {plan.end}"
    if plan.end < today:
        return Finding("plan", "note", f"{said}: over", _LOAD.format(following))
    if plan.end < today + ENDS_SOON:
        monday = plan.end + timedelta(days=7 - plan.end.weekday())
        return Finding("plan", "note", f"{said}: soon over", _LOAD.format(monday))
    return Finding("plan", "fine", said)


def _slots(store: Store) -> Finding:
    slots = store.slots()
    if slots:
        return Finding("slots", "fine", ", ".join(map(str, slots)))
    return Finding(
        "slots",
        "note",
        "none set: any day from 06:00 to 22:00 counts as free",
        'Run coach slots set "mon 06:30-07:30" …',
    )


def _names(store: Store) -> Iterator[Finding]:
    unknown = unknown_names(store)
    if unknown:
        shown = ", ".join(each.name for each in unknown[:_SHOWN])
        count = wording.count(len(unknown), "name")
        said = f"{count} not understood: {shown}{' …' if unknown[_SHOWN:] else ''}"
        yield Finding("exercises", "note", said, "Run coach exercise name")


def _exports(store: Store) -> Iterator[Finding]:
    for (target, state), count in store.exports_held().items():
        if state is not ExportState.DONE and target in FILES:
            said = f"{wording.count(count, target + ' file')} {state}"
            yield Finding("exports", "note", said, "Run coach export fit")


def _unreadable(store: Store) -> Iterator[Finding]:
    issues = store.issues()
    for stored in issues[:_SHOWN]:
        yield Finding("unreadable", "note", str(stored.issue), stored.issue.fix)
    if len(issues) > _SHOWN:
        yield Finding("unreadable", "note", f"and {len(issues) - _SHOWN} more")
