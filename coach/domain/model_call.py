"""A language model asked for words, and leave to ask it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class ModelCall:
    """One request and what came of it.

    Attributes:
        review_day: the evening the words were for.
        writer: `anthropic` or `ollama`.
        sent_sha256: of the bytes that were sent; they are not kept.
        input_tokens, output_tokens: as the service counts; None where it does not say.
        cost_usd: by the published price; None where none is known.
        ended: `used`, or why the words were not used.
    """

    called_at: datetime
    review_day: date
    writer: str
    model: str
    sent_bytes: int
    sent_sha256: str
    received_bytes: int
    took_s: float
    input_tokens: int | None
    output_tokens: int | None
    cost_usd: float | None
    ended: str


@dataclass(frozen=True, slots=True)
class Consent:
    """The athlete's leave to send the facts of a review to a writer.

    Attributes:
        with_texts: titles and notes may go, too.
    """

    writer: str
    given_at: datetime
    with_texts: bool = False
