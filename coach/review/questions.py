"""What only the athlete can say: which workout an ambiguous session was."""

from collections.abc import Iterable, Sequence
from datetime import date

from coach.domain.activity import Session
from coach.domain.plan import PlannedWorkout
from coach.domain.review import Match, MatchKind
from coach.domain.wording import minutes
from coach.review.words import listed, noun, weekday


def questions(
    matches: Iterable[Match],
    sessions: Iterable[Session],
    workouts: Iterable[PlannedWorkout],
    since: date = date.min,
) -> tuple[str, ...]:
    """One question per ambiguous match, each with the commands that settle it.

    Sessions before `since` are past asking.
    """
    session_of = {
        each.activity.uuid: each
        for each in sessions
        if each.activity.local_date >= since
    }
    workout_of = {each.uuid: each for each in workouts}
    return tuple(
        _question(
            session_of[each.session_uuid],
            [workout_of[uuid] for uuid in each.candidates if uuid in workout_of],
        )
        for each in matches
        if each.kind is MatchKind.AMBIGUOUS and each.session_uuid in session_of
    )


def _question(session: Session, workouts: Sequence[PlannedWorkout]) -> str:
    activity = session.activity
    what = f"{weekday(activity.local_date)}'s {noun(activity.sport)}"
    fix = f"coach match fix {activity.id or activity.uuid}"
    named = [f"{each.title} on {weekday(each.day)}" for each in workouts]
    commands = [f"{fix} {each.id or each.uuid}" for each in workouts]
    return (
        f"Was {what} ({minutes(activity.training_s)}) {listed(named, 'or')}? "
        f"Answer with {listed([*commands, f'{fix} none'], 'or')}."
    )
