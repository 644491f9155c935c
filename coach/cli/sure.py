"""The question before something that is not easily taken back."""

from typing import Annotated

import typer

from coach.cli.output import NoInputFlag, asks
from coach.errors import CoachError, ExitCode

YesFlag = Annotated[bool, typer.Option("--yes", help="Do it without asking.")]

__all__ = ["NoInputFlag", "YesFlag", "require_yes"]


def require_yes(question: str, *, yes: bool, no_input: bool) -> None:
    """Nothing, once the athlete has said yes.

    Raises:
        CoachError: they said no (1), or nobody can be asked (2).
    """
    if yes:
        return
    if not asks(no_input=no_input):
        raise CoachError(
            question,
            "There is nobody to ask here.",
            "Run it again with --yes.",
            ExitCode.USAGE,
        )
    if not typer.confirm(question):
        raise CoachError(
            "Nothing was changed.", "You said no.", "Run it again when you want to."
        )
