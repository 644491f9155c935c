"""Rules on a terminal, from their own words."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.workouts import columns

Item = Mapping[str, str]


def listed(items: Sequence[Item]) -> RenderableType:
    """A line a rule: its code, and what it holds."""
    table = columns("code", last="what")
    for item in items:
        table.add_row(Text(item["code"], "bold"), Prose(_head(item)))
    return Group(table, Text(), Text("One of them in full: coach rules CODE"))


def in_full(item: Item) -> Group:
    """One rule: when it fires, what it proposes, when it is silent, its source."""
    return Group(*_in_full(item))


def _in_full(item: Item) -> Iterator[RenderableType]:
    yield heading(item["code"], item["name"])
    yield Prose(_head(item))
    _, _, rest = item["description"].partition("\n\n")
    for paragraph in rest.split("\n\n"):
        words = " ".join(paragraph.split())
        bold, mark, after = words.removeprefix("**").partition("**")
        yield Text()
        if mark:
            yield Text(bold, "bold")
            yield indented(after.strip())
        else:
            yield Prose(words)


def _head(item: Item) -> str:
    return " ".join(item["description"].partition("\n\n")[0].split())
