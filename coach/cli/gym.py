"""`coach gym`: the equipment at hand, and the loads it has."""

from typing import Annotated

import typer

from coach.cli import completing
from coach.cli.opening import open_for
from coach.cli.output import JsonFlag
from coach.cli.slots import print_limits

app = typer.Typer(help="What equipment and loads there are.", no_args_is_help=True)

_LOADS = 'As 4 6 8 or 2-30/2 (from-to/step); "any" forgets them.'


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
    """Say what equipment is at hand, in place of what was said."""
    from coach.jobs.set_limits import set_equipment

    context = open_for(ctx)
    set_equipment(context, equipment)
    print_limits(context, json=json)


@app.command("plates")
def plates(
    ctx: typer.Context,
    plates: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PLATES…",
            help='As 20 15 10 5; 15x2 is two pairs of it; "any" forgets them.',
        ),
    ] = None,
    bar: Annotated[
        str | None,
        typer.Option(
            metavar="LOAD", help="What the barbell weighs; else 20 kg, 45 lb."
        ),
    ] = None,
    ez_bar: Annotated[
        str | None, typer.Option(metavar="LOAD", help="What the ez-bar weighs.")
    ] = None,
    trap_bar: Annotated[
        str | None, typer.Option(metavar="LOAD", help="What the trap bar weighs.")
    ] = None,
    smith: Annotated[
        str | None,
        typer.Option(metavar="LOAD", help="What the Smith machine's bar weighs."),
    ] = None,
    json: JsonFlag = False,
) -> None:
    """Say which plates and bars there are.

    coach gym plates 20 15 10 5 2.5 1.25 --bar 20

    Loads that coach works out are then ones you can put on the bar. Numbers are in your
    unit, or say theirs: 20kg, 45lb.
    """
    from coach.jobs.set_racks import set_plates

    context = open_for(ctx)
    bars = {
        "barbell": bar,
        "ez_bar": ez_bar,
        "trap_bar": trap_bar,
        "smith_machine": smith,
    }
    set_plates(context, plates or (), bars)
    print_limits(context, json=json)


@app.command("dumbbells")
def dumbbells(
    ctx: typer.Context,
    loads: Annotated[list[str], typer.Argument(metavar="LOADS…", help=_LOADS)],
    json: JsonFlag = False,
) -> None:
    """Say which dumbbells there are.

    coach gym dumbbells 2-20/2 22.5-40/2.5

    Loads that coach works out are then ones that are there.
    """
    from coach.jobs.set_racks import set_dumbbells

    context = open_for(ctx)
    set_dumbbells(context, loads)
    print_limits(context, json=json)


@app.command("kettlebells")
def kettlebells(
    ctx: typer.Context,
    loads: Annotated[list[str], typer.Argument(metavar="LOADS…", help=_LOADS)],
    json: JsonFlag = False,
) -> None:
    """Say which kettlebells there are.

    coach gym kettlebells 8-32/4

    Loads that coach works out are then ones that are there.
    """
    from coach.jobs.set_racks import set_kettlebells

    context = open_for(ctx)
    set_kettlebells(context, loads)
    print_limits(context, json=json)


@app.command("machines")
def machines(
    ctx: typer.Context,
    step: Annotated[
        str,
        typer.Argument(metavar="STEP", help='As 5 or 10lb; "any" forgets it.'),
    ],
    json: JsonFlag = False,
) -> None:
    """Say in what steps the stacks of machines go, and of cables.

    coach gym machines 5

    Loads that coach works out are then ones that are there.
    """
    from coach.jobs.set_racks import set_step

    context = open_for(ctx)
    set_step(context, step)
    print_limits(context, json=json)


@app.command("clear")
def clear_gym(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Forget it: any equipment and any load is at hand again."""
    from coach.jobs.set_limits import set_equipment
    from coach.jobs.set_racks import forget_racks

    context = open_for(ctx)
    set_equipment(context, None)
    forget_racks(context)
    print_limits(context, json=json)
