"""All that is measured, a line each with a sparkline."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isnan, nan
from statistics import fmean

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from coach.cli.show.goals import Document, name_of, verdict
from coach.cli.show.prose import Prose
from coach.cli.show.values import Units, shown
from coach.cli.show.workouts import columns
from coach.reports.goals import goal_item
from coach.reports.progress import Progress
from coach.statistics.readings import Reading

_BLOCKS = "▁▂▃▄▅▆▇█"
_ROOMY, _CROWDED = 100, 74
_WIDE, _NARROW, _NARROWEST = 26, 13, 10
_WEEKS = 26

_SHORT = {
    "improving": "better",
    "in_band": "in band",
    "declining": "worse",
    "plateau": "level",
    "uncertain": "unclear",
    "not_enough_data": "too few",
}


def progress_list(views: Sequence[Progress], units: Units, *, plain: bool) -> Table:
    """Name, value, the last half year and the verdict of each."""
    table = columns("name", "value", *([] if plain else ["course"]), last="verdict")
    for view in views:
        item = goal_item(view.state)
        last = view.last
        value = item["value"] if item["value"] is not None else last and last[1]
        said = "–" if value is None else shown(view.unit, units).said(value)
        course = [] if plain else [Sparkline(_speaking(view), view.day)]
        table.add_row(Prose(name_of(item)), said, *course, Verdict(item))
    return table


class Verdict:
    """A verdict in as many words as there is room for in a crowded table."""

    def __init__(self, item: Document) -> None:
        self._whole, self._style = verdict(item)
        self._short = _SHORT[item["verdict"]]
        if item["verdict"] == "not_enough_data":
            self._whole = "too little data"

    def __rich_console__(self, console: Console, _: ConsoleOptions) -> RenderResult:
        yield Text(self._said(console), self._style)

    def __rich_measure__(self, console: Console, _: ConsoleOptions) -> Measurement:
        length = len(self._said(console))
        return Measurement(length, length)

    def _said(self, console: Console) -> str:
        return self._whole if console.width >= _CROWDED else self._short


def _speaking(view: Progress) -> Sequence[Reading]:
    return next((s.readings for s in view.series if s.speaks), ())


class Sparkline:
    """The last 26 weeks in blocks, a gap where nothing was measured."""

    def __init__(
        self, readings: Sequence[Reading], day: date, width: int | None = None
    ) -> None:
        self._readings, self._day, self._width = readings, day, width

    def __rich_console__(
        self, console: Console, options: ConsoleOptions
    ) -> RenderResult:
        width = self._width or _width(console)
        drawn = "" if options.ascii_only else sparkline(self._means(width))
        yield Text(drawn, "cyan", no_wrap=True)

    def __rich_measure__(self, console: Console, _: ConsoleOptions) -> Measurement:
        width = self._width or _width(console)
        return Measurement(width, width)

    def _means(self, count: int) -> list[float]:
        first = self._day - timedelta(weeks=_WEEKS)
        inside: list[list[float]] = [[] for _ in range(count)]
        for day, value in self._readings:
            at = ((day - first).days - 1) * count // (7 * _WEEKS)
            if 0 <= at < count:
                inside[at].append(value)
        return [fmean(values) if values else nan for values in inside]


def _width(console: Console) -> int:
    if console.width >= _ROOMY:
        return _WIDE
    return _NARROW if console.width >= _CROWDED else _NARROWEST


def sparkline(values: Sequence[float]) -> str:
    """A block for each value, the lowest and the highest at the ends; NaN is a gap."""
    known = [value for value in values if not isnan(value)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    if high == low:
        return "".join(" " if isnan(v) else _BLOCKS[3] for v in values)
    top = len(_BLOCKS) - 1
    return "".join(
        " " if isnan(v) else _BLOCKS[round((v - low) / (high - low) * top)]
        for v in values
    )
