"""Opening the athlete's context for a command."""

from datetime import date
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from coach.jobs.context import Context


def open_for(
    ctx: typer.Context, evening: date | None = None, *, add: bool = False
) -> "Context":
    """The context of the athlete chosen on the command line, as on that evening.

    Its database is closed when the command ends. With `add` an unknown one is added.
    """
    from coach.wiring.context import open_context

    context = open_context(ctx.find_root().obj, add=add)
    ctx.call_on_close(context.database.close)
    return context.on(evening)
