"""Planned workouts into files for the watch, each read back before it counts."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from coach import faults, private_files
from coach.catalogue.exercises import exercises
from coach.domain.activity import Sport
from coach.domain.plan import Plan, PlannedWorkout
from coach.domain.review import Export, ExportState
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from connectors.base import ConnectorError

EXPORTED = {Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH}
TARGET = "fit"
WEEK = timedelta(days=7)


def export_fit(
    context: Context,
    first: date | None,
    last: date | None,
    folder: Path | None,
    *,
    dry_run: bool = False,
) -> tuple[Export, ...]:
    """Write a FIT file for every exportable workout on those days.

    Without days those of today and the week after.

    Raises:
        CoachError: no plan is loaded or nothing is to be exported (exit 3).
    """
    with context.reading() as store:
        evening = look(context, store)
    if evening.plan is None:
        raise CoachError(
            "There is nothing to export.",
            "No plan is loaded.",
            "Run coach plan load FILE --start DAY.",
            ExitCode.NOTHING_TO_DO,
        )
    if first is None and last is None:
        last = context.day + WEEK
    first, last = first or context.day, last or date.max
    wanted = (w for w in evening.workouts if first <= w.day <= last)
    chosen = [w for w in wanted if exportable(w)]
    if dry_run:
        return tuple(pending(context, evening.plan_of(w), w, folder) for w in chosen)
    with context.alone():
        return write_all(context, evening, chosen, folder)


def exportable(workout: PlannedWorkout) -> bool:
    """Whether it is of a sport that goes to a watch and still to be done."""
    return workout.sport in EXPORTED and workout.skip_reason is None


def write_all(
    context: Context,
    evening: Evening,
    workouts: Iterable[PlannedWorkout],
    folder: Path | None = None,
    waiting: Iterable[Export] = (),
) -> tuple[Export, ...]:
    """Write and check one file a workout and note each in the database.

    What waited to be written from an earlier revision stands in the new file.
    """
    if evening.plan is None:
        return ()
    exports = tuple(_write(context, evening, workout, folder) for workout in workouts)
    written = {export.workout_uuid: export for export in exports}
    earlier = tuple(
        replace(written[e.workout_uuid], revision=e.revision) for e in waiting
    )
    with context.writing() as store:
        store.save_exports((*earlier, *exports))
        faults.point("export.commit")
    return exports


def write_pending(context: Context) -> tuple[Export, ...]:
    """Write what an approved change left to be written, by this run or one before."""
    with context.reading() as store:
        open_ = [
            e
            for e in store.exports()
            if e.target == TARGET and e.state is ExportState.PENDING
        ]
        if not open_:
            return ()
        evening = look(context, store)
    seen = {w.uuid: evening.plan_of(w).revision for w in evening.workouts}
    waiting = [e for e in open_ if e.revision <= seen.get(e.workout_uuid, 0)]
    uuids = {e.workout_uuid for e in waiting}
    chosen = [w for w in evening.workouts if w.uuid in uuids]
    return write_all(context, evening, chosen, waiting=waiting)


def clear_stale(context: Context) -> None:
    """Remove files of workouts that left the plan or are on another day now.

    Only those in the home's own folder: what was written elsewhere is the athlete's.
    """
    with context.reading() as store:
        written = [e for e in store.exports() if e.target == TARGET and e.path]
        if not written:
            return
        coming = [w for p in store.plans() for w in p.workouts if exportable(w)]
    suffix = context.writer().suffix
    wanted = {w.uuid: context.exports / file_of(w, suffix) for w in coming}
    for export in written:
        path = Path(export.path or "")
        if path.parent == context.exports and path != wanted.get(export.workout_uuid):
            path.unlink(missing_ok=True)


def pending(
    context: Context, plan: Plan, workout: PlannedWorkout, folder: Path | None = None
) -> Export:
    """An export still to be written."""
    path = (folder or context.exports) / file_of(workout, context.writer().suffix)
    return Export(
        TARGET, workout.uuid, plan.revision, ExportState.PENDING, path=str(path)
    )


def file_of(workout: PlannedWorkout, suffix: str) -> str:
    """`2026-03-03-swim-17-css-main-set.fit`: sorted by day, the same every time."""
    words = "".join(c if c.isascii() and c.isalnum() else " " for c in workout.title)
    name = "-".join(words.lower().split())[:40].strip("-")
    return f"{workout.day}-{workout.sport}-{workout.id}-{name}".rstrip("-") + suffix


def _write(
    context: Context, evening: Evening, workout: PlannedWorkout, folder: Path | None
) -> Export:
    plan = evening.plan_of(workout)
    waiting = pending(context, plan, workout, folder)
    writer = context.writer()
    path = (folder or context.exports) / file_of(workout, writer.suffix)
    known, e1rm_kg = exercises(), evening.e1rm_kg
    workout = evening.to_lift(workout)
    try:
        content = writer.write(workout, known, e1rm_kg, context.clock.now())
        wrong = writer.differences(content, workout, known, e1rm_kg)
    except ConnectorError as error:
        return replace(waiting, state=ExportState.FAILED, path=None, error=str(error))
    if wrong:
        error_text = f"the file reads back differently: {wrong[0]}"
        return replace(waiting, state=ExportState.FAILED, path=None, error=error_text)
    _remove_older(path, workout, writer.suffix)
    private_files.write(path, content)
    return replace(waiting, state=ExportState.DONE)


def _remove_older(path: Path, workout: PlannedWorkout, suffix: str) -> None:
    """A moved workout's file of the day it was on would be a workout too many."""
    for older in path.parent.glob(f"*-{workout.sport}-{workout.id}-*{suffix}"):
        if older != path:
            older.unlink()
