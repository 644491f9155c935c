"""What became of a training, on a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.model_words import TASKS, sentence
from coach.cli.show.prose import Prose, heading, indented
from coach.domain import wording

Document = Mapping[str, Any]

_SIGNS = {
    "first": ("✓ it serves", "green"),
    "replaced": ("✓ a newer one serves", "green"),
    "kept": ("= the same serves", ""),
    "untried": ("? too few to tell", "dim"),
    "floor": ("– the guess is used", "yellow"),
    "to_floor": ("– the guess again", "yellow"),
    "too_little": ("? too little yet", "dim"),
    "failed": ("✗ it broke", "red"),
}


def training(document: Document) -> Group:
    """One athlete's tasks in words; of several athletes a line each, or counts."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    many = document["athletes"] > 1
    said = wording.count(document["athletes"], "athlete") if many else ""
    yield heading("Trained", " ".join(filter(None, (document["date"], said))))
    yield Text()
    if many:
        yield indented(_counts(document))
        return
    for each in document["models"]:
        sign, style = _SIGNS[each["outcome"]]
        yield indented(
            Text.assemble((TASKS[each["task"]], "bold"), "  ", (sign, style))
        )
        yield indented(indented(Prose(sentence(each["why"]))))


def _counts(document: Document) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    for _ in range(3):
        table.add_column()
    for each in document["outcomes"]:
        sign, style = _SIGNS[each["outcome"]]
        count = wording.count(each["athletes"], "athlete")
        table.add_row(TASKS[each["task"]], Text(sign, style), count)
    return table
