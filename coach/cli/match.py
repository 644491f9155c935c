"""`coach match`: what was done against what was planned."""

from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import LARGEST_ID, JsonFlag, print_json
from coach.domain import days

app = typer.Typer(help="Which activity was which workout.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="match")


@app.command()
def fix(
    ctx: typer.Context,
    activity: Annotated[
        int,
        typer.Argument(metavar="ACTIVITY", min=1, max=LARGEST_ID, help="Its number."),
    ],
    workout: Annotated[
        str,
        typer.Argument(
            metavar="WORKOUT|none", help="The workout it was, or none of the plan."
        ),
    ],
    json: JsonFlag = False,
) -> None:
    """Say which planned workout an activity was; that stands from then on."""
    from coach.jobs.fix_match import fix_match
    from coach.jobs.view_activities import activity_row
    from coach.reports.activities import activity_document

    context = open_for(ctx)
    planned = fix_match(context, activity, workout)
    if json:
        print_json(activity_document(activity_row(context, activity)))
    elif planned is None:
        typer.echo(f"Noted: activity {activity} was none of the plan.")
    else:
        day = days.short(planned.day)
        typer.echo(f"Noted: activity {activity} was {planned.title} of {day}.")
