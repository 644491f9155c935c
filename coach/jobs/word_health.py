"""Is the language model that is set one that can be asked?"""

from collections.abc import Iterator

from coach.database import Store
from coach.jobs.context import Context
from coach.jobs.home_health import Finding
from coach.jobs.view_words import words_view


def word_findings(context: Context, store: Store) -> Iterator[Finding]:
    """How it stands, without asking it anything; nothing where none is set."""
    view = words_view(context, store, calls=1)
    if view.writer == "none":
        return
    said = f"{view.model} at {view.address}"
    last = view.calls[0] if view.calls else None
    if view.consent is None:
        told = f"{said} is set and not allowed yet"
        yield Finding("words", "note", told, "Run coach auth llm, or COACH_LLM=none")
    elif last is not None and last.writer == view.writer and last.ended != "used":
        told = f"{said} was of no use the last time: {last.ended}"
        yield Finding("words", "note", told, "Run coach llm")
    else:
        yield Finding("words", "fine", f"by {said}")
