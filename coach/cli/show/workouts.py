"""Planned workouts as lines: status, size, and what a change does to them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from coach.cli.show.prose import Prose
from coach.cli.show.sets import sets_difference
from coach.domain import days, wording
from coach.domain.activity import Sport

Document = Mapping[str, Any]
Units = Mapping[str, str] | None

_SIGNS = {
    "done": ("✓", "done", "green"),
    "partial": ("½", "partly", "yellow"),
    "substituted": ("≈", "instead", "yellow"),
    "missed": ("✗", "missed", "red"),
    "skipped": ("–", "skipped", "dim"),
    "unknown": ("?", "unknown", "yellow"),
    "planned": ("·", "planned", ""),
    "extra": ("+", "extra", ""),
}
_TOTAL_FROM = 3
_ROOMY = 100
_NARROW = 72


def status_text(status: str) -> Text:
    """A sign and the word; never colour alone."""
    sign, word, style = _SIGNS[status]
    return Text(f"{sign} {word}", style)


class Sign:
    """A status in a crowded table with a `legend`: the word too where it fits."""

    def __init__(self, status: str) -> None:
        self.status = status

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        yield self._text(console)

    def __rich_measure__(self, console: Console, _: ConsoleOptions) -> Measurement:
        length = len(self._text(console))
        return Measurement(length, length)

    def _text(self, console: Console) -> Text:
        whole = status_text(self.status)
        return whole if console.width >= _ROOMY else whole[:1]


class WhereRoom:
    """A cell that a narrow screen leaves out, so that titles keep their lines."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        yield self._text(console)

    def __rich_measure__(self, console: Console, _: ConsoleOptions) -> Measurement:
        length = len(self._text(console))
        return Measurement(length, length)

    def _text(self, console: Console) -> Text:
        narrow = console.width < _NARROW
        return Text("" if narrow else self.text, no_wrap=True, justify="right")


def legend(statuses: Sequence[str]) -> Text:
    """What the signs mean, those that were used."""
    used = [s for s in _SIGNS if s in set(statuses)]
    return Text("   ").join(status_text(status) for status in used)


def columns(*names: str, right: Sequence[str] = (), last: str = "") -> Table:
    """A table without lines, where only the last column wraps."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    for name in names:
        justify = "right" if name in right else "left"
        table.add_column(name, no_wrap=True, justify=justify)  # type: ignore[arg-type]
    if last:
        table.add_column(last)
    return table


def titled(title: str, *notes: str) -> RenderableType:
    """A title, and below it what there is to say."""
    said = [Prose(note, "dim") for note in notes if note]
    return Group(Prose(title), *said) if said else Prose(title)


def size(workout: Document, shown: Units) -> str:
    """`45 min`, and for swims the distance too."""
    time = wording.minutes(workout["duration_s"])
    far = distance(workout, shown)
    return f"{time}, {far}" if far else time


def commands(workout: Document) -> list[str]:
    """What is typed when a test is done; nothing for what its note says already."""
    logs = [test["log"] for test in workout["tests"]]
    return [f"When done: {each}" for each in logs if each not in workout["note"]]


def test_mark(workout: Document) -> str:
    """What a line of the plan says of a test; nothing of any other workout."""
    if not workout["test"]:
        return ""
    keys = ", ".join(test["key"] for test in workout["tests"])
    return f"test: {keys}" if keys else "test"


def distance(workout: Document, shown: Units) -> str:
    """`1,800 yd`; nothing where none is planned."""
    if not workout["distance_m"]:
        return ""
    sport = Sport(workout["sport"])
    return wording.distance_of(sport, workout["distance_m"], shown)


def changes_table(changes: Sequence[Document], shown: Units) -> Table:
    """A line a change, `Tue 3 Mar  Swim CSS  45 → 36 min`, and their sum."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column("day", no_wrap=True)
    table.add_column("title")
    table.add_column("difference")
    for change in changes:
        before, after = change["before"], change["after"]
        either = before or after
        table.add_row(
            days.short(date.fromisoformat(either["date"])),
            Prose(either["title"]),
            Prose(_difference(before, after, shown)),
        )
    whole = [sum(_seconds(c[side]) for c in changes) for side in ("before", "after")]
    if len(changes) >= _TOTAL_FROM and whole[0] != whole[1]:
        before, after = map(wording.minutes, whole)
        table.add_row("", "in all", Prose(wording.change(before, after)))
    return table


def _seconds(side: Document) -> float:
    return float(side["duration_s"]) if side else 0.0


def _difference(before: Document, after: Document, shown: Units) -> str:
    if not after:
        return f"{size(before, shown)} → rest"
    if not before:
        return f"new, {size(after, shown)}"
    parts = []
    if before["date"] != after["date"]:
        parts.append(f"→ {days.short(date.fromisoformat(after['date']))}")
    for said in (_time, distance):
        first, second = said(before, shown), said(after, shown)
        if first and second and first != second:
            parts.append(wording.change(first, second))
    parts += sets_difference(before, after)
    if before["hard"] and not after["hard"]:
        parts.append("hard → easy")
    return ", ".join(parts) or "its steps change"


def _time(workout: Document, _: Units) -> str:
    return wording.minutes(workout["duration_s"])
