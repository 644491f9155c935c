"""`coach goals`: how each goal stands."""

import typer

from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, PlainFlag, print_json, show


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("goals")(goals)


def goals(
    ctx: typer.Context,
    day: DateOption = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """How each goal stands: value, trend with its interval, verdict."""
    from coach.jobs.evening import look
    from coach.reports.goals import goals_document

    context = open_for(ctx, day)
    with context.reading() as store:
        document = goals_document(look(context, store, goals=True).goal_states)
    if json:
        print_json(document)
        return
    from coach.cli.show.goals import goals_table

    show(goals_table(document["goals"]), plain=plain)
