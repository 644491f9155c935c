"""The athlete's word that an activity is right as it was typed."""

from coach.domain.activity import Activity
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import unconfirmed_slips


def confirm_activity(context: Context, number: int) -> Activity:
    """Let the sets of the activity count, however unlikely they seem.

    Raises:
        CoachError: there is no such activity (exit 2), or nothing in it is in doubt
            (exit 3).
    """
    with context.alone(), context.writing() as store:
        activity = store.activity(number)
        if activity is None:
            raise CoachError(
                f"There is no activity {number}.",
                "Activities are named by the number that coach activities gives them.",
                "Run coach activities.",
                ExitCode.USAGE,
            )
        slips = unconfirmed_slips(store, store.activities())
        if activity.uuid not in {uuid for uuid, _ in slips}:
            raise CoachError(
                f"There is nothing to confirm in activity {number}.",
                "No set in it looks like a slip of typing.",
                f"Run coach activity {number}.",
                ExitCode.NOTHING_TO_DO,
            )
        store.confirm(activity.uuid, context.clock.now())
        return activity


def doubtful_activities(context: Context) -> tuple[int, ...]:
    """Numbers of the activities in which a set looks like a slip of typing."""
    with context.reading() as store:
        activities = store.activities()
        doubtful = {uuid for uuid, _ in unconfirmed_slips(store, activities)}
    return tuple(a.id for a in activities if a.uuid in doubtful and a.id is not None)
