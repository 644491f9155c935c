"""`coach` alone: today."""

import typer

from coach.cli.opening import open_for
from coach.cli.output import print_json, show


def add_to(app: typer.Typer) -> None:
    """Nothing to register: the root command calls `show_today`."""


def show_today(ctx: typer.Context, *, json: bool = False) -> None:
    """Today: planned, done, waiting decisions, the next command."""
    from coach.jobs.view_today import today_view
    from coach.reports.today import today_document

    context = open_for(ctx)
    view = today_view(context)
    document = today_document(view)
    if json:
        print_json(document)
        return
    from coach.cli.show.today import today
    from coach.domain.notation import describe_all

    steps = {w.uuid: describe_all(w.steps, w.sport) for w, _ in view.planned}
    show(today(document, context.athlete.units, steps))
