"""`coach db`: the database."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli import encryption
from coach.cli.output import JsonFlag, print_json
from coach.cli.sure import NoInputFlag, YesFlag, require_yes
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.database import Database
    from coach.settings import Settings

SCHEMA = "coach/db/1"

app = typer.Typer(help="The database.", no_args_is_help=True)
encryption.add_to(app)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="db")


@app.command()
def path(json: JsonFlag = False) -> None:
    """Where the database is."""
    from coach import settings
    from coach.redaction import without_password

    url = without_password(settings.load().database)
    if json:
        print_json({"schema": SCHEMA, "url": url})
    else:
        typer.echo(url.removeprefix("sqlite:///"))


@app.command()
def migrate(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Bring the database up to date; a backup is made first."""
    from coach.database.migrate import migrate as migrate_database
    from coach.wiring.context import alone

    chosen, database = _opened(ctx)
    current = database.is_current()
    if not current:
        with alone(chosen.home):
            migrate_database(database)
    if json:
        print_json({"schema": SCHEMA, "migrated": not current})
    else:
        typer.echo("The database is up to date." if current else "Migrated.")


@app.command()
def check(
    ctx: typer.Context,
    files: Annotated[
        bool, typer.Option("--files", help="Read every stored file, too.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Check that the database is whole."""
    from coach.database.backups import way_back

    _, database = _opened(ctx)
    found = database.check()
    if files and not found:
        from coach.jobs.check_files import damaged_files

        found = damaged_files(database)
    if found:
        raise CoachError(
            "The database did not pass its check; nothing was changed.",
            "; ".join(found[:5]),
            way_back(database.place),
            ExitCode.UNREADABLE_INPUT,
        )
    if json:
        print_json({"schema": SCHEMA, "ok": True, "problems": []})
    else:
        typer.echo("The database is whole.")


@app.command()
def backup(
    ctx: typer.Context,
    out: Annotated[
        Path | None,
        typer.Option("--out", help="Another folder, or a file ending in .db or .age."),
    ] = None,
    json: JsonFlag = False,
) -> None:
    """Copy the database while it is in use, and check the copy.

    In the home older copies are thinned out: 7 daily, 4 weekly and 12 monthly ones
    stay. What is encrypted in the database is encrypted in the copy, with the same key.
    With COACH_BACKUP_RECIPIENT set, the copy can be read with the age identity it was
    made for only.
    """
    from coach.jobs.back_up import back_up_now

    chosen, database = _opened(ctx)
    database.athletes()  # there is something to copy, of this version
    recipient = chosen.backup_recipient
    done = back_up_now(
        database,
        chosen.home,
        _clock(chosen).now(),
        out=out and out.expanduser().absolute(),
        recipient=recipient,
    )
    if json:
        removed = [str(each) for each in done.removed]
        document = {"backup": str(done.file), "kind": done.kind, "removed": removed}
        print_json({"schema": SCHEMA, **document})
    else:
        typer.echo(f"{done.file}")


@app.command()
def restore(
    ctx: typer.Context,
    backup: Annotated[
        Path | None,
        typer.Argument(help="The backup; the newest good one without."),
    ] = None,
    identity: Annotated[
        Path | None, typer.Option(help="The age identity that reads an .age backup.")
    ] = None,
    yes: YesFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Put a backup in the place of the database, which is kept aside.

    The backup is read from end to end first, and brought up to date afterwards. Of the
    databases that restores and rebuilds put aside, the last three stay.
    """
    from coach import settings
    from coach.jobs.restore_backup import chosen_backup, restore_backup
    from coach.wiring.context import alone
    from coach.wiring.credentials import place_of

    chosen = settings.load()
    place = place_of(chosen)
    file = chosen_backup(place, backup and backup.expanduser().absolute())
    question = f"Put {file.name} in the place of the database?"
    require_yes(question, yes=yes, no_input=no_input or json)
    with alone(chosen.home):
        aside = restore_backup(place, file, _clock(chosen).now(), identity)
    _, database = _opened(ctx)
    if json:
        document = {"restored": str(file), "aside": aside and str(aside)}
        print_json({"schema": SCHEMA, **document})
        return
    typer.echo(f"Restored {file}.")
    if aside is not None:
        typer.echo(f"What was there before is {aside}.")
    database.athletes()


@app.command()
def rebuild(
    ctx: typer.Context,
    yes: YesFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Make the database anew out of the files that came in.

    What no file holds, such as plans, reviews and what you logged, is carried over as
    far as it can be read. The old database is kept aside.
    """
    from coach.jobs.rebuild import rebuild as rebuild_database
    from coach.wiring.context import alone
    from coach.wiring.readers import readers

    chosen, database = _opened(ctx)
    _require_file(database)
    require_yes(
        "Make the database anew out of the files in it?",
        yes=yes,
        no_input=no_input or json,
    )
    with alone(chosen.home):
        done = rebuild_database(database, readers(), _clock(chosen).now())
    if json:
        document = {"rebuilt": True, "files": done.files, "aside": str(done.aside)}
        print_json({"schema": SCHEMA, **document, "problems": list(done.troubles)})
        return
    typer.echo(f"Rebuilt out of {done.files} files; the old database is {done.aside}.")
    for trouble in done.troubles:
        typer.echo(f"  {trouble}")


def _require_file(database: "Database") -> None:
    if database.place.file is None or not database.exists():
        raise CoachError(
            "There is no database file to rebuild.",
            f"The database is {database.place.name}.",
            "Run coach export jsonl --out DIR, and import that into a new one.",
            ExitCode.NOTHING_TO_DO,
        )


def _opened(ctx: typer.Context) -> "tuple[Settings, Database]":
    from coach import settings
    from coach.wiring.context import database_of

    chosen = settings.load()
    database = database_of(chosen)
    ctx.call_on_close(database.close)
    return chosen, database


def _clock(chosen: "Settings") -> "Clock":
    from coach.clock import Clock, fixed_now, zone

    return Clock(zone(chosen.timezone), fixed_now())
