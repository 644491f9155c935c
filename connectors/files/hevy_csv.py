"""Strength sessions from the CSV file that Hevy exports."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from functools import partial
from itertools import repeat
from typing import Any
from uuid import UUID

from coach.domain.activity import Activity, Recording, Source
from coach.domain.strength import SetType
from coach.units import KG_PER_POUND, METERS_PER_MILE
from connectors.base import FileContents
from connectors.files import logged
from connectors.files.cells import CellError, instant, local_time, number, whole
from connectors.files.columns import Meaning, Rows, no_search_for_cycles, rows_of
from connectors.files.logged import LoggedSession
from connectors.files.moments import day_first
from connectors.files.table import Table, has_columns, table

NAMESPACE = UUID("5d8c1d2b-3f2e-5a57-8f6e-0b6c7a1f9e42")
"""Under which the ids of what comes from Hevy's files are derived."""

_NEEDED = ("title", "start_time", "exercise_title")
_LOADS = {"weight_kg": 1.0, "weight_lbs": KG_PER_POUND, "weight_lb": KG_PER_POUND}
_DISTANCES = {
    "distance_km": 1000.0,
    "distance_miles": METERS_PER_MILE,
    "distance_mi": METERS_PER_MILE,
}
_OF_SESSION = (
    *("start_time", "title", "end_time", "description"),
    *("set_index", "superset_id", "exercise_notes"),
)
_SET_TYPES = {each.value: each for each in SetType} | {"": SetType.NORMAL}


@dataclass(slots=True)
class _HevySession(LoggedSession):
    """With every end that its rows name, in case they differ."""

    end: datetime | CellError | None = None
    ends: list[datetime] = field(default_factory=list)

    def ends_at(self, end: datetime | CellError) -> None:
        """Remember an end; a row is not given up for one that cannot be read."""
        self.end = end
        if isinstance(end, datetime):
            self.ends.append(end)
        else:
            self.doubt(f"how long it lasted is not known: {end}")

    def elapsed_s(self, zone: tzinfo) -> float:
        """Seconds from its start to its last end, 0 where that is not known."""
        if not self.ends:
            return 0.0
        begun = instant(self.start, zone)
        return (instant(max(self.ends), zone, after=begun) - begun).total_seconds()


@dataclass(frozen=True, slots=True)
class HevyCsvReader:
    """Hevy's export, in kilograms or pounds, in whatever language the phone has."""

    kind: str = "hevy_csv"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether its header is that of Hevy's export."""
        return has_columns(content, _NEEDED)

    @no_search_for_cycles()
    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """One activity for each session, its sets in the file's order.

        Exercise names stay as they stand in the file. A row that cannot be read is
        an issue; the rest of its session is kept.
        """
        found = table(content, _NEEDED)
        if found is None:
            return FileContents(issues=(logged.not_ours(name, "Hevy"),))
        texts = found.texts([*_meanings(found, order=None)])
        order = day_first({*texts.columns["start_time"]})
        rows = rows_of(texts, _meanings(found, order=order))
        sessions = _sessions(rows)
        return FileContents(
            recordings=tuple(Recording(_activity(s, timezone)) for s in sessions),
            issues=logged.issues_of(rows, name, empty=not sessions),
        )


def _meanings(found: Table, *, order: bool | None) -> Mapping[str, Meaning]:
    """What the cells of each column say, dates in this order.

    Args:
        found: the table; of the columns in several units it has one.
        order: whether the day stands before the month.
    """
    load, far = (_first(units, found.columns) for units in (_LOADS, _DISTANCES))
    return {
        "exercise_title": logged.exercise_name,
        "start_time": partial(_start, order=order),
        "title": logged.title,
        "end_time": partial(_end, order=order),
        "description": logged.note,
        "superset_id": partial(whole, "superset_id"),
        "exercise_notes": logged.note,
        "set_index": _set_index,
        "set_type": _set_type,
        load: logged.amount(load, _LOADS[load]),
        "reps": partial(whole, "reps"),
        far: logged.amount(far, _DISTANCES[far]),
        "duration_seconds": _seconds,
        "rpe": logged.rpe,
    }


def _start(cell: str, *, order: bool | None) -> datetime:
    """The start to the minute, as Hevy writes it: a session is known by it."""
    return local_time("start_time", cell, day_first=order).replace(second=0)


def _end(cell: str, *, order: bool | None) -> datetime | CellError:
    try:
        return local_time("end_time", cell, day_first=order)
    except CellError as error:
        return error


def _set_index(cell: str) -> int | None:
    try:
        return whole("set_index", cell)
    except CellError:
        return None


def _set_type(cell: str) -> SetType | str:
    """The type, or the cell where it is none that coach knows."""
    plain = cell.casefold().replace("_", "").replace(" ", "")
    return _SET_TYPES.get(plain) or logged.title(cell)


def _seconds(cell: str) -> float | None:
    return number("duration_seconds", cell) or None


def _sessions(rows: Rows) -> list[_HevySession]:
    """The sessions, each set knowing which exercise of its session it belongs to.

    An exercise begins anew where its name changes or its sets are counted from the
    start again. Its note, which Hevy repeats in every row, stays on its first set.
    """
    sessions: dict[tuple[datetime, str], _HevySession] = {}
    session = None
    for row, start, title, end, about, index, superset, note, said in _each(rows):
        if session is None or session.start is not start or session.title is not title:
            made = _HevySession(start, title, about)
            session = sessions.setdefault((start, title), made)
        if end is not session.end:
            session.ends_at(end)
        again = index is not None and index <= session.set_index
        first = again or said[0] != session.exercise
        if first:
            session.begin(said[0])
        session.set_index = index or 0
        session.add(row, said, superset, note if first else "")
    return [*sessions.values()]


def _each(rows: Rows) -> Iterable[tuple[Any, ...]]:
    """Each row's number, what it says of its session, and what of its set."""
    columns = rows.columns
    load, far = (_first(units, columns) for units in (_LOADS, _DISTANCES))
    of_set = (
        "exercise_title",
        "reps",
        load,
        "rpe",
        "set_type",
        "duration_seconds",
        far,
    )
    *said, duration_s, distance_m = (columns[name] for name in of_set)
    return zip(
        rows.numbers,
        *(columns[name] for name in _OF_SESSION),
        zip(*said, repeat(None), duration_s, distance_m, strict=False),
        strict=True,
    )


def _first(units: Mapping[str, float], columns: Container[str]) -> str:
    """The first of these columns that there is, or the first of them."""
    return next((name for name in units if name in columns), next(iter(units)))


def _activity(session: _HevySession, zone: tzinfo) -> Activity:
    start = session.start.isoformat(timespec="minutes")
    identity = NAMESPACE, f"{start} {session.title}".strip()
    return session.activity(session.elapsed_s(zone), Source.HEVY, identity, zone)
