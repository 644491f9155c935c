"""A chart of readings over days: marks, lines among them, levels to reach."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from coach.cli.show.charts import Format, Span, axis, nice_step

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800
_LOW_WIDTH = 70
_HIGH_ROWS, _LOW_ROWS = 12, 10
_LABELS = 5
_DAY_TICKS = timedelta(days=45)
_LEAST_APART = 7
_TENTHS = re.compile(r"[.]0(?= s$|$)")

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Marks:
    """Readings of one kind, each drawn as this sign."""

    sign: str
    style: str
    points: Sequence[Point]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two days; a sparse one has a dot here and there."""

    style: str
    begin: Point
    end: Point
    sparse: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """A value that is drawn all the way across."""

    sign: str
    style: str
    value: float


@dataclass(frozen=True, slots=True)
class Cut:
    """A day that is drawn from top to bottom: before it things were otherwise."""

    sign: str
    style: str
    day: date


@dataclass(frozen=True, slots=True)
class Scatter:
    """The chart; as wide as there is room.

    Attributes:
        first: the day at its left end, `last` at its right.
        least: no axis spans less.
        levels: those too far from all readings are left out: see `has_room_for`.
    """

    marks: Sequence[Marks]
    strokes: Sequence[Stroke]
    levels: Sequence[Level]
    first: date
    last: date
    label: Format
    least: float
    cuts: Sequence[Cut] = ()

    def has_room_for(self, value: float) -> bool:
        """Whether a level there leaves the readings at least a third of the height."""
        low, high = self._readings()
        wanted = max(high - low, self.least)
        return max(high, value) - min(low, value) <= 3 * wanted

    def _readings(self) -> Span:
        values = [value for each in self.marks for _, value in each.points]
        return min(values), max(values)

    def _axis(self) -> Span:
        levels = [each.value for each in self.levels if self.has_room_for(each.value)]
        return axis([*self._readings(), *levels], self.least)

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        span = self._axis()
        rows = _HIGH_ROWS if options.max_width >= _LOW_WIDTH else _LOW_ROWS
        names = self._names(span, rows)
        margin = max(map(len, names.values()))
        grid = _Grid(rows, max(options.max_width - margin - 2, 10), span)
        self._draw(grid)
        for number, row in enumerate(grid.lines()):
            name = names.get(number, "")
            line = Text(f"{name:>{margin}} {'┤' if name else '│'}", "dim", no_wrap=True)
            yield line.append_text(row)
        yield from self._foot(margin, grid.width)

    def _names(self, span: Span, rows: int) -> dict[int, str]:
        """Round values beside the rows they lie in."""
        low, high = span
        step = nice_step((high - low) / _LABELS)
        count = int((high - low) / step + 1e-9)
        values = [ceil(low / step - 1e-9) * step + n * step for n in range(count + 1)]
        names = {_row(value, span, rows): self.label(value) for value in values}
        is_whole = all(_TENTHS.search(name) for name in names.values())
        return {
            row: _TENTHS.sub("", name) if is_whole else name
            for row, name in names.items()
        }

    def _draw(self, grid: "_Grid") -> None:
        for cut in self.cuts:
            grid.down(self._place(cut.day, grid.width), cut)
        for level in self.levels:
            if self.has_room_for(level.value):
                grid.across(level)
        for stroke in self.strokes:
            begin, end = (
                (self._place(day, grid.width), value)
                for day, value in (stroke.begin, stroke.end)
            )
            grid.line(begin, end, stroke)
        for each in self.marks:
            for day, value in each.points:
                grid.mark(self._place(day, grid.width), value, each)

    def _place(self, day: date, width: int) -> float:
        """How many cells from the left the middle of that day lies."""
        days = (self.last - self.first).days + 1
        return ((day - self.first).days + 0.5) / days * width

    def _foot(self, margin: int, width: int) -> Iterator[Text]:
        line, names = ["─"] * width, [" "] * width
        free_from = 0
        for day, name in _ticks(self.first, self.last):
            at = min(int(self._place(day, width)), width - 1)
            begin = max(at - len(name) // 2, 0)
            if begin < free_from or begin + len(name) > width:
                continue
            line[at] = "┬"
            names[begin : begin + len(name)] = name
            free_from = begin + max(len(name) + 2, _LEAST_APART)
        yield Text(f"{' ' * margin} └{''.join(line)}", "dim", no_wrap=True)
        yield Text(f"{' ' * margin}  {''.join(names).rstrip()}", "dim", no_wrap=True)


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """Mondays of a few weeks, else the first days of months."""
    if last - first <= _DAY_TICKS:
        day = first + timedelta(days=-first.weekday() % 7)
        while day <= last:
            yield day, f"{day.day} {day:%b}"
            day += timedelta(days=7)
        return
    day = first.replace(day=1)
    while day <= last:
        if day >= first:
            yield day, f"{day:%Y}" if day.month == 1 else f"{day:%b}"
        day = (day + timedelta(days=31)).replace(day=1)


def _row(value: float, span: Span, rows: int) -> int:
    """The row of text it lies in, from 0 at the top; beyond the ends outside them."""
    low, high = span
    return rows - 1 - int((value - low) / (high - low) * (rows - 1) + 0.5)


class _Grid:
    """Cells of text; a mark lies over a line, a line over a level."""

    def __init__(self, rows: int, width: int, span: Span) -> None:
        self.width = width
        self._rows, self._span = rows, span
        self._cells = [[(" ", "")] * width for _ in range(rows)]
        self._dots: dict[tuple[int, int], tuple[int, str]] = {}

    def across(self, level: Level) -> None:
        row = _row(level.value, self._span, self._rows)
        if 0 <= row < self._rows:
            self._cells[row] = [(level.sign, level.style)] * self.width

    def down(self, x: float, cut: Cut) -> None:
        column = int(x)
        if 0 <= column < self.width:
            for cells in self._cells:
                cells[column] = (cut.sign, cut.style)

    def line(
        self, begin: tuple[float, float], end: tuple[float, float], stroke: Stroke
    ) -> None:
        first, last = (round(x * 2) for x in (begin[0], end[0]))
        for x in range(first, last + 1, 3 if stroke.sparse else 1):
            share = (x - first) / max(last - first, 1)
            self._dot(x, begin[1] + share * (end[1] - begin[1]), stroke.style)

    def _dot(self, x: int, value: float, style: str) -> None:
        low, high = self._span
        # In the middle of a cell lies what its row stands for.
        up = (value - low) / (high - low) * (self._rows - 1) * 4 + 2
        row, inside = divmod(self._rows * 4 - 1 - int(up), 4)
        if 0 <= row < self._rows and 0 <= x < 2 * self.width:
            bits, kept = self._dots.get((row, x // 2), (0, style))
            self._dots[row, x // 2] = bits | _DOTS[inside][x % 2], kept

    def mark(self, x: float, value: float, marks: Marks) -> None:
        row = _row(value, self._span, self._rows)
        column = min(int(x), self.width - 1)
        if 0 <= row < self._rows and column >= 0:
            self._cells[row][column] = (marks.sign, marks.style)
            self._dots.pop((row, column), None)

    def lines(self) -> Iterator[Text]:
        for (row, column), (bits, style) in self._dots.items():
            self._cells[row][column] = (chr(_BLANK + bits), style)
        for cells in self._cells:
            text = Text(no_wrap=True)
            for sign, style in cells:
                text.append(sign, style)
            text.rstrip()
            yield text
