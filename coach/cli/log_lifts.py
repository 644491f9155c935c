"""What typed exercises and sets mean, and the questions about them."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import typer

from coach.cli.output import one_line, say
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.exercise_names import Unknown
    from coach.jobs.log_sets import Understood
    from coach.strength.typed_session import Typed


def meant(context: "Context", typed: "Typed", *, ask: bool) -> "Understood":
    """The exercise and its sets; on a terminal a name nobody knows is asked.

    Raises:
        CoachError: it is no name, or the sets cannot be read (exit 2).
        KeyboardInterrupt: the athlete broke the question off.
    """
    from dataclasses import replace

    from coach.jobs.exercise_names import remember
    from coach.jobs.log_sets import understood
    from coach.jobs.set_racks import load_unit

    unit = load_unit(context)
    found = understood(context, typed, unit)
    if found.unknown is None or not ask:
        return found
    from coach.cli.naming import answers

    for name, said in answers([found.unknown]):
        with context.alone(), context.writing() as store:
            named = remember(store, name, said)
        again = replace(typed, name=named.exercise or name)
        return understood(context, again, unit)
    return found


def checked(
    context: "Context", exercises: "Sequence[Understood]", *, ask: bool
) -> None:
    """Say which sets look like a slip of typing, and on a terminal ask.

    Raises:
        CoachError: the athlete would rather type it again; nothing was logged.
    """
    from coach.jobs.log_sets import doubts

    found = doubts(context, [each for one in exercises for each in one.sets])
    for why in found:
        say(f"warning: {one_line(why)}.")
    if not found:
        return
    if not ask:
        say("It is kept as typed; coach activities shows it until you confirm it.")
    elif not typer.confirm("Keep it as typed?"):
        raise CoachError(
            "Nothing was logged.", "You said no.", "Type it again as it was."
        )


def not_known(name: str, unknown: "Unknown") -> str:
    """What is said of a name that the catalogue does not have."""
    closest = ", ".join(unknown.candidates[:3])
    like = f" Closest: {closest}." if closest else ""
    name = one_line(name)
    return (
        f"{name} is not in the catalogue, and is kept as you wrote it.{like}\n"
        f'Say what it is: coach exercise name "{name}" EXERCISE, or own in its place.'
    )
