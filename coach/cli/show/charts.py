"""Charts for a terminal: a line in braille dots, bars in eighths of a block.

A curve is cut into as many pieces of time as there is room for; each piece is drawn
from its lowest to its highest value or at its mean, and pieces in which nothing was
recorded stay empty. Where there are no such characters, or `--plain` asks for none, the
same is said in numbers.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, inf, isfinite, log10, nan

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

from coach.cli.show.prose import Prose

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_BLANK = 0x2800
_EIGHTHS = " ▏▎▍▌▋▊▉"
_NICE = (1, 2, 5)
_SAID = 8
"""In so many parts a curve is told in numbers."""

Format = Callable[[float], str]
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A curve and how it is told.

    Attributes:
        title: what it is and its unit.
        hold: samples further apart are not joined.
        spread: drawn from lowest to highest, not at the mean.
        rows: how many lines of text it is high.
        least: no axis spans less, in the unit of `ys`.
        lowest: no axis begins below it; speeds have none below zero.
    """

    title: str
    xs: Sequence[float]
    ys: Sequence[float]
    label: Format
    hold: float
    spread: bool = False
    rows: int = 4
    least: float = 1.0
    lowest: float = -inf


@dataclass(frozen=True, slots=True)
class Piece:
    """What was recorded in one piece of time; NaN where nothing was."""

    low: float = nan
    mean: float = nan
    high: float = nan


def pieces(line: Line, first: float, last: float, count: int) -> list[Piece]:
    """The curve from `first` to `last` in equal pieces."""
    held = [(x, y) for x, y in zip(line.xs, line.ys, strict=False) if isfinite(y)]
    width = (last - first) / count or 1.0
    inside: list[list[float]] = [[] for _ in range(count)]
    for x, y in held:
        inside[min(max(int((x - first) / width), 0), count - 1)].append(y)
    middles = (first + (at + 0.5) * width for at in range(count))
    between = _between(held, middles, line.hold)
    return [
        Piece(min(own), sum(own) / len(own), max(own)) if own else Piece(*[joined] * 3)
        for own, joined in zip(inside, between, strict=True)
    ]


def _between(
    held: Sequence[tuple[float, float]], marks: Iterator[float], hold: float
) -> Iterator[float]:
    """The value on the way from one sample to the next; NaN in a gap."""
    after = 0
    for mark in marks:
        while after < len(held) and held[after][0] < mark:
            after += 1
        if not 0 < after < len(held):
            yield nan
            continue
        (x, y), (end, to) = held[after - 1], held[after]
        yield y + (to - y) * (mark - x) / (end - x) if end - x <= hold else nan


def axis(values: Sequence[float], least: float, lowest: float = -inf) -> Span:
    """Whole steps around nearly all of the values; a spike does not set the scale."""
    ordered = sorted(values)
    rare = len(ordered) // 50
    low, high = ordered[rare], ordered[-1 - rare]
    wanted = max(high - low, least)
    middle = (low + high) / 2
    low, high = min(low, middle - wanted / 2), max(high, middle + wanted / 2)
    step = nice_step(wanted / 4)
    return max(floor(low / step) * step, lowest), ceil(high / step) * step


def nice_step(least: float) -> float:
    """1, 2 or 5 times a power of ten, the first that is no less; `least` is above 0."""
    power = 10.0 ** floor(log10(least))
    return next(
        (times * power for times in _NICE if times * power >= least), 10 * power
    )


class LineChart:
    """Curves over one x axis, one above the other."""

    def __init__(
        self,
        lines: Sequence[Line],
        x_label: Format,
        x_steps: Sequence[float],
        *,
        plain: bool = False,
    ) -> None:
        self._lines, self._x_label, self._x_steps = lines, x_label, x_steps
        self._plain = plain
        xs = [x for line in lines for x in line.xs]
        self._first = min(xs, default=0.0)
        self._last = max(*xs, self._first + 1.0)

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        if self._plain or options.ascii_only:
            yield from map(self._said, self._lines)
            return
        axes = ((line, self._axis(line)) for line in self._lines)
        drawn = [(line, span) for line, span in axes if span is not None]
        if not drawn:
            return
        margin = max(len(line.label(end)) for line, span in drawn for end in span)
        width = max(options.max_width - margin - 3, 10)
        for line, span in drawn:
            yield Text(line.title, "bold", no_wrap=True, overflow="ellipsis")
            yield from self._rows(line, span, margin, width)
        yield from self._foot(margin, width)

    def _axis(self, line: Line) -> Span | None:
        found = pieces(line, self._first, self._last, 2 * 60)
        known = [piece.mean for piece in found if isfinite(piece.mean)]
        spread = [e for p in found if line.spread for e in (p.low, p.high)]
        known += [end for end in spread if isfinite(end)]
        return axis(known, line.least, line.lowest) if known else None

    def _rows(self, line: Line, span: Span, margin: int, width: int) -> Iterator[Text]:
        cells = _braille(self._columns(line, span, width), line.rows, width)
        low, high = span
        labels = {0: high, line.rows - 1: low}
        if line.rows % 2:
            labels[line.rows // 2] = (low + high) / 2
        for number, row in enumerate(cells):
            value = labels.get(number)
            name = "" if value is None else line.label(value)
            text = Text(f"{name:>{margin}} {'┤' if name else '│'}", "dim", no_wrap=True)
            yield text.append(row.rstrip(), "not dim cyan")

    def _columns(self, line: Line, span: Span, width: int) -> list[Span | None]:
        """From where to where each column of dots reaches, 0 below to 1 above."""
        low, high = span
        columns: list[Span | None] = []
        for piece in pieces(line, self._first, self._last, 2 * width):
            if not isfinite(piece.mean):
                columns.append(None)
                continue
            ends = (piece.low, piece.high) if line.spread else (piece.mean, piece.mean)
            bottom, top = ((min(max(e, low), high) - low) / (high - low) for e in ends)
            columns.append((bottom, top))
        return columns

    def _foot(self, margin: int, width: int) -> Iterator[Text]:
        room = self._last - self._first
        step = next(
            (s for s in self._x_steps if room / s * 8 <= width), self._x_steps[-1]
        )
        line, names = ["─"] * width, [" "] * (width + 1)
        mark = ceil(self._first / step) * step
        while mark <= self._last:
            at = min(int((mark - self._first) / room * width), width - 1)
            name = self._x_label(mark)
            begin = max(at - len(name) // 2, 0)
            if begin + len(name) <= len(names):
                line[at] = "┬"
                names[begin : begin + len(name)] = name
            mark += step
        yield Text(f"{' ' * margin} └{''.join(line)}", "dim", no_wrap=True)
        yield Text(f"{' ' * margin}  {''.join(names).rstrip()}", "dim", no_wrap=True)

    def _said(self, line: Line) -> Prose:
        parts = pieces(line, self._first, self._last, _SAID)
        width = (self._last - self._first) / _SAID
        said = (
            f"{self._x_label(self._first + at * width)} "
            f"{line.label(part.mean) if isfinite(part.mean) else 'nothing'}"
            for at, part in enumerate(parts)
        )
        return Prose(f"{line.title}: {', '.join(said)}")


def _braille(columns: Sequence[Span | None], rows: int, width: int) -> list[str]:
    """Rows of braille cells; columns that follow each other are joined."""
    dots = rows * 4 - 1
    cells = [[_BLANK] * width for _ in range(rows)]
    before: tuple[int, int] | None = None
    for x, column in enumerate(columns):
        if column is None:
            before = None
            continue
        bottom, top = (round(end * dots) for end in column)
        low, high = _joined((bottom, top), before)
        before = (bottom, top)
        for y in range(low, high + 1):
            row, dot = divmod(dots - y, 4)
            cells[row][x // 2] |= _DOTS[dot][x % 2]
    return ["".join(map(chr, row)).replace(chr(_BLANK), " ") for row in cells]


def _joined(own: tuple[int, int], before: tuple[int, int] | None) -> tuple[int, int]:
    """The dots of a column, and those up or down to the one before it."""
    low, high = own
    if before is None:
        return low, high
    if before[1] < low - 1:
        return before[1] + 1, high
    if before[0] > high + 1:
        return low, before[0] - 1
    return low, high


def bar(share: float, width: int) -> str:
    """A bar that fills that share of the width, to an eighth of a character."""
    if not 0 < share < inf or width <= 0:
        return ""
    eighths = max(round(min(share, 1.0) * width * 8), 1)
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()


class Bar:
    """A bar as wide as its column, or nothing where it cannot be drawn."""

    def __init__(self, share: float, style: str = "cyan", *, most: int = 40) -> None:
        self._share, self._style, self._most = share, style, most

    def __rich_console__(self, _: Console, options: ConsoleOptions) -> RenderResult:
        width = min(options.max_width, self._most)
        drawn = "" if options.ascii_only else bar(self._share, width)
        yield Text(drawn, self._style, no_wrap=True)
