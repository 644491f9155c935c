"""A spreadsheet as a plan: the tree that YAML gives, so that one reader reads both.

A row is a step, written out in the notation of plan files; a row that says no more
than `Warm-up`, `Main set` or `3 x` begins a section, and an empty row ends it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from coach.domain.plan import Intensity
from connectors.planfile.cells import Row, Sheet, read_cells
from connectors.planfile.document import Listing, Node, Table, Text
from connectors.planfile.fields import canonical
from connectors.planfile.findings import Findings, UnreadableError
from connectors.planfile.sheet_steps import step_text
from connectors.planfile.steps import SECTIONS
from connectors.planfile.weeks import MOST_WEEKS, REST_WORDS
from connectors.planfile.words import (
    DAY_NAMES,
    DAYS,
    did_you_mean,
    listed,
    nearest,
    plain,
)

_OF_A_PLAN = {"plan", "weekly_hours"}
_OF_A_WORKOUT = (
    *("sport", "pool", "priority", "rpe", "hard", "duration", "goals", "tests"),
)
_ABOVE = {*_OF_A_PLAN, *_OF_A_WORKOUT, "workout", "title", "note", "test"}
_MAIN = ("main set", "main", "pre-set", "set")
_SECTIONS = SECTIONS | dict.fromkeys(
    ("warm-down", "warmdown", "warm down"), Intensity.COOLDOWN
)
_KEYS = {Intensity.WARMUP: "warm-up", Intensity.COOLDOWN: "cool-down"}
_NO_LABEL = {"distance", "step", "week", "day", "note", "rest", "send-off", "target"}
_ROUNDS = re.compile(r"(?:(.*?)\s*)?([0-9]+)\s*(?:x|rounds|times)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet as the tree of a plan file.

    Attributes:
        single: it is one workout and names no day.
    """

    document: Table
    single: bool


@dataclass(slots=True)
class _Workout:
    """One workout while its rows are met."""

    line: int
    title: str
    details: dict[str, Text] = field(default_factory=dict)
    steps: list[Node] = field(default_factory=list)

    @property
    def says_something(self) -> bool:
        """Whether it is more than an empty row or a day of rest."""
        named = self.title.lower() not in REST_WORDS
        return named or bool(self.steps or self.details)


_Place = tuple[int, int | None]
"""Week, counted from 1, and weekday; None where the sheet names no days."""


def read_sheet(content: bytes, findings: Findings, start: date) -> SheetReading | None:
    """The plan, or the one workout, in a CSV file; None when it holds neither."""
    sheet = read_cells(content, findings)
    if sheet is None:
        return None
    above = _named_above(sheet, findings)
    name = findings.name.rpartition(".")[0] or findings.name
    reader = _SheetReader(findings, sheet.unit)
    reader.read(sheet.rows)
    found = reader.found()
    single = {place[1] for place in found} == {None}
    if single:
        found = _only_first(found, findings)
    title = above.pop("title", None) or above.pop("workout", None)
    of_the_plan = _OF_A_PLAN if single else {*_OF_A_PLAN, "tests"}
    head = [(key, above.pop(key)) for key in list(above) if key in of_the_plan]
    named = dict(head).get("plan") or title or Text(name, 1)
    weeks = _weeks(found, start, title if single else None, above, name)
    entries: list[tuple[str, Node]] = [
        ("plan", named),
        *((key, text) for key, text in head if key != "plan"),
        ("weeks", weeks),
    ]
    return SheetReading(_table(entries, 1), single)


def _only_first(
    found: Mapping[_Place, list[_Workout]], findings: Findings
) -> dict[_Place, list[_Workout]]:
    """The one workout of a sheet without days; more of them have nowhere to go."""
    first, *others = (each for workouts in found.values() for each in workouts)
    for other in others:
        why = "a second workout begins here, and there is no day for it"
        findings.error(other.line, why, "Add columns week and day.")
    return {(1, None): [first]}


def _named_above(sheet: Sheet, findings: Findings) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for name, value, line in sheet.above:
        key = canonical(name)
        if key in _ABOVE:
            found["tests" if key == "test" else key] = Text(value, line)
        else:
            known = [each.replace("_", " ") for each in sorted(_ABOVE)]
            fix = did_you_mean(key.replace("_", " "), known, f"Use {listed(known)}.")
            findings.error(line, f"{name!r} is not part of a plan", fix)
    return found


def _weeks(
    found: Mapping[_Place, list[_Workout]],
    start: date,
    title: Text | None,
    above: Mapping[str, Text],
    name: str,
) -> Listing:
    number_of_weeks = max((week for week, _ in found), default=0)
    weeks: list[Node] = []
    for number in range(1, number_of_weeks + 1):
        days = []
        for (week, day), workouts in found.items():
            if week == number:
                weekday = DAYS[start.weekday() if day is None else day]
                items = [_node(each, title, above, name) for each in workouts]
                days.append((weekday, Listing(tuple(items), workouts[0].line)))
        weeks.append(_table(days, days[0][1].line if days else 1))
    return Listing(tuple(weeks), 1)


def _node(
    workout: _Workout, title: Text | None, above: Mapping[str, Text], name: str
) -> Table:
    default = title or Text(name, workout.line)
    entries: dict[str, Node] = {
        "sport": Text("swim", workout.line),
        "title": Text(workout.title, workout.line) if workout.title else default,
        **above,
        **workout.details,
    }
    if workout.steps:
        entries["steps"] = Listing(tuple(workout.steps), workout.line)
    return _table(entries.items(), workout.line)


def _table(entries: Iterable[tuple[str, Node]], line: int) -> Table:
    return Table(tuple((Text(key, node.line), node) for key, node in entries), line)


@dataclass(slots=True)
class _SheetReader:
    """Goes through the rows and keeps where it is."""

    findings: Findings
    unit: str
    workouts: dict[_Place, list[_Workout]] = field(default_factory=dict)
    _week: int = 1
    _day: int | None = None
    _workout: _Workout | None = None
    _section: str | None = None
    _inside: list[Node] | None = None
    _key: Text = field(default_factory=lambda: Text("", 1))

    def found(self) -> dict[_Place, list[_Workout]]:
        """The workouts by their place; days of rest and empty rows left out."""
        kept = {
            place: [each for each in workouts if each.says_something]
            for place, workouts in self.workouts.items()
        }
        return {place: workouts for place, workouts in kept.items() if workouts}

    def read(self, rows: Iterable[Row]) -> None:
        """Every row in order."""
        for row in rows:
            if not row.cells:
                if self._inside != []:  # a blank row below the heading ends nothing
                    self._end_section()
            elif not _is_total(row):
                self._row(row)
        self._end_section()

    def _row(self, row: Row) -> None:
        cells = dict(row.cells)
        if label := _only_label(cells):
            self._begin_section(label, row.line)
            return
        if _is_section(cells.get("reps", "")):
            self._begin_section(cells.pop("reps"), row.line)
        self._move_to(cells, row.line)
        self._step(cells, row.line)

    def _move_to(self, cells: dict[str, str], line: int) -> None:
        """To the week, day and workout that the row names."""
        before = (self._week, self._day)
        if text := cells.pop("week", None):
            self._week = self._number_of_week(text, line)
            if self._week != before[0]:
                self._day = None
        if text := cells.pop("day", None):
            self._day = self._weekday(text, line)
        title = cells.pop("workout", "")
        named = title not in {"", self._workout.title if self._workout else ""}
        if (self._week, self._day) != before or self._workout is None or named:
            self._end_section()
            self._workout = _Workout(line, title)
            place = (self._week, self._day)
            self.workouts.setdefault(place, []).append(self._workout)
        for name in _OF_A_WORKOUT:
            if text := cells.pop(name, None):
                self._workout.details.setdefault(name, Text(text, line))

    def _step(self, cells: dict[str, str], line: int) -> None:
        if self._workout is None:
            return
        if label := cells.pop("section", ""):
            self._begin_section(label, line)
        if not cells:
            return
        if set(cells) == {"note"}:
            self._workout.details.setdefault("note", Text(cells["note"], line))
            return
        try:
            text = Text(step_text(cells, self.unit), line)
        except UnreadableError as problem:
            self.findings.errors_of(line, problem)
            return
        (self._workout.steps if self._inside is None else self._inside).append(text)

    def _begin_section(self, label: str, line: int) -> None:
        """What follows is part of it; a name that is none is the main set's."""
        word = plain(label).lower().rstrip(" :")
        if word == self._section:
            return
        rounds = _ROUNDS.fullmatch(word)
        if word in _SECTIONS:
            self._open(word, _KEYS[_SECTIONS[word]], line)
        elif rounds and (rounds[1] or "") in {"", *_MAIN}:
            self._open(word, f"{rounds[2]} x", line)
        elif word in _MAIN or not (meant := nearest(word, _SECTIONS)):
            self._end_section()
            self._section = word
        else:
            fix = f"Did you mean {meant}?"
            self.findings.error(line, f"{label!r} is no section", fix)

    def _open(self, word: str, key: str, line: int) -> None:
        self._end_section()
        if self._workout is None:
            self._workout = _Workout(line, "")
            self.workouts.setdefault((self._week, self._day), []).append(self._workout)
        self._section, self._inside = word, []
        self._key = Text(key, line)

    def _end_section(self) -> None:
        if self._inside and self._workout is not None:
            inside = Listing(tuple(self._inside), self._inside[0].line)
            self._workout.steps.append(Table(((self._key, inside),), self._key.line))
        self._section = self._inside = None

    def _number_of_week(self, text: str, line: int) -> int:
        found = re.fullmatch(r"(?:week\s*)?([0-9]+)(?:\.0)?", text.lower())
        if found and 1 <= int(found[1]) <= MOST_WEEKS:
            return int(found[1])
        why = f"{text!r} is no week"
        self.findings.error(line, why, f"Number them from 1 to {MOST_WEEKS}.")
        return self._week

    def _weekday(self, text: str, line: int) -> int | None:
        if text.lower() in DAY_NAMES:
            return DAY_NAMES[text.lower()]
        fix = did_you_mean(text, DAY_NAMES, f"Days are {listed(DAYS)}.")
        self.findings.error(line, f"{text!r} is no day", fix)
        return self._day


def _only_label(cells: Mapping[str, str]) -> str | None:
    """The one cell of a row that begins a section."""
    if len(cells) != 1:
        return None
    ((name, text),) = cells.items()
    other = name in {"workout", *_NO_LABEL, *_OF_A_WORKOUT}
    return None if other and not _is_section(text) else text


def _is_section(text: str) -> bool:
    word = plain(text).lower().rstrip(" :")
    rounds = _ROUNDS.fullmatch(word)
    return word in {*_SECTIONS, *_MAIN} or bool(
        rounds and (rounds[1] or "") in {"", *_MAIN}
    )


def _is_total(row: Row) -> bool:
    """A sum below the table."""
    first = next(iter(row.cells.values()), "")
    return bool(re.match(r"(?:sub)?total\b", first.lower()))
