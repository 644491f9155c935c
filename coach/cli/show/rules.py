"""Rules on a terminal, from their own words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show.ahead import is_decided, record
from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.workouts import columns, titled
from coach.domain.wording import percent

Item = Mapping[str, Any]
NONE = "Record: none yet; no proposal has been decided."


def listed(items: Sequence[Item]) -> RenderableType:
    """A line a rule: its code, and what it holds."""
    table = columns("code", last="what")
    for item in items:
        done = [_record(item)] if is_decided(item["record"]) else []
        table.add_row(Text(item["code"], "bold"), titled(_head(item), *done))
    none = [] if any(is_decided(item["record"]) for item in items) else [Prose(NONE)]
    return Group(table, Text(), *none, Text("One of them in full: coach rules CODE"))


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
    yield Text()
    yield Text("Record", "bold")
    yield indented(_record(item) if is_decided(item["record"]) else "none yet")


def _record(item: Item) -> str:
    """`approved 4, held 3, failed 1 (75 % of what could be told held)`."""
    said, rate = record(item["record"]), item["record"]["hit_rate"]
    if rate is None:
        return said
    return f"{said} ({percent(rate)} of what could be told held)"


def _head(item: Item) -> str:
    return " ".join(item["description"].partition("\n\n")[0].split())
