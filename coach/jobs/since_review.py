"""What is another than the last review saw it: late, edited and deleted training."""

import json
from datetime import date, timedelta

from coach.database import Store
from coach.domain.review import ReviewStatus
from coach.reports.numbers import Document
from coach.reports.review import seen_sessions
from coach.review.fuse import fuse
from coach.review.since import seen, told


def since_review(store: Store, until: date) -> tuple[str, ...]:
    """In words what changed since the newest review up to that day.

    Only the seven days it was about are looked at; nothing is told of a review that
    was stored before reviews kept what they saw.
    """
    stored = store.newest_review(until)
    if stored is None:
        return ()
    document: Document = json.loads(stored.document)
    then = seen_sessions(document)
    if then is None:
        return ()
    week = document["week"]
    first, last = (date.fromisoformat(week[end]) for end in ("from", "to"))
    # One begun before midnight may have a recording on the day before.
    recordings = store.activities(first - timedelta(days=1), last)
    now = seen(fuse(recordings), recordings, first, last)
    undecided = stored.status is ReviewStatus.PENDING and stored.day == until
    return told(stored.day, then, now, undecided=undecided)
