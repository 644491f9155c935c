"""Rules on a terminal, from their own words."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.ahead import is_decided, record
from coach.cli.show.prose import Prose, heading, indented
from coach.cli.show.workouts import columns, titled
from coach.domain.wording import percent

Item = Mapping[str, Any]
NONE = "Record: none yet; no proposal has been decided."


def listed(items: Sequence[Item], whole: str) -> RenderableType:
    """A line a rule: its code, and what it holds; `whole` is where all stand."""
    table = columns("code", last="what")
    for item in items:
        done = [_record(item)] if is_decided(item["record"]) else []
        tuned = [_tuned(item)] if item["tuned"] else []
        table.add_row(Text(item["code"], "bold"), titled(_head(item), *done, *tuned))
    none = [] if any(is_decided(item["record"]) for item in items) else [Prose(NONE)]
    settings = Prose(
        f"Rules stand at {whole} (COACH_AGGRESSIVENESS), but for those set calmer by a "
        "proposal you approved."
    )
    return Group(
        table, Text(), *none, settings, Text("One of them in full: coach rules CODE")
    )


def in_full(item: Item, whole: str) -> Group:
    """One rule: when it fires, what it proposes, when it is silent, its source."""
    return Group(*_in_full(item, whole))


def _in_full(item: Item, whole: str) -> Iterator[RenderableType]:
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
    yield Text("Setting", "bold")
    yield indented(_setting(item, whole))
    yield Text()
    yield Text("Record", "bold")
    yield indented(_record(item) if is_decided(item["record"]) else "none yet")


def _record(item: Item) -> str:
    """`approved 4, held 3, failed 1 (75 % of what could be told held)`."""
    said, rate = record(item["record"]), item["record"]["hit_rate"]
    if rate is None:
        return said
    return f"{said} ({percent(rate)} of what could be told held)"


def _setting(item: Item, whole: str) -> str:
    """`conservative since 8 March 2026; the others stand at moderate`."""
    if item["setting"] is None:
        return "the same whatever COACH_AGGRESSIVENESS says"
    if item["tuned"] == item["setting"]:
        return f"{item['tuned']} since {_since(item)}; the others stand at {whole}"
    given = f"given back to it on {_since(item)}" if item["since"] else ""
    own = f"itself {_tuned(item)}" if item["tuned"] else given
    return "; ".join(filter(None, [f"{whole}, as COACH_AGGRESSIVENESS says", own]))


def _tuned(item: Item) -> str:
    return f"set to {item['tuned']} since {_since(item)}"


def _since(item: Item) -> str:
    return days.full(date.fromisoformat(item["since"]))


def _head(item: Item) -> str:
    return " ".join(item["description"].partition("\n\n")[0].split())
