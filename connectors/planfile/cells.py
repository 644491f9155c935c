"""A spreadsheet's bytes as rows of named cells with line numbers.

What Excel, Numbers and LibreOffice write: commas, semicolons or tabs, `sep=;` on the
first line, a byte-order mark, UTF-16, Windows' own letters, rows of empty cells.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.redaction import clean
from connectors.planfile.document import LARGEST_FILE, LONGEST_TEXT
from connectors.planfile.findings import Findings
from connectors.planfile.words import listed, nearest

MOST_ROWS = 5_000
_SEPARATORS = (";", "\t", ",")

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "week": ("wk",),
    "day": ("weekday",),
    "workout": ("title", "session", "name"),
    "sport": (),
    "pool": (),
    "section": ("part", "phase", "block", "set", "set no", "set #"),
    "reps": ("rep", "x", "times", "repeats", "repetitions", "no", "number"),
    "distance": ("dist", "length", "yards", "yds", "meters", "metres", "amount"),
    "unit": ("units",),
    "stroke": ("strokes", "style"),
    "drill": ("drills",),
    "equipment": ("equip", "gear", "toys"),
    "send-off": ("sendoff", "send off", "interval", "leave", "on", "cycle"),
    "rest": ("recovery",),
    "target": ("pace", "effort", "intensity"),
    "note": ("notes", "comment", "comments", "description"),
    "step": ("steps",),
    "priority": (),
    "rpe": (),
    "hard": (),
    "duration": (),
    "goals": ("goal",),
    "tests": ("test",),
}
"""The columns a sheet can have, each with what else people call it."""

_NAMES = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
_UNIT_IN_HEADER = re.compile(r"^(.*?)\s*[(\[]\s*(\w+)\s*[)\]]$")
_OWN_UNIT = {"yards": "yd", "yds": "yd", "meters": "m", "metres": "m"}
_STEPS = {"distance", "step"}


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by column, those with something in them; lines from 1."""

    cells: Mapping[str, str]
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table and what stands above it.

    Attributes:
        above: (name, value, line) of rows before the header: `pool, 25 yd`.
        rows: those below it, empty ones included.
        unit: of distances, where the header names one.
    """

    above: tuple[tuple[str, str, int], ...]
    rows: tuple[Row, ...]
    unit: str


def read_cells(content: bytes, findings: Findings) -> Sheet | None:
    """The sheet in a CSV file; None when it has no header or cannot be read."""
    if len(content) > LARGEST_FILE:
        why = f"the file has {len(content) // 1024} kB; a plan has at most 256 kB"
        findings.error(1, why, "Check that this is the plan file.")
        return None
    text = _decoded(content)
    said = re.match(r"sep=(.)\r?\n", text)
    if said:
        text = "\n" + text[said.end() :]  # its line still counts
    read = [_rows(text, each) for each in ((said[1],) if said else _SEPARATORS)]
    for rows in read:
        for place, (row, _) in enumerate(rows):
            if _is_header(row):
                return _sheet(rows, place, findings)
    why = "no row names the columns of a plan"
    fix = "Begin the table with: reps,distance,unit,stroke,send-off,rest,note"
    findings.error(1, why, fix)
    return None


def _decoded(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _rows(text: str, separator: str) -> list[tuple[list[str], int]]:
    """Each row's cells, cleaned, and its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows: list[tuple[list[str], int]] = []
    line = 1
    try:
        for cells in reader:
            rows.append(([clean(each, limit=LONGEST_TEXT) for each in cells], line))
            line = reader.line_num + 1
            if len(rows) > MOST_ROWS:
                break
    except csv.Error:
        return rows  # a cell longer than any: what stands before it is read
    return rows


def _is_header(row: list[str]) -> bool:
    names = {_column(cell)[0] for cell in row} - {""}
    return len(names) >= 2 and bool(names & _STEPS)


def _column(cell: str) -> tuple[str, str]:
    """The column's name, empty when it is none, and the unit it names."""
    plain = " ".join(cell.lower().replace("_", " ").split()).rstrip(".:")
    found = _UNIT_IN_HEADER.match(plain)
    name, unit = (found[1], found[2]) if found else (plain, _OWN_UNIT.get(plain, ""))
    return _NAMES.get(name, _NAMES.get(name.replace(" ", "-"), "")), unit


def _sheet(rows: list[tuple[list[str], int]], header: int, findings: Findings) -> Sheet:
    names: list[str] = []
    cells, line = rows[header]
    unit = ""
    for cell in cells:
        name, own = _column(cell)
        unit = own if name == "distance" else unit
        if cell and not name:
            _unknown(cell, line, findings)
        elif name and name in names:
            findings.error(line, f"there are two columns {name!r}", "Keep one.")
        names.append(name)
    if len(rows) > MOST_ROWS:
        why = f"the sheet has more than {MOST_ROWS} rows"
        findings.error(rows[MOST_ROWS][1], why, "Make it several files.")
    below = (_row(names, *row, findings) for row in rows[header + 1 : MOST_ROWS])
    return Sheet(tuple(_above(rows[:header], findings)), tuple(below), unit)


def _unknown(cell: str, line: int, findings: Findings) -> None:
    """A column of the coach's own is left out; one that is misspelt is not."""
    meant = nearest(cell, _NAMES)
    why = f"{cell!r} is no column of a plan"
    if meant:
        findings.error(line, why, f"Did you mean {meant}?")
    else:
        fix = f"It is not read. Columns are {listed(COLUMNS)}."
        findings.warning(line, why, fix)


def _row(names: list[str], cells: list[str], line: int, findings: Findings) -> Row:
    found: dict[str, str] = {}
    for place, cell in enumerate(cells):
        if not cell:
            continue
        name = names[place] if place < len(names) else ""
        if name:
            found.setdefault(name, cell)
        elif place >= len(names):
            why = f"{cell!r} stands beside the table"
            findings.error(line, why, "Put a text with the separator in it in quotes.")
    return Row(found, line)


def _above(
    rows: list[tuple[list[str], int]], findings: Findings
) -> Iterator[tuple[str, str, int]]:
    for cells, line in rows:
        filled = [cell for cell in cells if cell]
        if len(filled) == 1:
            yield "workout", filled[0], line
        elif len(filled) == 2:
            yield filled[0].rstrip(" :"), filled[1], line
        elif filled:
            why = "this row above the table is no name with a value"
            findings.error(line, why, "Write pool,25 yd, or leave it out.")
