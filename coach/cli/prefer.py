"""`coach prefer`: the athlete's word on an exercise."""

from enum import StrEnum
from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag
from coach.cli.slots import print_limits


class Word(StrEnum):
    """What can be said of it."""

    NEVER = "never"
    PREFERRED = "preferred"
    CLEAR = "clear"


def add_to(parent: typer.Typer) -> None:
    """Register the command."""
    parent.command("prefer")(prefer)


def prefer(
    ctx: typer.Context,
    exercise: Annotated[
        str, typer.Argument(metavar="EXERCISE", help="Any name of it, in quotes.")
    ],
    word: Annotated[
        Word,
        typer.Argument(help="Never do it, rather do it than others, or as any."),
    ],
    json: JsonFlag = False,
) -> None:
    """Your word on an exercise: never, or gladly."""
    from coach.domain.limits import Liking
    from coach.jobs import set_limits

    context = open_for(ctx)
    liking = None if word is Word.CLEAR else Liking(word.value)
    set_limits.prefer(context, exercise, liking)
    print_limits(context, json=json)
