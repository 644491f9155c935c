"""What models learned, on a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.model_words import TASKS, guess, value
from coach.cli.show.prose import Prose, heading, indented
from coach.domain import wording

Document = Mapping[str, Any]

_MOST_VERSIONS = 8
_MOST_GROUPS = 8


def models_shown(document: Document) -> Group:
    """Task by task: versions, what they rest on, and what weighs."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    for number, model in enumerate(document["models"]):
        if number:
            yield Text()
        yield from _model(model)


def _model(model: Document) -> Iterator[RenderableType]:
    window = model["window"]
    yield heading(TASKS[model["task"]], f"version {model['version']}")
    used = model["in_use"] == "model"
    which = "It serves" if used else f"It does not serve: {guess(model['floor'])} does"
    yield indented(
        Prose(
            f"{which}. Learned from {wording.count(window['sessions'], 'session')}, "
            f"{window['from']} to {window['to']}; scored on those since "
            f"{model['scored_from']}."
        )
    )
    yield Text()
    yield indented(_versions(model))
    yield Text()
    yield indented(_weights(model["weighs"]))


def _versions(model: Document) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("version", "trained", "serves"):
        table.add_column(name)
    table.add_column("error", justify="right")
    table.add_column("best guess", justify="right")
    for each in model["versions"][:_MOST_VERSIONS]:
        table.add_row(
            f"{each['version']}{' *' if each['shown'] else ''}",
            each["trained_on"],
            f"from {each['serves_from']}" if each["serves_from"] else "never yet",
            value(each["metric"], each["error"]),
            value(each["metric"], each["floor_error"]),
        )
    more = len(model["versions"]) - _MOST_VERSIONS
    if more > 0:
        table.add_row(f"and {more} more")
    return table


def _weights(groups: list[Document]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("what weighs")
    table.add_column("")
    for group in groups[:_MOST_GROUPS]:
        told = ", ".join(f"{guess(e['name'])} {e['value']:g}" for e in group["values"])
        more = group["count"] - len(group["values"])
        table.add_row(
            (group["group"] or "").replace("_", " "),
            Prose(f"{told}, {more} more" if more else told),
        )
    more = len(groups) - _MOST_GROUPS
    if more > 0:
        table.add_row(f"{more} more", "in --json")
    return table
