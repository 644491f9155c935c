"""`coach init`: the first evening."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, NoInputFlag, asks, print_json, say

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
    context = open_for(ctx, add=True)
    if asks(no_input=no_input or json or demo):
        _interview(context)
    if json:
        print_json(
            {
                "schema": "coach/init/1",
                "home": str(context.home),
                "athlete": context.athlete.name,
            }
        )
        return
    typer.echo(f"Ready: {context.home}")
    typer.echo("Next, bring in what you have done:  coach import FOLDER")
    typer.echo("Then load a plan, yours or ours:    coach plan load FILE --start DAY")
    typer.echo("Ours is called five-goals-12-weeks. To only look around: coach demo")


def _interview(context: "Context") -> None:
    from coach.cli.interview import interview
    from coach.jobs.set_up import set_up

    with context.reading() as store:
        slots = store.slots()
    try:
        answers = interview(context.athlete, slots)
    except KeyboardInterrupt:
        say("Nothing was changed. coach init asks again.")
        raise
    set_up(context, answers)
