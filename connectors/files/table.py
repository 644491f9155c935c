"""CSV as people really have it: any encoding, any delimiter, quotation marks astray."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter

MOST_LINES = 50
"""A record of more lines than this has lost a quotation mark."""

_DELIMITERS = ",;\t"
_HEAD = 4096
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Record:
    """One row; the header is row 1.

    Attributes:
        row: its number, as a spreadsheet counts.
        cells: by column name; empty where the row could not be read.
        problem: why it could not, if so.
    """

    row: int
    cells: dict[str, str]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Texts:
    """What stands in some columns of a table.

    Attributes:
        numbers: those of the rows that could be read.
        columns: by name the cells of these rows as they stand, spaces and all; empty
            ones where the file has no such column.
        problems: the numbers of the other rows, each with what is wrong.
    """

    numbers: Sequence[int]
    columns: Mapping[str, Sequence[str]]
    problems: Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Table:
    """A file's columns and what is needed to read its rows."""

    columns: tuple[str, ...]
    delimiter: str
    lines: tuple[str, ...]
    first: int

    def records(self) -> Iterator[Record]:
        """The rows in order, blank ones left out.

        A row with an open quotation mark would swallow those below it: it is given
        up alone, and reading goes on with the line after it.
        """
        for row, found in self._rows():
            if isinstance(found, str):
                yield Record(row, {}, found)
            else:
                cells = (cell.strip() for cell in found)
                yield Record(row, dict(zip(self.columns, cells, strict=False)))

    def texts(self, wanted: Sequence[str]) -> Texts:
        """The wanted columns, top to bottom; much faster than row by row."""
        width = len(self.columns)
        numbers: list[int] = []
        cells: list[str] = []
        problems: list[tuple[int, str]] = []
        for row, found in self._blocks():
            if isinstance(found, str):
                problems.append((row, found))
            else:
                numbers.extend(range(row, row + len(found)))
                cells.extend(chain.from_iterable(found))
        blank = ("",) * len(numbers)
        at = {name: place for place, name in reversed([*enumerate(self.columns)])}
        columns = {
            name: cells[at[name] :: width] if name in at else blank for name in wanted
        }
        return Texts(numbers, columns, problems)

    def _rows(self) -> Iterator[tuple[int, list[str] | str]]:
        """Each row that is not blank: its number, and its cells or its problem."""
        for row, found in self._blocks():
            if isinstance(found, str):
                yield row, found
            else:
                yield from enumerate(found, start=row)

    def _blocks(self) -> Iterator[tuple[int, list[list[str]] | str]]:
        """Rows that follow each other, none of them blank, and the first one's number.

        Or one row's number and its problem.
        """
        at, row = self.first, 2
        while at < len(self.lines):
            for block in self._sound(at):
                yield row, block
                at += len(block)
                row += len(block)
            below = min(at + _BLOCK, len(self.lines))
            while at < below:
                found, used = self._one(at)
                if found:
                    yield row, found if isinstance(found, str) else [found]
                at += used
                row += 1

    def _sound(self, at: int) -> Iterator[list[list[str]]]:
        """Blocks of rows, one a line, from this line on, up to any oddity."""
        width = len(self.columns)
        reader = csv.reader(islice(self.lines, at, None), delimiter=self.delimiter)
        read = 0
        try:
            while block := [*islice(reader, _BLOCK)]:
                read += len(block)
                one_a_line = reader.line_num == read
                if not one_a_line or {*map(len, block)} != {width}:
                    return
                if not all(map(str.strip, map(itemgetter(0), block))):
                    return  # some row may be blank
                yield block
        except csv.Error:
            return

    def _one(self, at: int) -> tuple[list[str] | str, int]:
        """The row that begins at this line, or its problem; and its lines."""
        window = self.lines[at : at + MOST_LINES]
        cells, used = _next_record(window, self.delimiter)
        if cells is None or (used > 1 and _is_open(window[:used])):
            return "a quotation mark is missing, or a cell has no end", 1
        if not any(map(str.strip, cells)):
            return [], used
        width = len(self.columns)
        if len(cells) >= width and not any(cells[width:]):
            return cells[:width], used
        if used > 1:
            return "a quotation mark is missing, or a cell has no end", 1
        return f"it has {len(cells)} cells where the header has {width}", 1


def table(
    content: bytes,
    needed: Collection[str],
    named: Callable[[str], str] = str,
) -> Table | None:
    """The table in a file whose header has these columns; None if it has not.

    Args:
        content: the whole file.
        needed: names that the header must have.
        named: what a column is called here, by its name in the file in small letters
            with `_` for all but letters and digits.
    """
    lines = tuple(io.StringIO(_text(content), newline=""))
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    for delimiter in _DELIMITERS:
        cells, used = _next_record(lines[first : first + MOST_LINES], delimiter)
        columns = tuple(named(_column(cell)) for cell in cells or ())
        if set(needed).issubset(columns):
            return Table(columns, delimiter, lines, first + used)
    return None


def has_columns(
    content: bytes,
    needed: Collection[str],
    named: Callable[[str], str] = str,
) -> bool:
    """Whether the file begins with a header that has these columns."""
    return table(content[:_HEAD], needed, named) is not None


def _text(content: bytes) -> str:
    """The file's text without NULs and byte order mark; never fails."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", errors="replace")
    else:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            # A cut head may end inside a character; anything else is Windows' own.
            cut = error.end == len(content) and error.reason == "unexpected end of data"
            encoding = "utf-8" if cut else "cp1252"
            text = content.decode(encoding, errors="replace")
    return text.replace("\0", "").removeprefix("\ufeff")


def _column(cell: str) -> str:
    plain = unicodedata.normalize("NFC", cell.strip().casefold())
    return re.sub(r"\W+", "_", plain).strip("_")


def _is_open(lines: Sequence[str]) -> bool:
    """Whether a quotation mark among these lines has no partner."""
    return sum(line.count('"') for line in lines) % 2 == 1


def _next_record(
    lines: tuple[str, ...], delimiter: str
) -> tuple[list[str] | None, int]:
    """The first record's cells, and how many lines it took; None if it is broken."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        cells = next(reader, [])
    except csv.Error:
        return None, 1
    return cells, max(reader.line_num, 1)
