"""Activities with their load, their match and the other recordings of them."""

from datetime import date

from coach.domain.activity import Activity, Sport
from coach.domain.review import Match, MatchKind
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
        _row(evening, activity)
        for activity in evening.activities
        if (since is None or activity.local_date >= since)
        and (until is None or activity.local_date <= until)
        and (sport is None or activity.sport is sport)
    )


def activity_row(context: Context, number: int) -> ActivityRow:
    """The activity of that number.

    Raises:
        CoachError: there is none (exit 2).
    """
    with context.reading() as store:
        evening = look(context, store)
    for activity in evening.activities:
        if activity.id == number:
            return _row(evening, activity)
    raise CoachError(
        f"There is no activity {number}.",
        f"The database holds {len(evening.activities)} activities.",
        "Run coach activities.",
        ExitCode.USAGE,
    )


def _row(evening: Evening, activity: Activity) -> ActivityRow:
    session = evening.session_by_recording[activity.uuid]
    match = next(
        (m for m in evening.matches if m.session_uuid == session.activity.uuid), None
    )
    ids = {a.uuid: a.id for a in evening.activities}
    others = (ids[uuid] for uuid in session.members if uuid != activity.uuid)
    return ActivityRow(
        activity=activity,
        load=evening.loads[activity.uuid],
        match=match.kind if match else MatchKind.NONE,
        match_reason=match.reason if match else "",
        workout_id=_workout_id(evening, match),
        same_session_as=tuple(sorted(i for i in others if i is not None)),
    )


def _workout_id(evening: Evening, match: Match | None) -> int | None:
    """Its number; None where the workout is not in the plan any more."""
    wanted = None if match is None else match.workout_uuid
    return next((w.id for w in evening.workouts if w.uuid == wanted), None)
