"""`coach status`: what is there, what ran last, what waits."""

from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, print_json, show
from coach.errors import ExitCode


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("status")(status)


def status(
    ctx: typer.Context,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 8 if decisions are waiting.")
    ] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """How things are: newest data, plan, what waits, what is next."""
    from coach.jobs.view_status import status_view
    from coach.reports.status import status_document

    document = status_document(status_view(open_for(ctx)))
    if json:
        print_json(document)
    else:
        from coach.cli.show.status import status as drawn

        show(drawn(document), plain=plain)
    waits = exit_code and document["waiting_decisions"]
    return ExitCode.DECISIONS_WAITING if waits else ExitCode.FINE
