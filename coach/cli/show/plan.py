"""The plan on a terminal: a week a block, a workout a line."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.workouts import size, status_text
from coach.domain import wording

Document = Mapping[str, Any]


def plan(document: Document, shown: Mapping[str, str] | None, more: int) -> Group:
    """The workouts of the document; `more` says how many it leaves out."""
    return Group(*_parts(document, shown, more))


def _parts(
    document: Document, shown: Mapping[str, str] | None, more: int
) -> Iterator[RenderableType]:
    head = document["plan"]
    first, last = (date.fromisoformat(head[k]) for k in ("start", "end"))
    yield Text.assemble(
        (head["name"], "bold"),
        f"  {days.short(first)} – {days.short(last)} {last.year}"
        f"  revision {head['revision']}",
    )
    weeks = groupby(document["workouts"], key=lambda w: _week(w, first))
    for number, workouts in weeks:
        yield Text()
        yield from _block(number, tuple(workouts), first, shown)
    if more:
        yield Text()
        begin = head["start"]
        yield Text(f"{more} more: coach plan show --from {begin} --to {head['end']}")


def _week(workout: Document, start: date) -> int:
    return (date.fromisoformat(workout["date"]) - start).days // 7


def _block(
    number: int,
    workouts: tuple[Document, ...],
    start: date,
    shown: Mapping[str, str] | None,
) -> Iterator[RenderableType]:
    monday = start + timedelta(days=7 * number)
    total = sum(w["duration_s"] for w in workouts)
    yield Text.assemble(
        (f"Week {number + 1}", "bold"),
        f"  {days.span(monday, monday + timedelta(days=6))}"
        f"  {wording.minutes(total)} planned",
    )
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column("id", justify="right", style="dim")
    for column in ("day", "sport", "title", "size", "status"):
        table.add_column(column, no_wrap=column != "title")
    for workout in workouts:
        table.add_row(
            str(workout["id"]),
            days.short(date.fromisoformat(workout["date"])),
            workout["sport"],
            Text(workout["title"]),
            size(workout, shown),
            status_text(workout["status"], _moved(workout)),
        )
    yield table


def _moved(workout: Document) -> str:
    if workout["date"] == workout["original_date"]:
        return ""
    return f"from {days.short(date.fromisoformat(workout['original_date']))}"
