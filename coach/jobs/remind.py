"""The morning's message: what is planned today, and when."""

from coach.domain.free_time import free_slots
from coach.domain.plan import WorkoutStatus
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.jobs.limits import free_time
from coach.notify import Message
from coach.notify.words import morning
from coach.planning.starts import starts

_OPEN = {WorkoutStatus.PLANNED, WorkoutStatus.UNKNOWN, WorkoutStatus.MISSED}


def reminder(context: Context) -> Message | None:
    """What is still to be done today, each at the beginning of its free slot."""
    with context.reading() as store:
        evening = look(context, store)
        _, waiting = store.waiting(context.day) or (None, 0)
        free = free_slots(free_time(store), context.day)
    statuses = evening.statuses
    today = [w for w in evening.workouts if w.day == context.day and not w.skip_reason]
    left = [w for w in today if statuses.get(w.uuid, WorkoutStatus.PLANNED) in _OPEN]
    begins = starts(today, context.day, free)
    return morning(
        [
            (
                w.title,
                w.duration_s,
                f"{begins[w.uuid]:%H:%M}" if w.uuid in begins else None,
            )
            for w in left
        ],
        waiting=waiting,
    )
