"""`coach db`: the database."""

import typer

from coach.cli.output import JsonFlag, print_json
from coach.errors import CoachError, ExitCode

app = typer.Typer(help="The database.", no_args_is_help=True)


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
        print_json({"schema": "coach/db/1", "url": url})
    else:
        typer.echo(url.removeprefix("sqlite:///"))


@app.command()
def migrate(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Bring the database up to date; a backup is made first."""
    from coach import settings
    from coach.database.migrate import migrate as migrate_database
    from coach.wiring.context import alone, database_of

    chosen = settings.load()
    database = database_of(chosen)
    ctx.call_on_close(database.close)
    current = database.is_current()
    if not current:
        with alone(chosen.home):
            migrate_database(database)
    if json:
        print_json({"schema": "coach/db/1", "migrated": not current})
    else:
        typer.echo("The database is up to date." if current else "Migrated.")


@app.command()
def check(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Check that the database is whole."""
    from coach import settings
    from coach.wiring.context import database_of

    database = database_of(settings.load())
    ctx.call_on_close(database.close)
    found = database.check()
    if json and not found:
        print_json({"schema": "coach/db/1", "ok": True, "problems": []})
    elif not found:
        typer.echo("The database is whole.")
    else:
        raise CoachError(
            "The database did not pass its check.",
            "; ".join(found[:5]),
            "Nothing was changed. Put a backup from the backups folder in its place.",
            ExitCode.UNREADABLE_INPUT,
        )
