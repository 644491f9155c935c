"""A review that is stored, put into a model's words where the athlete allows it.

The review is saved in coach's own words first, and no transaction is open while a model
is asked: whatever becomes of it, the review stands, and only its summary is ever
replaced.
"""

import json
from collections.abc import Callable
from dataclasses import replace

from coach.database import Store
from coach.domain.model_call import Consent
from coach.domain.review import Review
from coach.jobs.context import Context
from coach.llm.model import Model
from coach.llm.packet import packet_of
from coach.llm.write import write
from coach.reports.numbers import Document

Save = Callable[[Store, Review], Document]


def recipient(model: Model) -> str:
    """What a consent is for: the writer, and its address where it is another one."""
    if model.is_default_address:
        return model.writer
    return f"{model.writer} {model.address}"


def consent_to(context: Context, model: Model) -> Consent | None:
    """The athlete's leave to ask it there; None where it was not given."""
    with context.reading() as store:
        return store.consent(recipient(model))


def in_words(
    context: Context, review: Review, document: Document, save: Save
) -> Document:
    """The stored document with a model's summary in it, or just as it is.

    Args:
        context: as on the review's evening.
        review: in coach's own words.
        document: as it is stored of that review.
        save: stores a review.
    """
    words = context.words()
    if words is None:
        return document
    consent = consent_to(context, words.model)
    if consent is None:
        words.heard(_NOT_ALLOWED.format(words.model.writer))
        return document
    words.heard(f"{words.model.name} puts the review into words …")
    context.stage(f"waiting for {words.model.name}: shown once it is checked")
    packet = packet_of(review, with_texts=consent.with_texts)
    written = write(words, packet, review.day, context.clock.now)
    if written.summary is None:
        words.heard(f"It is in coach's own words: {written.ended}.")
    with context.alone(), context.writing("words") as store:
        for call in written.calls:
            store.add_model_call(call)
        stored = store.review(review.day)
        now: Document = document if stored is None else json.loads(stored.document)
        if written.summary is None or now != document:  # or somebody has decided it
            return now
        return save(store, replace(review, summary=written.summary))


_NOT_ALLOWED = "{} is asked for words only after coach auth llm has shown what it gets."
