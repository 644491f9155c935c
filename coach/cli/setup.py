"""`coach init`: the first evening."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, NoInputFlag, asks, print_json

if TYPE_CHECKING:
    from coach.jobs.context import Context


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("init")(init)


def init(
    ctx: typer.Context,
    demo: Annotated[
        bool, typer.Option("--demo", help="Fill the home with a simulated athlete.")
    ] = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Create or upgrade the database and ask who trains here.

    Every question can be skipped with Enter, and asked again by another coach init.
    """
    if demo:
        from coach.cli.demo import fill_home

        fill_home(ctx)
    context = open_for(ctx)
    if asks(no_input=no_input or json or demo):
        _interview(context)
    if json:
        print_json(
            {
                "schema": "coach/init/1",
                "home": str(context.exports.parent),
                "athlete": context.athlete.name,
            }
        )
        return
    typer.echo(f"Ready: {context.exports.parent}")
    typer.echo("Next: coach import FOLDER, then coach plan load FILE --start DAY")


def _interview(context: "Context") -> None:
    from coach.cli.interview import interview
    from coach.jobs.set_up import set_up

    with context.reading() as store:
        slots = store.slots()
    set_up(context, interview(context.athlete, slots))
