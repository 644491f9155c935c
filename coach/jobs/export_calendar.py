"""Planned workouts into a file for the calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby
from pathlib import Path

from coach import private_files
from coach.database import Store
from coach.domain import wording
from coach.domain.free_time import free_slots
from coach.domain.limits import Limits
from coach.domain.notation import describe_all
from coach.domain.plan import Effect, Plan, PlannedWorkout
from coach.domain.review import Export, ExportState
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.limits import free_time
from coach.planning.starts import starts
from connectors.base import CalendarEvent

TARGET = "ics"
NAME = "training"


@dataclass(frozen=True, slots=True)
class _Planned:
    """A workout with its history.

    Attributes:
        changes: how often it was changed since the plan was loaded.
        changed_at: when that was last, or when the plan was loaded.
        revision: the plan's newest.
        gone: it is not in the plan any more; `workout` is what it was.
    """

    workout: PlannedWorkout
    changes: int
    changed_at: datetime
    revision: int
    gone: bool

    @property
    def off(self) -> bool:
        """Whether it will not be done."""
        return self.gone or self.workout.skip_reason is not None


def export_ics(
    context: Context,
    first: date | None,
    last: date | None,
    out: Path | None,
    *,
    dry_run: bool = False,
) -> tuple[Export, ...]:
    """Write one calendar with every workout on those days; without days from today on.

    A workout begins in the free slot it fits best; where no slots are set, or none
    has room for it, it stands at the day without a time. What was skipped or left the
    plan is in the file as cancelled, so that calendars take it out. `out` is a folder,
    or the file itself if it is named like one.

    Raises:
        CoachError: no plan is loaded (exit 3).
    """
    with context.reading() as store:
        plans, free = store.plans(as_of=context.day), free_time(store)
        every = [p for plan in plans for p in _history(store, plan, context.day)]
    if not plans:
        raise CoachError(
            "There is nothing to export.",
            "No plan is loaded.",
            "Run coach plan load FILE --start DAY.",
            ExitCode.NOTHING_TO_DO,
        )
    begin, end = first or context.day, last or date.max
    chosen = sorted(
        (p for p in every if begin <= p.workout.day <= end),
        key=lambda p: (p.workout.day, p.workout.id or 0, p.workout.uuid),
    )
    writer = context.calendar()
    path = _place(out or context.exports, writer.suffix)
    if chosen and not dry_run:
        events = tuple(_events(context, chosen, free))
        name = f"Training of {context.athlete.name}"
        content = writer.write(name, events, context.clock.timezone)
        with context.alone():
            private_files.write(path, content)
    state = ExportState.PENDING if dry_run else ExportState.DONE
    return tuple(
        Export(TARGET, p.workout.uuid, p.revision, state, path=str(path))
        for p in chosen
    )


def _place(out: Path, suffix: str) -> Path:
    is_file = out.suffix.lower() == suffix and not out.is_dir()
    return out if is_file else out / f"{NAME}{suffix}"


def _history(store: Store, plan: Plan, day: date) -> Iterator[_Planned]:
    loaded, *later = store.revisions(plan.uuid)
    changes: dict[str, list[tuple[datetime, Effect]]] = {}
    for revision in later:
        for effect in revision.effects if revision.made_on <= day else ():
            uuid = effect.change.workout_uuid
            changes.setdefault(uuid, []).append((revision.made_at, effect))
    standing = {workout.uuid: workout for workout in plan.workouts}
    for uuid in {**standing, **changes}:
        made = changes.get(uuid, [])
        workout = standing.get(uuid) or made[-1][1].before
        if workout is not None:
            at = made[-1][0] if made else loaded.made_at
            gone = uuid not in standing
            yield _Planned(workout, len(made), at, plan.revision, gone)


def _events(
    context: Context, planned: Iterable[_Planned], free: Limits
) -> Iterator[CalendarEvent]:
    for day, group in groupby(planned, lambda p: p.workout.day):
        there = tuple(group)
        on = (p.workout for p in there if not p.off)
        begins = starts(on, day, free_slots(free, day))
        for each in there:
            yield _event(context, each, begins.get(each.workout.uuid))


def _event(context: Context, planned: _Planned, begins: time | None) -> CalendarEvent:
    workout = planned.workout
    return CalendarEvent(
        uid=f"{workout.uuid}@coach",
        sequence=planned.changes,
        changed_at=planned.changed_at,
        day=workout.day,
        starts=begins,
        duration=timedelta(seconds=round(workout.duration_s)),
        title=workout.title,
        text=_text(context, workout),
        category=workout.sport.value,
        cancelled=planned.off,
    )


def _text(context: Context, workout: PlannedWorkout) -> str:
    """Size, steps and note, as one reads them at the pool."""
    size = f"{workout.sport.value}, {wording.minutes(workout.duration_s)}"
    if workout.distance_m:
        units = context.athlete.units
        far = wording.distance_of(workout.sport, workout.distance_m, units)
        size = f"{size}, {far}"
    why = workout.skip_reason and f"skipped: {workout.skip_reason}"
    steps = describe_all(workout.steps, workout.sport, context.athlete.units)
    return "\n".join(part for part in (size, why, *steps, workout.note) if part)
