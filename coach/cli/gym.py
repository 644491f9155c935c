"""`coach gym`: the equipment at hand."""

from typing import Annotated

import typer

from coach.cli import completing
from coach.cli.opening import open_for
from coach.cli.output import JsonFlag
from coach.cli.slots import print_limits

app = typer.Typer(help="What equipment there is.", no_args_is_help=True)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="gym")


@app.command("set")
def set_gym(
    ctx: typer.Context,
    equipment: Annotated[
        list[str],
        typer.Argument(
            metavar="EQUIPMENT…",
            help='All of it, as coach exercise show has it; "none" for the floor only.',
            autocompletion=completing.equipment,
        ),
    ],
    json: JsonFlag = False,
) -> None:
    """Say what equipment is at hand; this replaces what was said before."""
    from coach.jobs.set_limits import set_equipment

    context = open_for(ctx)
    set_equipment(context, equipment)
    print_limits(context, json=json)


@app.command("clear")
def clear_gym(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Forget it: any equipment is at hand again."""
    from coach.jobs.set_limits import set_equipment

    context = open_for(ctx)
    set_equipment(context, None)
    print_limits(context, json=json)
