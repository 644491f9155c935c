"""How often the athlete did an exercise."""

from coach.domain.exercise import Exercise
from coach.jobs.context import Context
from coach.reports.exercises import History
from coach.review.fuse import fuse


def exercise_history(context: Context, exercise: Exercise) -> History:
    """Sets and sessions of it until the context's day; a session counts once."""
    with context.reading() as store:
        sessions = fuse(store.activities(last=context.day))
    counted = {
        session.activity.uuid: (session.activity.local_date, done)
        for session in sessions
        if (done := sum(s.exercise == exercise.name for s in session.activity.sets))
    }
    days = [day for day, _ in counted.values()]
    return History(
        sets=sum(done for _, done in counted.values()),
        sessions=len(counted),
        last=max(days, default=None),
    )
