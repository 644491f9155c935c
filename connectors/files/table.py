"""CSV as people really have it: any encoding, any delimiter, quotation marks astray."""

import csv
import io
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

MOST_LINES = 50
"""A record of more lines than this has lost a quotation mark."""

_DELIMITERS = ",;\t"
_HEAD = 4096


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
        at, row = self.first, 1
        while at < len(self.lines):
            row += 1
            cells, used = _next_record(self.lines[at : at + MOST_LINES], self.delimiter)
            fits = cells is not None and self._fits(cells)
            at += used if fits else 1
            if cells is not None and not any(cells):
                continue
            if cells is None or not fits:
                problem = self._problem(cells, used)
                yield Record(row, {}, problem)
            else:
                yield Record(row, dict(zip(self.columns, cells, strict=False)))

    def _fits(self, cells: list[str]) -> bool:
        width = len(self.columns)
        return not any(cells) or (len(cells) >= width and not any(cells[width:]))

    def _problem(self, cells: list[str] | None, used: int) -> str:
        if cells is None or used > 1:
            return "a quotation mark is missing, or a cell has no end"
        return f"it has {len(cells)} cells where the header has {len(self.columns)}"


def table(content: bytes, needed: Collection[str]) -> Table | None:
    """The table in a file whose header has these columns; None if it has not."""
    lines = tuple(io.StringIO(_text(content), newline=""))
    first = next((at for at, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return None
    for delimiter in _DELIMITERS:
        cells, used = _next_record(lines[first : first + MOST_LINES], delimiter)
        columns = tuple(_column(cell) for cell in cells or ())
        if set(needed).issubset(columns):
            return Table(columns, delimiter, lines, first + used)
    return None


def has_columns(content: bytes, needed: Collection[str]) -> bool:
    """Whether the file begins with a header that has these columns."""
    return table(content[:_HEAD], needed) is not None


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
    return re.sub(r"\W+", "_", cell.strip().casefold()).strip("_")


def _next_record(
    lines: tuple[str, ...], delimiter: str
) -> tuple[list[str] | None, int]:
    """The first record's cells, and how many lines it took; None if it is broken."""
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        cells = next(reader, [])
    except csv.Error:
        return None, 1
    return [cell.strip() for cell in cells], max(reader.line_num, 1)
