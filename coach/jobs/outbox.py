"""What waits to be sent, and what is to become of it: decided, not yet done.

Pure: rows of the outbox and the plan go in, tasks come out. A row says only that a
service is to be brought in line with a workout; what that means is read off the plan
when its turn comes, so a row that waited through three changes is sent once.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from coach.domain.activity import Sport
from coach.domain.plan import PlannedWorkout
from coach.domain.review import Export, ExportState
from coach.domain.sync import Delivery

GARMIN, HEVY = "garmin", "hevy"
TARGETS = (GARMIN, HEVY)
OPEN = frozenset({ExportState.PENDING, ExportState.UNKNOWN})

TAKES: Mapping[str, frozenset[Sport]] = {
    GARMIN: frozenset({Sport.SWIM, Sport.RUN, Sport.RIDE, Sport.STRENGTH}),
    HEVY: frozenset({Sport.STRENGTH}),
}
"""The sports each service gets: lifts go to both, the watch times them, Hevy counts."""

TOO_LATE = "its day was over before it could be sent"
CROWDED = "every routine that coach keeps at Hevy holds an earlier workout"

STILL_AT_WORK = timedelta(seconds=60)
"""So long after a request began whose answer was lost, the server may yet carry it out:
what is not there at the first look is looked for again."""

_PATIENCE = 3
"""From so many attempts on a row lets those go first that were tried less often: one
that a service can never take does not keep the others from it."""


def may_be_at_work(since: datetime, now: datetime) -> bool:
    """Whether a service may yet carry out what it was asked at that time."""
    return abs(now - since) < STILL_AT_WORK


def takes(target: str, workout: PlannedWorkout | None) -> bool:
    """Whether the workout, as it is planned now, belongs at that service."""
    return (
        workout is not None
        and workout.skip_reason is None
        and workout.sport in TAKES[target]
    )


def marker(workout_uuid: str) -> str:
    """`[coach:ab12cd34]`, by which coach knows its own at a service."""
    digest = hashlib.sha256(workout_uuid.encode()).hexdigest()
    return f"[coach:{digest[:8]}]"


def is_unknown(row: Export) -> bool:
    """Whether a request of the row's may have been carried out unnoticed.

    One that failed in the end may have been, too: `sending_at` stays until it is known.
    """
    failed = row.state is ExportState.FAILED and row.sending_at is not None
    return failed or row.state is ExportState.UNKNOWN


@dataclass(frozen=True, slots=True)
class Task:
    """One workout that one service is to be brought in line with.

    Attributes:
        row: the newest of the workout and target; it alone counts.
        older: what waited from revisions before; done when the newest is.
    """

    row: Export
    older: tuple[Export, ...] = ()

    @property
    def rows(self) -> tuple[Export, ...]:
        """All of them, the newest first."""
        return (self.row, *self.older)

    @property
    def unknown_since(self) -> datetime | None:
        """When the last request began whose end is not known; None without one."""
        began = [r.sending_at for r in self.rows if is_unknown(r)]
        return max((at for at in began if at is not None), default=None)

    @property
    def is_unknown(self) -> bool:
        """Whether some request of it may have been carried out unnoticed."""
        return any(map(is_unknown, self.rows))


def in_doubt(exports: Iterable[Export]) -> tuple[Export, ...]:
    """What was done by sending again, while the first may yet be carried out."""
    return tuple(e for e in exports if e.target in TARGETS and is_in_doubt(e))


def is_in_doubt(row: Export) -> bool:
    """Whether what the row's request made may come to stand there a second time."""
    return row.state is ExportState.DONE and row.sending_at is not None


def tasks(exports: Iterable[Export]) -> tuple[Task, ...]:
    """What is open for services, one task a workout and target."""
    groups: dict[tuple[str, str], list[Export]] = {}
    for export in exports:
        if export.target in TARGETS:
            groups.setdefault((export.workout_uuid, export.target), []).append(export)
    found = []
    for rows in groups.values():
        newest, *others = sorted(rows, key=lambda e: e.revision, reverse=True)
        if newest.state in OPEN:
            older = tuple(e for e in others if e.state is not ExportState.DONE)
            found.append(Task(newest, older))
    return tuple(found)


class End(StrEnum):
    """What a task comes to.

    `deliver`: the workout is to stand there. `withdraw`: it is to stand there no more.
    `nothing`: it is not there and need not be. `too_late`: its day is over, and what
    still stands there on a day to come goes.
    """

    DELIVER = "deliver"
    WITHDRAW = "withdraw"
    NOTHING = "nothing"
    TOO_LATE = "too_late"


def end_of(
    task: Task,
    workout: PlannedWorkout | None,
    held: Delivery | None,
    today: date,
    made_on: date | None = None,
) -> End:
    """What the task comes to today.

    Args:
        task: open.
        workout: as it is planned now; None when the plan does not hold it any more.
        held: what stands at the service for it.
        today: workouts of earlier days are over: what was done with them stays.
        made_on: the day the row was written; a workout that was put on a day before
            it was to go, not to come.
    """
    wanted = takes(task.row.target, workout)
    if workout is not None and made_on is not None and workout.day < made_on:
        wanted = wanted and workout.day >= today  # it was put on a day that was over
    if wanted and workout is not None and workout.day >= today:
        return End.DELIVER
    if wanted:
        return End.TOO_LATE
    if held is None and not task.is_unknown:
        return End.NOTHING
    return End.WITHDRAW if is_to_come(held, today) else End.NOTHING


def is_to_come(held: Delivery | None, today: date) -> bool:
    """Whether it stands on a day to come, or may do so for all that is known."""
    return held is None or held.day is None or held.day >= today


def in_order(
    found: Sequence[Task], workouts: Mapping[str, PlannedWorkout]
) -> tuple[Task, ...]:
    """As they are to be taken: what is not known, what goes, then by day.

    A request whose end is not known may hold a place that another task would take;
    what goes makes room for what comes.
    """

    def rank(task: Task) -> tuple[bool, bool, int, date, str, str]:
        workout = workouts.get(task.row.workout_uuid)
        goes = not takes(task.row.target, workout)
        tried = max(task.row.attempts - _PATIENCE, 0)
        day = date.min if workout is None else workout.day
        sure = not task.is_unknown
        return (sure, not goes, tried, day, task.row.target, task.row.workout_uuid)

    return tuple(sorted(found, key=rank))


def ended(
    task: Task,
    state: ExportState,
    now: datetime,
    *,
    remote_id: str | None = None,
    error: str | None = None,
) -> tuple[Export, ...]:
    """The task's rows when it is over: the older ones end with the newest."""
    done = state is ExportState.DONE
    newest = replace(
        task.row,
        state=state,
        remote_id=remote_id,
        error=error,
        next_try_at=None,
        done_at=now if done else None,
    )
    older = (
        replace(
            row,
            state=newest.state,
            sending_at=None if done else newest.sending_at,
            remote_id=newest.remote_id,
            error=newest.error,
            next_try_at=None,
            done_at=newest.done_at,
        )
        for row in task.older
    )
    return (newest, *older)
