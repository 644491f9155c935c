"""The split that fits the week, on a terminal."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.charts import bar
from coach.cli.show.prose import Prose, heading, indented
from coach.domain import days, wording

Document = Mapping[str, Any]

_WIDTH = 16
_SCALE = 12.0
"""So many sets fill a bar; more of them fill it, too."""

_OTHERS = 4


def drawn(document: Document, *, plain: bool) -> RenderableType:
    """The week, its sets before and after, why, what gave way, and what else fits."""
    return Group(*_parts(document, plain=plain))


def _parts(document: Document, *, plain: bool) -> Iterator[RenderableType]:
    first, last = (date.fromisoformat(document["week"][end]) for end in ("from", "to"))
    if not document["splits"]:
        yield heading("No split fits", days.span(first, last))
        yield from _listed(document["impossible"])
        yield Prose('Say when else you are free: coach slots set "mon 18:00-19:00" …')
        return
    best, *others = document["splits"]
    number = wording.count(len(best["sessions"]), "day")
    title = f"{best['split'].capitalize()} on {number}"
    yield heading(title, days.span(first, last), Text(f"fits {_share(best)}", "dim"))
    yield Text()
    yield _week(document, best)
    yield Text()
    yield _heading_of_sets(document)
    yield indented(_sets(document, best, plain=plain))
    yield Text()
    yield heading("Why")
    yield from _listed(best["reasons"])
    gave = [
        f"{each['group']}: {each['sets']:g} sets, {each['why']}"
        for each in best["unmet"]
    ]
    gave += best["gave_way"]
    if gave:
        yield heading("What gave way")
        yield from _listed(gave)
    if others:
        yield heading("Would do as well")
        yield indented(_others(document, others[:_OTHERS]))
    yield Prose(
        "Nothing is changed by this: the evening review proposes what is worth it.",
        "dim",
    )


def _share(candidate: Document) -> str:
    return wording.percent(candidate["score"])


def _listed(said: list[str]) -> Iterator[RenderableType]:
    for each in said:
        yield indented(Prose(f"- {each}", hang=2))


def _week(document: Document, best: Document) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column("day", no_wrap=True)
    table.add_column("time", no_wrap=True, justify="right")
    table.add_column("what")
    first = date.fromisoformat(document["week"]["from"])
    for number in range(7):
        day = first + timedelta(days=number)
        here = list(_of_day(document, best, day.isoformat()))
        for at, (time, what) in enumerate(here or [("", Text("–", "dim"))]):
            table.add_row("" if at else days.short(day), time, what)
    return table


def _of_day(
    document: Document, best: Document, day: str
) -> Iterator[tuple[str, RenderableType]]:
    for session in best["sessions"]:
        if session["date"] == day:
            ready = wording.percent(session["readiness"])
            start = f"{session['start']}  " if session["start"] else ""
            title = Text(f"{start}{session['kind']}", "bold")
            title.append(f"  {ready} ready", "not bold dim")
            lifts = Prose(", ".join(map(_lift, session["exercises"])))
            yield wording.clock(session["duration_s"]), Group(title, lifts)
    for other in document["others"]:
        if other["date"] == day:
            hard = ", hard" if other["hard"] else ""
            said = f"{other['sport']}: {other['title']}{hard}"
            yield wording.clock(other["duration_s"]), Prose(said, "dim")


def _lift(lift: Document) -> str:
    new = "" if lift["known"] else " (new)"
    return f"{lift['exercise']} {lift['sets']} x {lift['reps']}{new}"


def _heading_of_sets(document: Document) -> RenderableType:
    bounds = document["sets_a_week"]
    return heading(
        "Hard sets a week",
        Text(f"{bounds['least']:g} are the least, {bounds['target']:g} the aim", "dim"),
    )


_BEFORE = {"planned": "as planned", "lately": "lately"}


def _sets(document: Document, best: Document, *, plain: bool) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    table.add_column("group", no_wrap=True)
    for title in (_BEFORE[document["before"]["of"]], "with it"):
        table.add_column(title, justify="right", no_wrap=True)
        if not plain:
            table.add_column("", width=_WIDTH, no_wrap=True)
    table.add_column("ready", justify="right", no_wrap=True)
    least = document["sets_a_week"]["least"]
    for group, after in best["sets"].items():
        cells: list[RenderableType] = [Text(group)]
        for sets in (document["before"]["sets"][group], after):
            cells.append(Text(f"{sets:.1f}"))
            if not plain:
                style = "cyan" if sets >= least else "yellow"
                cells.append(Text(bar(sets / _SCALE, _WIDTH), style))
        cells.append(Text(wording.percent(best["readiness"][group])))
        table.add_row(*cells)
    return table


def _others(document: Document, others: list[Document]) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    least = document["sets_a_week"]["least"]
    for other in others:
        number = wording.count(len(other["sessions"]), "day")
        met = sum(sets >= least for sets in other["sets"].values())
        took = sum(session["duration_s"] for session in other["sessions"])
        table.add_row(
            Text(f"{other['split']} on {number}"),
            Text(f"fits {_share(other)}"),
            Text(wording.minutes(took)),
            Text(f"{met} of {len(other['sets'])} groups"),
        )
    return table
