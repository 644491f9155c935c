"""The athlete's word that an activity is right as it was typed."""

from collections.abc import Mapping, Sequence
from datetime import date

from coach.database import Store
from coach.domain.activity import Activity
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.find_activity import find_activity
from coach.strength.slips import slips, undecided


def confirm_activity(context: Context, number: int) -> Activity:
    """Let the sets of the activity count, however unlikely they seem.

    Raises:
        CoachError: there is no such activity (exit 2), or nothing in it is in doubt
            (exit 3).
    """
    with context.alone(), context.writing() as store:
        activity = find_activity(store, number)
        doubtful = unconfirmed_slips(store, store.activities())
        if activity.uuid not in {uuid for uuid, _ in doubtful}:
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


def unconfirmed_slips(
    store: Store, activities: Sequence[Activity], since: date | None = None
) -> Mapping[tuple[str, int], str]:
    """Sets that look like slips of typing, but for those the athlete confirmed.

    Args:
        store: open for reading.
        activities: the whole history, or all of it from `since` on; the older sessions
            that are needed to tell are read then.
        since: the first day that `activities` covers.
    """
    exercises = undecided(activities)
    if not exercises:
        return {}
    older = () if since is None else store.lifts_before(since, exercises)
    seen, confirmed = {each.uuid for each in activities}, store.confirmed()
    found = slips((*older, *activities), exercises)
    return {
        (uuid, at): why
        for (uuid, at), why in found.items()
        if uuid in seen and uuid not in confirmed
    }
