"""The athlete's own word on which workout an activity was."""

from coach.domain.plan import PlannedWorkout
from coach.domain.review import Correction
from coach.jobs.change_plan import find_workout
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.jobs.find_activity import find_activity

NONE = "none"


def fix_match(context: Context, number: int, wanted: str) -> PlannedWorkout | None:
    """Save the correction; it outlives every re-run. Gives the workout, if any.

    Raises:
        CoachError: there is no such activity or workout (exit 2).
    """
    with context.alone(), context.writing() as store:
        activity = find_activity(store, number)
        planned = None if wanted == NONE else find_workout(store, wanted)[1]
        correction = Correction(activity.uuid, planned.uuid if planned else None)
        session = look(context, store, whole=True).session_by_recording.get(
            activity.uuid
        )
        members = session.members if session else ()
        store.save_correction(correction, context.clock.now(), members)
        store.save_matches(look(context, store, whole=True).matches)
        return planned
