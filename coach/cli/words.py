"""Who words the review of a command, and how that is told while it lasts."""

from dataclasses import replace
from typing import TYPE_CHECKING

from coach.cli.output import say

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.llm.write import Words


def telling(context: "Context", *, no_llm: bool) -> "Context":
    """The context with progress on stderr; with `no_llm` nobody is asked."""

    def words() -> "Words | None":
        found = None if no_llm else context.words()
        return found and replace(found, heard=say)

    return replace(context, words=words)
