"""`coach export`: workouts on demand, and everything."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.export_services import add_commands
from coach.cli.opening import open_for
from coach.cli.output import DateOption, FirstDay, JsonFlag, LastDay, print_json, say
from coach.domain import wording
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.domain.review import Export
    from coach.jobs.export_everything import Written

app = typer.Typer(
    help="Workouts for watch, services and calendar; or all there is.",
    no_args_is_help=True,
)

add_commands(app)

OutOption = Annotated[Path, typer.Option(help="The folder to write to.")]


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
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Write swims, runs, rides and lifts as FIT files for the watch.

    Each file is read back by two readers and compared before it counts. Copy them
    to GARMIN/NewFiles on the watch. Without days: today to the end of the plan.
    """
    from coach.jobs.export_workouts import export_fit
    from coach.reports.review import exports_document

    exports = export_fit(open_for(ctx, day), first, last, out, dry_run=dry_run)
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


@app.command()
def ics(
    ctx: typer.Context,
    first: FirstDay = None,
    last: LastDay = None,
    out: Annotated[
        Path | None,
        typer.Option(help="A folder or an .ics file; the home's exports folder."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would be written, write nothing")
    ] = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Write the plan as a calendar file for any calendar.

    Each workout stands in the free slot it fits best (coach slots), with its steps and
    a reminder half an hour before; without slots, at its day. What was moved moves and
    what was skipped goes when you import the file again. Without days: from today on.
    """
    from coach.jobs.export_calendar import export_ics
    from coach.reports.review import exports_document

    context = open_for(ctx, day)
    exports = export_ics(context, first, last, out, dry_run=dry_run)
    if json:
        print_json(exports_document(exports))
        return
    if not exports:
        typer.echo("Nothing is planned on these days.")
        return
    typer.echo(exports[0].path)
    workouts = wording.count(len(exports), "workout")
    if dry_run:
        say(f"{workouts} would be in it; nothing was written.")
        return
    say(f"{workouts} in it. Import it into your calendar; again after every change.")
    with context.reading() as store:
        if not store.slots():
            say('They have no time of day yet: coach slots set "mon 06:30-07:30" …')


@app.command()
def jsonl(ctx: typer.Context, out: OutOption, json: JsonFlag = False) -> None:
    """Write everything as JSON lines that coach import brings back.

    Activities with every second of them, measurements, plans and their changes,
    reviews and decisions, your settings: all that is yours, and no secret. Import it
    here again and nothing changes; import it into a new home and it is all there.
    """
    from coach.jobs.export_everything import export_jsonl

    _tell_written(export_jsonl(open_for(ctx), out), as_json=json)
    if not json:
        say(f"Bring it back with: coach import {out}")


@app.command()
def csv(ctx: typer.Context, out: OutOption, json: JsonFlag = False) -> None:
    """Write everything as tables for a spreadsheet.

    One file for activities, laps, lengths, sets, measurements, wellness, planned
    workouts, goals, reviews and proposals; units stand in the headers, and the columns
    named activity_id say which activity a row belongs to. coach import does not read
    these back: for that there is coach export jsonl.
    """
    from coach.jobs.export_everything import export_csv

    _tell_written(export_csv(open_for(ctx), out), as_json=json)


def _tell_written(written: "tuple[Written, ...]", *, as_json: bool) -> None:
    if as_json:
        print_json({"schema": "coach/export/1", "exports": [*map(_item, written)]})
        return
    for one in written:
        typer.echo(f"{one.path}  {wording.count(one.rows, 'row')}")


def _item(written: "Written") -> dict[str, object]:
    return {
        "target": written.target,
        "workout_uuid": None,
        "state": "done",
        "remote_id": None,
        "path": str(written.path),
        "error": None,
        "rows": written.rows,
    }
