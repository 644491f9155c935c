"""`coach activities` and `coach activity`: what was done."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    LARGEST_ID,
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    parse_day,
    print_csv,
    print_json,
    show,
)
from coach.domain.activity import Sport

if TYPE_CHECKING:
    from coach.reports.activities import ActivityRow


def add_to(app: typer.Typer) -> None:
    """Register the commands."""
    app.command("activities")(activities)
    app.command("activity")(activity)


def activities(
    ctx: typer.Context,
    since: Annotated[
        date | None,
        typer.Option("--since", parser=parse_day, metavar="DAY", help="First day."),
    ] = None,
    until: Annotated[
        date | None,
        typer.Option("--until", parser=parse_day, metavar="DAY", help="Last day."),
    ] = None,
    sport: Annotated[Sport | None, typer.Option(help="Only this sport.")] = None,
    day: DateOption = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """What was done, oldest first; the last 30 unless asked."""
    from coach.jobs.view_activities import activity_rows
    from coach.reports.activities import activities_document
    from coach.reports.tables import activities_table

    context = open_for(ctx, day)
    rows = activity_rows(context, since, until, sport)
    if json:
        print_json(activities_document(rows))
    elif csv:
        print_csv(activities_table(rows))
    else:
        narrowed = since is not None or until is not None or sport is not None
        if narrowed and not rows:
            typer.echo("No activity like that.")
            return
        _show(rows, context.athlete.units, asked=since is not None, plain=plain)


def _show(
    rows: "tuple[ActivityRow, ...]", units: object, *, asked: bool, plain: bool
) -> None:
    from coach.cli.show.activities import MOST_ROWS, table

    if not rows:
        typer.echo("Nothing yet. Bring some in: coach import FOLDER")
        return
    shown = rows if asked else rows[-MOST_ROWS:]
    show(table(shown, units), plain=plain)  # type: ignore[arg-type]
    if len(shown) < len(rows):
        first = rows[0].activity.local_date
        typer.echo(
            f"{len(rows) - len(shown)} earlier: coach activities --since {first}"
        )


StreamsFlag = Annotated[
    bool,
    typer.Option("--streams", help="With --json or --csv: every second of it."),
]


def activity(
    ctx: typer.Context,
    number: Annotated[
        int, typer.Argument(metavar="ID", min=1, max=LARGEST_ID, help="Its number.")
    ],
    json: JsonFlag = False,
    csv: CsvFlag = False,
    streams: StreamsFlag = False,
    confirm: Annotated[
        bool,
        typer.Option("--confirm", help="What looks like a slip of typing is right."),
    ] = False,
    plain: PlainFlag = False,
) -> None:
    """One session in full: chart, sets, splits, zones, its match.

    What a watch and an app recorded together is shown as one. --csv prints its sets,
    else its lengths, else its splits, else its laps.
    """
    from coach.cli.show.detail import detail
    from coach.jobs.view_activities import activity_detail
    from coach.reports.detail import detail_document, detail_table, streams_table

    if streams and not (json or csv):
        message = "--streams goes with --json or --csv."
        raise typer.BadParameter(message)
    context = open_for(ctx)
    if confirm:
        from coach.jobs.confirm_activity import confirm_activity

        confirm_activity(context, number)
    whole = activity_detail(context, number)
    if json:
        print_json(detail_document(whole, streams=streams))
    elif csv:
        print_csv(streams_table(whole) if streams else detail_table(whole))
    else:
        show(detail(whole, context.athlete.units, plain=plain), plain=plain)
