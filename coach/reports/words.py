"""Who words reviews, whether they may, and what was asked of them."""

from dataclasses import dataclass

from coach.domain.model_call import Consent, ModelCall
from coach.reports.numbers import Document


@dataclass(frozen=True, slots=True)
class WordsView:
    """How it stands with the language model.

    Attributes:
        writer: `none` where the settings name nobody; then model and address are empty.
        consent: None where the athlete has not given it for this writer and address.
        calls: times in the athlete's zone, the newest first.
    """

    writer: str
    model: str = ""
    address: str = ""
    persona: str = ""
    seconds: float = 0.0
    consent: Consent | None = None
    calls: tuple[ModelCall, ...] = ()


def words_document(view: WordsView) -> Document:
    """`coach/llm/1`."""
    return {"schema": "coach/llm/1", **words_item(view)}


def words_item(view: WordsView) -> Document:
    """The same, as a part of another document."""
    given = view.consent
    return {
        "writer": view.writer,
        "model": view.model or None,
        "address": view.address or None,
        "persona": view.persona or None,
        "seconds": view.seconds or None,
        "allowed_since": None if given is None else given.given_at.isoformat(),
        "with_texts": given is not None and given.with_texts,
        "calls": [_call(each) for each in view.calls],
    }


def _call(call: ModelCall) -> Document:
    return {
        "called_at": call.called_at.isoformat(),
        "date": call.review_day.isoformat(),
        "writer": call.writer,
        "model": call.model,
        "sent_bytes": call.sent_bytes,
        "sent_sha256": call.sent_sha256,
        "received_bytes": call.received_bytes,
        "took_s": call.took_s,
        "input_tokens": call.input_tokens,
        "output_tokens": call.output_tokens,
        "cost_usd": call.cost_usd,
        "ended": call.ended,
    }
