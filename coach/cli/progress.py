"""`coach progress`: what is measured, over time."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    parse_day,
    print_csv,
    print_json,
    say,
    show,
)

if TYPE_CHECKING:
    from rich.console import RenderableType

    from coach.cli.show.values import Units
    from coach.jobs.context import Context
    from coach.reports.progress import Progress


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("progress")(progress)


def progress(
    ctx: typer.Context,
    metric: Annotated[
        str | None,
        typer.Argument(
            metavar="[METRIC]",
            help="body_fat, vo2max, swim_100yd, power, weekly_hours, load, a test's "
            "key, or an exercise.",
        ),
    ] = None,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=parse_day, metavar="DAY", help="First day."),
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """All that is measured, or one measure as a chart.

    Without a measure each has a line; with one its trend and how sure it is are told.
    In the chart every way of measuring has its own mark: what a watch timed and what
    you timed are never one series. --plain tells the readings in a table.
    """
    context = open_for(ctx, day)
    if metric is None:
        _show_all(context, json=json, csv=csv, plain=plain)
        return
    from coach.jobs.view_progress import key_meant, view_progress
    from coach.reports.progress import progress_document, readings_table

    view = view_progress(context, key_meant(context, metric), since)
    if json:
        print_json(progress_document(view))
    elif csv:
        print_csv(readings_table(view))
    else:
        show(*_screen(view, context.athlete.units, plain=plain), plain=plain)


def _show_all(context: "Context", *, json: bool, csv: bool, plain: bool) -> None:
    from coach.jobs.view_progress import view_all
    from coach.reports.progress import summary_document, summary_table

    views = view_all(context)
    if json:
        print_json(summary_document(views, context.day))
    elif csv:
        print_csv(summary_table(views))
    elif not views:
        typer.echo("Nothing is measured yet. Bring some in: coach import FOLDER")
    else:
        from coach.cli.show.progress_list import progress_list

        show(progress_list(views, context.athlete.units, plain=plain), plain=plain)
        say(f"One of them over time: coach progress {views[0].state.key}")


def _screen(view: "Progress", units: "Units", *, plain: bool) -> "list[RenderableType]":
    from coach.cli.show.progress_screen import screen

    return screen(view, units, plain=plain)
