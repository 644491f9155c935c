"""The activity that a number names."""

from coach.database import Store
from coach.domain.activity import Activity
from coach.errors import CoachError, ExitCode


def find_activity(store: Store, number: int) -> Activity:
    """The activity of that number.

    Raises:
        CoachError: there is none (exit 2).
    """
    activity = store.activity(number)
    if activity is None:
        raise CoachError(
            f"There is no activity {number}.",
            "Activities are named by the number that coach activities gives them.",
            "Run coach activities.",
            ExitCode.USAGE,
        )
    return activity
