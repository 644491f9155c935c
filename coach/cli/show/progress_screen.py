"""One measure on a terminal: its chart, or its readings in a table, and its words."""

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from coach.cli.show.progress_chart import chart, load_chart
from coach.cli.show.progress_words import heading_of, words
from coach.cli.show.values import Units, shown
from coach.cli.show.workouts import columns
from coach.domain import days, wording
from coach.reports.progress import Progress

LOAD = "load"


def screen(view: Progress, units: Units, *, plain: bool) -> list[RenderableType]:
    """Title, chart and words; plain, or where nothing can be drawn, a table."""
    return list(_parts(view, units, plain=plain))


def _parts(view: Progress, units: Units, *, plain: bool) -> Iterator[RenderableType]:
    yield Text(heading_of(view, units), "bold")
    yield Text()
    if view.series:
        yield _Drawing(view, units, plain=plain)
        yield Text()
    if view.key != LOAD:
        yield words(view, units)
    elif not view.series:
        yield Text("No training is known yet: coach import FOLDER")


class _Drawing:
    """The chart, or where there are no signs for it, the readings in a table."""

    def __init__(self, view: Progress, units: Units, *, plain: bool) -> None:
        self._view, self._units, self._plain = view, units, plain

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        if self._plain or options.ascii_only:
            yield _table(self._view, self._units)
        elif self._view.key == LOAD:
            yield load_chart(self._view)
        else:
            yield from chart(self._view, self._units)


def _table(view: Progress, units: Units) -> Table:
    if view.key == LOAD:
        return _loads(view)
    said = shown(view.unit, units)
    table = columns("day", "value", right=("value",), last="how")
    rows = [(day, value, each) for each in view.series for day, value in each.readings]
    for day, value, each in sorted(rows, key=lambda row: (row[0], row[2].label)):
        apart = "" if each.speaks else " (not in the trend)"
        when = f"{days.short(day)} {day.year}"
        table.add_row(when, said.said(value), f"{each.label}{apart}")
    return table


def _loads(view: Progress) -> Table:
    """Each week's end."""
    names = [each.method for each in view.series]
    table = columns("day", *names, right=names)
    table.add_row("", *names)
    by_day = zip(*(each.readings for each in view.series), strict=True)
    for readings in by_day:
        day = readings[0][0]
        if day.weekday() == view.day.weekday():
            values = (wording.number(value, 0) for _, value in readings)
            table.add_row(f"{days.short(day)} {day.year}", *values)
    return table
