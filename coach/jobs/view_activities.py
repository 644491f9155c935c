"""Activities with their load, their match and the other recordings of them."""

from collections.abc import Iterator
from datetime import date

from coach.domain.activity import Sport
from coach.domain.review import MatchKind
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import Evening, look
from coach.reports.activities import ActivityRow


def activity_rows(
    context: Context, since: date | None, until: date | None, sport: Sport | None
) -> tuple[ActivityRow, ...]:
    """Activities between those days, oldest first."""
    with context.reading() as store:
        evening = look(context, store)
    return tuple(
        row
        for row in rows_of(evening)
        if (since is None or row.activity.local_date >= since)
        and (until is None or row.activity.local_date <= until)
        and (sport is None or row.activity.sport is sport)
    )


def rows_of(evening: Evening) -> Iterator[ActivityRow]:
    """Every activity of the evening, oldest first."""
    numbers = {a.uuid: a.id for a in evening.activities}
    matches = {m.session_uuid: m for m in evening.matches}
    workouts = {w.uuid: w.id for w in evening.workouts}
    for activity in evening.activities:
        session = evening.session_by_recording[activity.uuid]
        match = matches.get(session.activity.uuid)
        others = (numbers[uuid] for uuid in session.members if uuid != activity.uuid)
        yield ActivityRow(
            activity=activity,
            load=evening.loads[activity.uuid],
            match=match.kind if match else MatchKind.NONE,
            match_reason=match.reason if match else "",
            workout_id=workouts.get(match.workout_uuid or "") if match else None,
            same_session_as=tuple(sorted(i for i in others if i is not None)),
        )


def activity_row(context: Context, number: int) -> ActivityRow:
    """The activity of that number.

    Raises:
        CoachError: there is none (exit 2).
    """
    with context.reading() as store:
        evening = look(context, store)
    for row in rows_of(evening):
        if row.activity.id == number:
            return row
    raise CoachError(
        f"There is no activity {number}.",
        f"The database holds {len(evening.activities)} activities.",
        "Run coach activities.",
        ExitCode.USAGE,
    )
