"""`coach goals`: how each goal stands."""

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    print_csv,
    print_json,
    show,
)


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("goals")(goals)


def goals(
    ctx: typer.Context,
    day: DateOption = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """How each goal stands: value, trend, verdict, when it is met."""
    from coach.jobs.evening import look
    from coach.reports.goals import goals_document, goals_table

    context = open_for(ctx, day)
    with context.reading() as store:
        evening = look(context, store, goals=True)
    document = goals_document(evening.goal_states, evening.goals)
    if json:
        print_json(document)
    elif csv:
        print_csv(goals_table(document))
    else:
        from coach.cli.show.goals import goals_screen

        show(goals_screen(document, context.athlete.units), plain=plain)
