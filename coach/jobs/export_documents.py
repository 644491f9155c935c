"""Stored reviews that say how the exports they led to stand now."""

import json
from collections.abc import Iterable
from datetime import date

from coach.database import Store
from coach.domain.review import Export
from coach.jobs.facts import REVIEWED
from coach.jobs.prepare_review import to_text
from coach.reports.numbers import Document
from coach.reports.review import export_item


def tell_reviews(store: Store, exports: Iterable[Export]) -> None:
    """Write into each review what became of the exports its proposals led to.

    A review tells of the revisions its own proposals made: what the athlete changed
    later is none of its business.
    """
    by_day: dict[date, list[Export]] = {}
    for export in exports:
        reason = store.reason_of(export.workout_uuid, export.revision)
        day = None if reason is None else reviewed_on(reason)
        if day is not None:
            by_day.setdefault(day, []).append(export)
    for day, changed in by_day.items():
        stored = store.review(day)
        if stored is not None:
            document: Document = json.loads(stored.document)
            _write(document, changed)
            store.update_document(day, to_text(document))


def reviewed_on(reason: str) -> date | None:
    """The day of the review that made a revision; None where none did."""
    if not reason.startswith(REVIEWED):
        return None
    return date.fromisoformat(reason.removeprefix(REVIEWED).partition(":")[0])


def _write(document: Document, changed: Iterable[Export]) -> None:
    items = {(e.target, e.workout_uuid): export_item(e) for e in changed}
    document["exports"] = [
        items.get((each["target"], each["workout_uuid"]), each)
        for each in document["exports"]
    ]
