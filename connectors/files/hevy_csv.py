"""Strength sessions from the CSV file that Hevy exports."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from functools import lru_cache
from itertools import islice
from uuid import UUID, uuid5

from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.strength import SetType, StrengthSet
from coach.errors import Issue
from coach.redaction import clean
from coach.units import KG_PER_POUND, METERS_PER_MILE
from connectors.base import FileContents
from connectors.files.cells import CellError, instant, local_time, number, whole
from connectors.files.table import Record, has_columns, table

NAMESPACE = UUID("5d8c1d2b-3f2e-5a57-8f6e-0b6c7a1f9e42")
"""Under which the ids of what comes from Hevy's files are derived."""

HEAVIEST_KG = 500
MOST_REPS = 200
LONGEST_H = 8
MOST_ISSUES = 100

_NEEDED = ("title", "start_time", "exercise_title")
_LOADS = {"weight_kg": 1.0, "weight_lbs": KG_PER_POUND, "weight_lb": KG_PER_POUND}
_DISTANCES = {
    "distance_km": 1000.0,
    "distance_miles": METERS_PER_MILE,
    "distance_mi": METERS_PER_MILE,
}
_SET_TYPES = {each.value: each for each in SetType} | {"": SetType.NORMAL}


_text = lru_cache(maxsize=1024)(clean)  # Hevy says everything again in every row


@dataclass(frozen=True, slots=True)
class HevyRow:
    """One row: a set, and what it says of its session.

    Attributes:
        start: when the session began, by the wall clock.
        end: None where it could not be read.
        set_index: the set's place in its exercise.
        doubts: what in the row can hardly be true.
    """

    start: datetime
    end: datetime | None
    title: str
    description: str
    set: StrengthSet
    set_index: int | None
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HevyCsvReader:
    """Hevy's export, in kilograms or pounds, kilometres or miles."""

    kind: str = "hevy_csv"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether its header is that of Hevy's export."""
        return has_columns(content, _NEEDED)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One activity for each session, its sets in the file's order.

        Exercise names stay as they stand in the file. A row that cannot be read is
        an issue; the rest of its session is kept.
        """
        found = table(content, _NEEDED)
        if found is None:
            return FileContents(issues=(_issue(name, "it is no export of Hevy's"),))
        rows: list[HevyRow] = []
        issues: list[Issue] = []
        for record in found.records():
            try:
                rows.append(_row(record))
            except CellError as error:
                issues.append(_issue(f"{name}, row {record.row}", str(error)))
        if not rows and not issues:
            issues.append(_issue(name, "it holds no sets"))
        activities = tuple(_activities(rows, timezone))
        return FileContents(
            recordings=tuple(Recording(each) for each in activities),
            issues=_no_more_than(MOST_ISSUES, issues, name),
        )


def _row(record: Record) -> HevyRow:
    if record.problem:
        raise CellError(record.problem)
    cells = record.cells
    exercise = _text(cells["exercise_title"], limit=120)
    if not exercise:
        raise CellError("it names no exercise")
    start = local_time("start_time", cells["start_time"])
    end, doubts = _end(cells.get("end_time", ""))
    one = _set(cells, exercise)
    hard_to_believe = (
        f"row {record.row}: {exercise}: {each}" for each in _implausible(cells, one)
    )
    return HevyRow(
        start=start,
        end=end,
        title=_text(cells["title"], limit=120),
        description=_text(cells.get("description", ""), lines=True),
        set=one,
        set_index=_set_index(cells.get("set_index", "")),
        doubts=(*doubts, *hard_to_believe),
    )


def _end(text: str) -> tuple[datetime | None, tuple[str, ...]]:
    """The end of the session; a row is not given up for it."""
    try:
        return local_time("end_time", text), ()
    except CellError as error:
        return None, (f"how long it lasted is not known: {error}",)


def _set(cells: Mapping[str, str], exercise: str) -> StrengthSet:
    rpe = number("rpe", cells.get("rpe", "")) or None
    if rpe is not None and not 1 <= rpe <= 10:
        raise CellError(f"rpe is not between 1 and 10: {rpe:g}")
    duration_s = number("duration_seconds", cells.get("duration_seconds", ""))
    return StrengthSet(
        exercise=exercise,
        reps=whole("reps", cells.get("reps", "")),
        load_kg=_scaled(cells, _LOADS),
        rpe=rpe,
        set_type=_SET_TYPES.get(_set_type(cells), SetType.NORMAL),
        duration_s=duration_s or None,
        distance_m=_scaled(cells, _DISTANCES),
        superset=whole("superset_id", cells.get("superset_id", "")),
        note=_text(cells.get("exercise_notes", ""), lines=True),
    )


def _set_type(cells: Mapping[str, str]) -> str:
    return cells.get("set_type", "").casefold().replace("_", "").replace(" ", "")


def _implausible(cells: Mapping[str, str], one: StrengthSet) -> Iterator[str]:
    if one.load_kg is not None and one.load_kg > HEAVIEST_KG:
        yield f"a load of {one.load_kg:.10g} kg"
    if one.reps is not None and one.reps > MOST_REPS:
        yield f"{one.reps} repetitions"
    if _set_type(cells) not in _SET_TYPES:
        yield f"the set type {_text(cells['set_type'])!r}, taken as normal"


def _scaled(cells: Mapping[str, str], units: Mapping[str, float]) -> float | None:
    """The value of the first of these columns in SI; None for blank and zero."""
    for column, unit in units.items():
        if column in cells:
            value = number(column, cells[column])
            return value * unit if value else None
    return None


def _set_index(text: str) -> int | None:
    try:
        return whole("set_index", text)
    except CellError:
        return None


def _activities(rows: Iterable[HevyRow], zone: tzinfo) -> Iterator[Activity]:
    sessions: dict[tuple[datetime, str], list[HevyRow]] = {}
    for row in rows:
        sessions.setdefault((row.start, row.title), []).append(row)
    for (start, title), members in sessions.items():
        yield _activity(start, title, members, zone)


def _activity(
    start: datetime, title: str, rows: list[HevyRow], zone: tzinfo
) -> Activity:
    source_id = f"{start.isoformat(timespec='minutes')} {title}".strip()
    begun = instant(start, zone)
    ends = [row.end for row in rows if row.end is not None]
    elapsed_s = 0.0
    if ends:
        over = instant(max(ends), zone, after=begun)
        elapsed_s = (over - begun).total_seconds()
    doubts = list(dict.fromkeys(doubt for row in rows for doubt in row.doubts))
    if elapsed_s < 0:
        doubts.append("it ended before it began")
    elif elapsed_s > LONGEST_H * 3600:
        doubts.append(f"it lasted {elapsed_s / 3600:.1f} h")
    return Activity(
        uuid=str(uuid5(NAMESPACE, source_id)),
        source=Source.HEVY,
        source_id=source_id,
        sport=Sport.STRENGTH,
        start=begun,
        timezone=str(zone),
        elapsed_s=max(elapsed_s, 0.0),
        title=title,
        note=rows[0].description,
        sets=_numbered(rows),
        doubts=tuple(doubts),
    )


def _numbered(rows: Iterable[HevyRow]) -> tuple[StrengthSet, ...]:
    """The sets, each knowing which exercise of the session it belongs to.

    An exercise begins anew where its name changes or its sets are counted from the
    start again. Its note, which Hevy repeats in every row, stays on its first set.
    """
    numbered: list[StrengthSet] = []
    exercise_index, before = -1, None
    for row in rows:
        first = (
            before is None
            or row.set.exercise != before.set.exercise
            or (row.set_index is not None and row.set_index <= (before.set_index or 0))
        )
        exercise_index += first
        note = row.set.note if first else ""
        numbered.append(replace(row.set, exercise_index=exercise_index, note=note))
        before = row
    return tuple(numbered)


def _issue(where: str, why: str) -> Issue:
    return Issue(where, why, "Correct it in the file and import it again.")


def _no_more_than(most: int, issues: list[Issue], name: str) -> tuple[Issue, ...]:
    kept = [*islice(issues, most)]
    if len(issues) > most:
        kept.append(_issue(name, f"{len(issues) - most} more rows cannot be read"))
    return tuple(kept)
