"""Everything as tables for a spreadsheet: units in the header, nothing that runs."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coach.domain.activity import Activity
from coach.domain.athlete import Wellness
from coach.domain.goal import Goal
from coach.domain.metric import Metric
from coach.domain.plan import PlannedWorkout, WorkoutStatus
from coach.reports.activities import (
    ActivityRow,
    activity_item,
    lap_item,
    length_item,
    set_item,
)
from coach.reports.numbers import Document, day, rounded

_RUNS = ("=", "+", "-", "@", "\t")
"""What a spreadsheet takes for the beginning of a formula."""

ACTIVITY_COLUMNS = (
    *("id", "local_date", "start", "sport", "sub_sport", "title", "elapsed_s"),
    *("moving_s", "distance_m", "calories_kcal", "avg_hr_bpm", "max_hr_bpm"),
    *("avg_power_w", "pool_length_m", "lengths", "source", "planned_workout_id"),
    "match",
)
LAP_COLUMNS = (
    *("lap", "start_s", "elapsed_s", "moving_s", "distance_m", "avg_hr_bpm"),
    *("max_hr_bpm", "avg_power_w", "calories_kcal", "step_index"),
)
LENGTH_COLUMNS = ("length", "start_s", "elapsed_s", "active", "strokes", "stroke")
SET_COLUMNS = (
    *("set", "exercise", "set_type", "reps", "load_kg", "rpe", "rest_s"),
    *("duration_s", "distance_m", "superset", "note"),
)
_OF = ("activity_id", "local_date", "sport")

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class Table:
    """One table: its name, its columns, and its rows, made as they are asked for."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Cells]


def csv_lines(table: Table) -> Iterator[str]:
    """The table as CSV, its header first; text that a spreadsheet would run is quoted.

    A text that begins with = + - @ or a tab gets a ' before it.
    """
    written = _Lines()
    writer = csv.writer(written, lineterminator="\n")
    yield written.after(writer.writerow(table.columns))
    for row in table.rows:
        yield written.after(writer.writerow([_harmless(cell) for cell in row]))


class _Lines:
    """What a CSV writer writes to; it holds the last line."""

    def __init__(self) -> None:
        self._line = ""

    def write(self, line: str) -> None:
        """Keep the line."""
        self._line = line

    def after(self, _: Any) -> str:  # noqa: ANN401 - what writing it gave
        """The line that was just written."""
        return self._line


def _harmless(cell: object) -> object:
    if isinstance(cell, str):
        one = cell.replace("\r\n", "\n").replace("\r", "\n")
        return f"'{one}" if one.startswith(_RUNS) else one
    return "" if cell is None else cell


def activities_table(rows: Iterable[ActivityRow]) -> Table:
    """A row an activity, with its load and how it felt."""
    more = ("load", "load_method", "rpe", "device", "same_session_as", "uuid", "note")
    return Table(
        "activities",
        (*ACTIVITY_COLUMNS, *more),
        ((*_picked(activity_item(row), ACTIVITY_COLUMNS), *_more(row)) for row in rows),
    )


def _more(row: ActivityRow) -> Cells:
    activity, load = row.activity, row.load
    same = " ".join(map(str, row.same_session_as))
    value = None if load.method == "none" else rounded(load.value, 1)
    felt = (rounded(activity.rpe, 1), activity.device)
    return (value, load.method, *felt, same, activity.uuid, activity.note)


def parts_tables(activities: Sequence[Activity]) -> tuple[Table, ...]:
    """A row a lap, a length and a set, each with the activity it is of."""
    return (
        Table("laps", (*_OF, *LAP_COLUMNS), _each(activities, lap_rows)),
        Table("lengths", (*_OF, *LENGTH_COLUMNS), _each(activities, length_rows)),
        Table("sets", (*_OF, *SET_COLUMNS), _each(activities, set_rows)),
    )


def _each(
    activities: Iterable[Activity], rows: Callable[[Activity], Iterator[Cells]]
) -> Iterator[Cells]:
    for activity in activities:
        of = (activity.id, day(activity.local_date), activity.sport.value)
        yield from ((*of, *cells) for cells in rows(activity))


def lap_rows(activity: Activity) -> Iterator[Cells]:
    """The activity's laps."""
    return _numbered(map(lap_item, activity.laps), LAP_COLUMNS)


def length_rows(activity: Activity) -> Iterator[Cells]:
    """The activity's lengths; a rest at the wall is one that is not active."""
    return _numbered(map(length_item, activity.lengths), LENGTH_COLUMNS)


def set_rows(activity: Activity) -> Iterator[Cells]:
    """The activity's sets."""
    return _numbered(map(set_item, activity.sets), SET_COLUMNS)


def _numbered(items: Iterable[Document], columns: Sequence[str]) -> Iterator[Cells]:
    for number, item in enumerate(items, start=1):
        yield (number, *_picked(item, columns[1:]))


def _picked(item: Document, columns: Iterable[str]) -> list[object]:
    return [item[name] for name in columns]


def metrics_table(metrics: Iterable[Metric]) -> Table:
    """A row a measurement, its unit beside it."""
    return Table(
        "metrics",
        ("day", "at", "kind", "value", "unit", "method", "device", "source", "note"),
        (
            (
                *(day(m.day), m.at and m.at.isoformat(), m.kind.value),
                *(m.value, m.unit, m.method, m.device, m.source, m.note),
            )
            for m in metrics
        ),
    )


def wellness_table(entries: Iterable[Wellness]) -> Table:
    """A row a day: 1 is best, as in the Hooper index; of energy 7."""
    scales = ("sleep_quality", "fatigue", "stress", "soreness", "energy")
    return Table(
        "wellness",
        ("day", "sleep_h", *(f"{name}_1_7" for name in scales)),
        (
            (day(w.day), w.sleep_h, *(getattr(w, name) for name in scales))
            for w in entries
        ),
    )


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """A planned workout, the name of its plan, and how it stands."""

    plan: str
    workout: PlannedWorkout
    status: WorkoutStatus

    def cells(self) -> Cells:
        """As they stand in the table."""
        w = self.workout
        return (
            *(w.id, day(w.day), day(w.original_day), self.plan, w.sport.value, w.title),
            *(self.status.value, w.duration_s, w.original_duration_s, w.distance_m),
            *(w.load, w.rpe, w.priority, w.hard, w.skip_reason, w.note, w.uuid),
        )


def workouts_table(workouts: Iterable[PlannedRow]) -> Table:
    """A row a planned workout: its plan, how it stands, and what became of it."""
    return Table(
        "planned_workouts",
        (
            *("id", "day", "original_day", "plan", "sport", "title", "status"),
            *("duration_s", "original_duration_s", "distance_m", "load", "rpe"),
            *("priority", "hard", "skip_reason", "note", "uuid"),
        ),
        (row.cells() for row in workouts),
    )


def goals_table(goals: Iterable[Goal]) -> Table:
    """A row a goal, in the goal's own unit."""
    return Table(
        "goals",
        ("key", "target", "band_low", "band_high", "by", "weight"),
        (
            (g.key, g.target, *(g.band or (None, None)), day(g.by), g.weight)
            for g in goals
        ),
    )


def reviews_table(reviews: Sequence[Document]) -> Table:
    """A row an evening: how the week stood and what was said."""
    return Table(
        "reviews",
        (
            *("day", "status", "planned", "completed", "adherence", "verdict"),
            *("planned_s", "actual_s", "summary", "next_week_focus"),
        ),
        (
            (
                *(r.get("date"), r.get("status")),
                *(r.get("week", {}).get(name) for name in _WEEK),
                *(r.get("summary", {}).get("text"), r.get("next_week_focus")),
            )
            for r in reviews
        ),
    )


_WEEK = ("planned", "completed", "adherence", "verdict", "planned_s", "actual_s")


def proposals_table(reviews: Sequence[Document]) -> Table:
    """A row a proposal: what it was, why, and what the athlete decided."""
    return Table(
        "proposals",
        ("day", "id", "rule", "title", "why", "changes", "status"),
        (
            (
                *(review.get("date"), p.get("id"), p.get("rule"), p.get("title")),
                *(p.get("why"), len(p.get("changes", ())), p.get("status")),
            )
            for review in reviews
            for p in review.get("proposals", ())
        ),
    )
