"""`coach export garmin` and `coach export hevy`: workouts sent on demand."""

import json as jsons
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import open_for
from coach.cli.output import DateOption, FirstDay, JsonFlag, LastDay, print_json, say
from coach.domain import wording
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.export_to_service import WouldSend

DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Print the exact requests, send nothing.")
]


def add_commands(app: typer.Typer) -> None:
    """Register them in the group of exports."""
    app.command()(garmin)
    app.command()(hevy)


def garmin(
    ctx: typer.Context,
    first: FirstDay = None,
    last: LastDay = None,
    dry_run: DryRun = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Put swims, runs, rides and lifts into Garmin's calendar.

    What stands there is changed in place and read back; nothing is there twice.
    Without days: today and the week after.
    """
    context = open_for(ctx, day)
    return _export(context, "garmin", (first, last), dry_run=dry_run, as_json=json)


def hevy(
    ctx: typer.Context,
    first: FirstDay = None,
    last: LastDay = None,
    dry_run: DryRun = False,
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Send lifts to the routines that coach keeps in Hevy.

    There are a few of them, used over and over: nothing can be deleted in Hevy. What
    finds no room waits until an earlier workout is over. Without days: today and the
    week after.
    """
    context = open_for(ctx, day)
    return _export(context, "hevy", (first, last), dry_run=dry_run, as_json=json)


def _export(
    context: "Context",
    target: str,
    days: tuple[date | None, date | None],
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    from coach.cli.sending import code_of
    from coach.cli.show.sent import sent
    from coach.jobs.export_to_service import export_to, would_export_to
    from coach.reports.review import export_item

    if dry_run:
        return _tell_requests(would_export_to(context, target, *days), as_json=as_json)
    done = export_to(context, target, *days)
    exports = [export_item(each) for each in done.exports]
    if as_json:
        print_json({"schema": "coach/export/1", "exports": exports})
    else:
        for line in sent(exports):
            typer.echo(line)
    return code_of(done.report)


def _tell_requests(found: "tuple[WouldSend, ...]", *, as_json: bool) -> int:
    from coach.reports.review import export_item

    if as_json:
        exports = [
            {
                **export_item(each.export),
                "error": each.error,
                "requests": [
                    {"method": r.method, "path": r.path, "body": r.body}
                    for r in each.requests
                ],
            }
            for each in found
        ]
        print_json({"schema": "coach/export/1", "exports": exports})
    else:
        for each in found:
            _tell_one(each)
    would = sum(len(each.requests) for each in found)
    say(f"{wording.count(would, 'request')} would be made; nothing was sent.")
    return ExitCode.ERROR if any(each.error for each in found) else ExitCode.FINE


def _tell_one(each: "WouldSend") -> None:
    workout = each.workout
    told = each.error or ("" if each.requests else "stands there already")
    typer.echo(f"# {workout.day} {workout.title}{': ' if told else ''}{told}")
    for request in each.requests:
        typer.echo(f"{request.method} {request.path}")
        if request.body is not None:
            typer.echo(_indented(request.body))


def _indented(body: Any) -> str:  # noqa: ANN401 - what JSON holds
    return jsons.dumps(body, ensure_ascii=False, indent=2)
