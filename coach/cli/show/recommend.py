"""Recommendations on a terminal."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import (
    Console,
    ConsoleOptions,
    Group,
    RenderableType,
    RenderResult,
)
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from coach.cli.show.charts import Bar
from coach.cli.show.prose import Prose, TwoLines, lines
from coach.domain import days, wording

Document = Mapping[str, Any]

MOST_LINES = 8
MOST_REASONS, _REASON_LINES = 2, 2
_WIDE, _NAME = 8, (12, 26)
_NAMED = 3


def recommended(document: Document, *, plain: bool = False) -> RenderableType:
    """The first exercises: how likely each is the next, as a bar too, and why."""
    found: Sequence[Document] = document["exercises"][:MOST_LINES]
    parts: list[RenderableType] = [Prose(_heading(document), "bold")]
    parts += [*map(Prose, _over(document)), Text()]
    if found:
        most = found[0]["score"] or 1.0
        parts.append(_table(found, most, plain=plain))
    else:
        parts.append(Prose("Nothing is left: all you do is left out today."))
    parts += [Text(), *(Prose(line, "dim") for line in _closing(document))]
    return Group(*parts)


def _table(found: Sequence[Document], most: float, *, plain: bool) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column("exercise", no_wrap=plain)
    table.add_column("score", justify="right", no_wrap=True)
    if not plain:
        table.add_column("bar", width=_WIDE)
    table.add_column("why")
    for each in found:
        said = each["exercise"]
        name = Text(said, "bold") if plain else TwoLines(said, *_NAME, "bold")
        bar = [Bar(each["score"] / most)] * (not plain)
        score = wording.percent(each["score"]) if each["score"] >= 0.005 else "< 1 %"
        table.add_row(name, score, *bar, _Why(each["why"]))
    return table


class _Why:
    """The strongest reasons, as many as a row of two lines holds; one in any case."""

    def __init__(self, reasons: Sequence[str]) -> None:
        told = range(1, MOST_REASONS + 1)
        self._said = [Prose("; ".join(reasons[:count])) for count in told]

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        room = options.max_width
        for each in reversed(self._said[1:]):
            if len(lines(each.text, room)) <= _REASON_LINES:
                yield each
                return
        yield self._said[0]

    def __rich_measure__(
        self, console: Console, options: ConsoleOptions
    ) -> Measurement:
        return self._said[-1].__rich_measure__(console, options)


def _heading(document: Document) -> str:
    day = days.short(date.fromisoformat(document["date"]))
    done = document["after"]
    return f"Next, {day}, after {done[-1]}:" if done else f"First on {day}:"


def _over(document: Document) -> Iterator[str]:
    """That sessions usually end here."""
    times, of = document["ends"]["times"], document["ends"]["of"]
    if times * 2 >= of > 0:
        last = document["after"][-1]
        yield f"After {last} your session was over {times} of {of} times."


def _closing(document: Document) -> Iterator[str]:
    if planned := document["planned"]:
        when = days.short(date.fromisoformat(planned["date"]))
        yield f"Planned: {planned['title'] or 'strength'}, {when}."
    if out := document["left_out"]:
        first = (f"{each['exercise']} ({each['why']})" for each in out[:_NAMED])
        more = f", and {len(out) - _NAMED} more" if len(out) > _NAMED else ""
        yield f"Left out: {', '.join(first)}{more}."
    yield _learned(document["learned"])


def _learned(learned: Document) -> str:
    sessions = wording.count(learned["sessions"], "session")
    if learned["method"] == "others":
        return f"From {sessions} of yours and what other lifters do; 10 tell more."
    if learned["date"] is None:
        return f"From {sessions} of yours and what is usual among lifters."
    if learned["method"] != "blend":
        return f"From {sessions}: what followed before; nothing foretold you better."
    said = f"Learned from {sessions}"
    if learned["hit5"] is not None:
        said += (
            f"; of exercises to come {wording.percent(learned['hit5'])} were among its "
            f"first five, {wording.percent(learned['floor_hit5'])} by the obvious guess"
        )
    return f"{said}."
