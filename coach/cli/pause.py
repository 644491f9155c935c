"""`coach pause`: days without training."""

from datetime import date
from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, parse_evening
from coach.cli.slots import print_limits
from coach.domain.limits import PauseReason


def add_to(parent: typer.Typer) -> None:
    """Register the command."""
    parent.command("pause")(pause)


def pause(
    ctx: typer.Context,
    first: Annotated[
        date,
        typer.Argument(parser=parse_evening, metavar="FROM", help="The first day."),
    ],
    last: Annotated[
        date | None,
        typer.Argument(parser=parse_evening, metavar="TO", help="The last day."),
    ] = None,
    reason: Annotated[PauseReason, typer.Option(help="Why.")] = PauseReason.OTHER,
    clear: Annotated[
        bool, typer.Option("--clear", help="Forget the pause that begins on FROM.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Say on which days you will not train; nothing is put on them.

    What stands on them already stays until the evening's proposal takes it out, or
    coach plan skip does.
    """
    from coach.jobs import set_limits

    if clear == (last is not None):
        message = "Give FROM and TO, or FROM with --clear."
        raise typer.BadParameter(message)
    context = open_for(ctx)
    if last is None:
        set_limits.end_pause(context, first)
    else:
        set_limits.pause(context, first, last, reason)
    print_limits(context, json=json)
