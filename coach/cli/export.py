"""`coach export`: workouts on demand."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import FirstDay, JsonFlag, LastDay, print_json, say
from coach.domain import wording
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.domain.review import Export

app = typer.Typer(help="Planned workouts as files.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="export")


@app.command()
def fit(
    ctx: typer.Context,
    first: FirstDay = None,
    last: LastDay = None,
    out: Annotated[
        Path | None, typer.Option(help="Where to; the home's exports folder.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written, write nothing")
    ] = False,
    json: JsonFlag = False,
) -> int:
    """Write swims, runs, rides and lifts as FIT files for the watch.

    Each file is read back by two readers and compared before it counts. Copy them
    to GARMIN/NewFiles on the watch. Without days: today to the end of the plan.
    """
    from coach.jobs.export_workouts import export_fit
    from coach.reports.review import exports_document

    exports = export_fit(open_for(ctx), first, last, out, dry_run=dry_run)
    failed = any(e.state == "failed" for e in exports)
    if json:
        print_json(exports_document(exports))
    elif not exports:
        typer.echo("No workout on these days goes to a watch.")
    else:
        _tell(exports, dry_run=dry_run)
    return ExitCode.ERROR if failed else ExitCode.FINE


def _tell(exports: "tuple[Export, ...]", *, dry_run: bool) -> None:
    from coach.cli.show.closing import ON_THE_WATCH

    for export in exports:
        typer.echo(export.path or f"not written: {export.error}")
    written = sum(export.path is not None for export in exports)
    files = wording.count(written, "workout file")
    if dry_run:
        say(f"{files} would be written; nothing was.")
    elif written:
        say(f"{files} written, each read back and compared. {ON_THE_WATCH}")
