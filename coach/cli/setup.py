"""`coach init`: the first evening."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, NoInputFlag, asks, print_json
from coach.errors import CoachError, ExitCode

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

    Every question can be skipped with Enter, and each answer is saved as it is given:
    broken off, coach init goes on where it was. Done, it asks again what stands.
    """
    from coach.jobs.set_up import next_commands, standing

    if demo:
        from coach.cli.demo import fill_home

        fill_home(ctx)
    context = open_for(ctx, add=True)
    if asks(no_input=no_input or json or demo):
        _interview(context)
    known = standing(context)
    following = next_commands(known, context.day)
    if json:
        print_json(
            {
                "schema": "coach/init/1",
                "home": str(context.home),
                "athlete": known.athlete.name,
                "next": [
                    {"command": command, "reason": why} for command, why in following
                ],
            }
        )
        return
    typer.echo(f"Ready: {context.home}")
    widest = max(len(command) for command, _ in following)
    for command, why in following:
        typer.echo(f"  {command:<{widest}}  {why}")


def _interview(context: "Context") -> None:
    from coach.cli.interview import interview

    try:
        interview(context)
    except KeyboardInterrupt:
        raise CoachError(
            "Stopped before the last question.",
            "What you answered is kept.",
            "Run coach init: it goes on from there.",
            ExitCode.INTERRUPTED,
        ) from None
