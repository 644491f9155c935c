"""Today on a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show import days
from coach.cli.show.workouts import size, status_text
from coach.domain import wording

Document = Mapping[str, Any]


def today(document: Document, shown: Mapping[str, str] | None) -> Group:
    """Planned, done, ahead, the week, what waits and what to run next."""
    return Group(*_parts(document, shown))


def _parts(
    document: Document, shown: Mapping[str, str] | None
) -> Iterator[RenderableType]:
    yield Text(days.long(date.fromisoformat(document["date"])), style="bold")
    yield Text()
    nothing = "a rest day" if document["plan_loaded"] else "no plan is loaded"
    yield from _block("Planned", _planned(document, shown), nothing)
    yield from _block("Done", _done(document, shown), "nothing yet")
    if document["ahead"]:
        when = days.short(date.fromisoformat(document["ahead"][0]["date"]))
        names = ", ".join(f"{w['title']} ({size(w, shown)})" for w in document["ahead"])
        yield _line("Next", f"{when}: {names}")
    yield _line("Week", _week(document["week"]))
    if document["waiting_decisions"]:
        waiting = wording.count(document["waiting_decisions"], "decision")
        yield _line("Waiting", f"{waiting} since {document['waiting_since']}")
    yield Text()
    following = document["next"]
    yield Text.assemble(
        "  ", (following["command"], "bold"), f"  {following['reason']}"
    )


def _line(name: str, text: str) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(width=9, no_wrap=True)
    table.add_column()
    table.add_row(Text(f"  {name}"), Text(text))
    return table


def _block(name: str, rows: list[Text], nothing: str) -> Iterator[RenderableType]:
    for number, row in enumerate(rows or [Text(nothing, style="dim")]):
        table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
        table.add_column(width=9, no_wrap=True)
        table.add_column()
        table.add_row(Text("" if number else f"  {name}"), row)
        yield table


def _planned(document: Document, shown: Mapping[str, str] | None) -> list[Text]:
    return [
        Text.assemble(
            f"{workout['title']}  {workout['sport']}, {size(workout, shown)}  ",
            status_text(workout["status"]),
        )
        for workout in document["planned"]
    ]


def _done(document: Document, shown: Mapping[str, str] | None) -> list[Text]:
    rows = []
    for activity in document["done"]:
        name = activity["title"] or activity["sport"]
        took = wording.minutes(activity["moving_s"] or activity["elapsed_s"])
        load = activity["load"]
        weight = "" if load["method"] == "none" else f", load {load['value']:.0f}"
        rows.append(Text(f"{name}  {took}{weight}"))
    return rows


def _week(week: Document) -> str:
    trained = f"{wording.hours(week['actual_s'])} trained in seven days"
    if week["adherence"] is None:
        return trained
    share = wording.percent(week["adherence"])
    return f"{week['completed']} of {week['planned']} done ({share}), {trained}"
