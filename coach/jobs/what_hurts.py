"""What hurts on an evening."""

from datetime import date

from coach.database import Store
from coach.domain.athlete import Injury, hurting_since
from coach.jobs.evening import Evening


def what_hurts(store: Store, evening: Evening) -> tuple[tuple[Injury, date], ...]:
    """Each part that is not healed, with the day on which it began to hurt."""
    if not evening.injuries:
        return ()
    since = hurting_since(store.injuries(evening.day))
    return tuple((each, since[each.part]) for each in evening.injuries)
