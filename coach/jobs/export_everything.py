"""Everything out: files that coach reads back, and tables for a spreadsheet."""

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from coach import private_files
from coach.database import Store
from coach.domain.goal import DEFAULT_GOALS
from coach.domain.gym import ANY_LOAD
from coach.domain.learned import Task
from coach.domain.plan import Plan, Revision
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.jobs.view_activities import rows_of
from coach.reports import everything, tables
from coach.reports.numbers import Document

LARGEST_PART_BYTES = 8 * 1024 * 1024
"""No file that an import could not hold in memory with all that is in it."""

_STEM = "coach-export"
_ORDINALS = range(date(1990, 1, 1).toordinal(), date(2200, 1, 1).toordinal())


@dataclass(frozen=True, slots=True)
class Written:
    """One file that was written.

    Attributes:
        rows: records in it, the header left out.
    """

    target: str
    path: Path
    rows: int


def export_jsonl(context: Context, folder: Path) -> tuple[Written, ...]:
    """Write `coach-export.jsonl`, and `coach-export-2.jsonl` … where it grows large.

    Each can be imported by itself; nothing secret is in them. What an earlier, longer
    export left in the folder is removed.

    Raises:
        CoachError: the folder or a file cannot be written (exit 73).
    """
    with context.reading() as store:
        parts = _Parts(lines(store))
        written: list[Written] = []
        while parts.more or not written:
            number = len(written) + 1
            name = _STEM if number == 1 else f"{_STEM}-{number}"
            path = folder / f"{name}.jsonl"
            private_files.write_pieces(path, parts.one())
            written.append(Written("jsonl", path, parts.rows))
    _remove_later_parts(folder, len(written))
    return tuple(written)


def export_csv(context: Context, folder: Path) -> tuple[Written, ...]:
    """Write one CSV file for each kind of record, as of the context's day.

    Raises:
        CoachError: the folder or a file cannot be written (exit 73).
    """
    with context.reading() as store:
        evening = look(context, store, whole=True)
        metrics, wellness = store.metrics(), store.wellness()
        reviews = [json.loads(review.document) for review in store.reviews()]
    every = (
        tables.activities_table(rows_of(evening)),
        *tables.parts_tables(evening.activities),
        tables.metrics_table(metrics),
        tables.wellness_table(wellness),
        tables.workouts_table(_workouts(evening)),
        tables.goals_table(evening.goals),
        tables.reviews_table(reviews),
        tables.proposals_table(reviews),
    )
    return tuple(_write_table(folder, table) for table in every)


def _workouts(evening: Evening) -> Iterator[tables.PlannedRow]:
    statuses = evening.statuses
    for workout in evening.workouts:
        plan = evening.plan_of(workout)
        yield tables.PlannedRow(plan.name, workout, statuses[workout.uuid])


def _write_table(folder: Path, table: tables.Table) -> Written:
    path, rows = folder / f"{table.name}.csv", -1

    def lines_of() -> Iterator[bytes]:
        nonlocal rows
        for line in tables.csv_lines(table):
            rows += 1
            yield line.encode()

    private_files.write_pieces(path, lines_of())
    return Written("csv", path, rows)


def _remove_later_parts(folder: Path, kept: int) -> None:
    for path in folder.glob(f"{_STEM}-*.jsonl"):
        number = path.stem.removeprefix(f"{_STEM}-")
        if number.isdecimal() and int(number) > kept:
            path.unlink(missing_ok=True)


class _Parts:
    """Lines, as many a file as fit; only one line is ever held."""

    def __init__(self, documents: Iterator[Document]) -> None:
        self._lines = map(everything.text, documents)
        self._next = next(self._lines, None)
        self.rows = 0

    @property
    def more(self) -> bool:
        """Whether there is a line that is in no part yet."""
        return self._next is not None

    def one(self) -> Iterator[bytes]:
        """The next part, its header first."""
        self.rows, size = 0, len(everything.HEADER)
        yield everything.HEADER
        while self._next is not None and (
            not self.rows or size + len(self._next) <= LARGEST_PART_BYTES
        ):
            yield self._next
            self.rows, size = self.rows + 1, size + len(self._next)
            self._next = next(self._lines, None)


def parts(store: Store) -> Iterator[Iterator[bytes]]:
    """Everything, in parts of lines that can be imported each by itself.

    The next part begins where the one before it has been read to its end.
    """
    held = _Parts(lines(store))
    yield held.one()
    while held.more:
        yield held.one()


def lines(store: Store) -> Iterator[Document]:
    """Everything, in an order in which it can be put back."""
    yield from _person(store)
    yield from _plans(store)
    for correction in store.corrections():
        yield everything.correction_line(correction)
    for uuid in sorted(store.confirmed()):
        yield {"confirmed": uuid}
    for uuid, reason in store.missed_reasons().items():
        yield everything.missed_line(uuid, reason, _said_on(store, uuid))
    for day in store.answered_days():
        yield {"answered": day.isoformat()}
    for review in store.reviews():
        proposals = [
            {
                **everything.document(each, ("effects",)),
                "effects": everything.effect_items(each.effects),
            }
            for each in review.proposals
        ]
        held = everything.document(review, ("id", "proposals"))
        yield {"review": {**held, "proposals": proposals}}
    for decision in store.decisions():
        yield {"decision": everything.document(decision)}
    for said in store.rule_settings():
        yield {"rule_setting": everything.document(said)}
    for task in Task:
        for forecast in store.forecasts(task):
            yield {"forecast": everything.document(forecast)}
    yield from _activities(store)


def _person(store: Store) -> Iterator[Document]:
    yield everything.athlete_line(store.athlete())
    yield everything.slots_line(store.slots())
    yield from _limits(store)
    for goal in store.goals():
        if goal not in DEFAULT_GOALS:
            yield {"goal": everything.document(goal)}
    for name, exercise in store.remembered_exercises().items():
        yield {"exercise_name": {"name": name, "exercise": exercise}}
    for metric in store.metrics():
        yield {"metric": everything.document(metric)}
    for wellness in store.wellness():
        yield {"wellness": everything.document(wellness)}
    for injury in store.injuries():
        yield {"injury": everything.document(injury)}


def _limits(store: Store) -> Iterator[Document]:
    """What no plan may break, as far as anything was said."""
    gym, pools = store.equipment(), store.pool_days()
    if gym is not None:
        yield {"gym": sorted(gym)}
    if (racks := store.racks()) != ANY_LOAD:
        yield {"racks": everything.document(racks)}
    if pools is not None:
        yield {"pool_days": sorted(pools)}
    for special in store.special_days():
        yield {"special_day": everything.document(special)}
    busy = store.busy()
    for calendar in sorted({each.source for each in busy}):
        mine = [each for each in busy if each.source == calendar]
        yield everything.busy_line(calendar, mine)
    for pause in store.pauses():
        yield {"pause": everything.document(pause)}
    for preference in store.preferences():
        yield {"preference": everything.document(preference)}


def _plans(store: Store) -> Iterator[Document]:
    """Plans as loaded and every change since, in the order it all happened."""
    told: list[tuple[Revision, int, Document]] = []
    for place, plan in enumerate(store.plans()):
        first, *changes = store.revisions(plan.uuid)
        loaded = everything.plan_line(as_loaded(plan, changes), first)
        told.append((first, place, loaded))
        told += (
            (change, place, everything.revision_line(plan.uuid, change))
            for change in changes
        )
    for _, _, line in sorted(told, key=lambda t: (t[0].made_at, t[1], t[0].number)):
        yield line


def as_loaded(plan: Plan, changes: Iterable[Revision]) -> Plan:
    """The plan before those changes, the oldest first, were made."""
    then = {workout.uuid: workout for workout in plan.workouts}
    effects = [effect for change in changes for effect in change.effects]
    for effect in reversed(effects):
        if effect.after is not None:
            then.pop(effect.after.uuid, None)
        if effect.before is not None:
            then[effect.before.uuid] = effect.before
    ordered = sorted(then.values(), key=lambda each: (each.day, each.id or 0))
    return replace(plan, workouts=tuple(ordered))


def _said_on(store: Store, workout_uuid: str) -> date:
    """The first day as of which the store knows the reason."""
    first = bisect_left(
        _ORDINALS,
        x=True,
        key=lambda day: workout_uuid in store.missed_reasons(date.fromordinal(day)),
    )
    return date.fromordinal(_ORDINALS[min(first, len(_ORDINALS) - 1)])


def _activities(store: Store) -> Iterator[Document]:
    """One at a time: the streams of years would not fit in memory."""
    for known in store.activities(details=False):
        activity = store.activity_by_uuid(known.uuid)
        if activity is not None:
            yield everything.activity_line(activity, store.streams(known.uuid))
