"""How it stands with the language model, and what would leave the machine."""

from dataclasses import dataclass, replace
from datetime import datetime

from coach.database import Store
from coach.domain.model_call import Consent
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context
from coach.jobs.evening import look
from coach.jobs.prepare_review import reason
from coach.jobs.word_review import recipient
from coach.llm.model import Body
from coach.llm.packet import packet_of
from coach.llm.request import request_of
from coach.llm.write import Words
from coach.reports.words import WordsView

CALLS = 5


@dataclass(frozen=True, slots=True)
class Preview:
    """What would leave the machine for the review of an evening.

    Attributes:
        body: of the request, exactly; marks around quoted texts are drawn anew for
            each.
        allowed: whether it would really leave.
    """

    words: Words
    body: Body
    allowed: bool


def words_view(context: Context, store: Store, *, calls: int = CALLS) -> WordsView:
    """Who is set, whether they may be asked, and the last calls."""
    words = context.words()
    last = store.model_calls()[::-1][:calls]

    def local(moment: datetime) -> datetime:
        return moment.astimezone(context.clock.timezone)

    told = tuple(replace(each, called_at=local(each.called_at)) for each in last)
    if words is None:
        return WordsView("none", calls=told)
    model = words.model
    given = store.consent(recipient(model))
    return WordsView(
        writer=model.writer,
        model=model.name,
        address=model.address,
        persona=words.persona.value,
        seconds=words.seconds,
        consent=given and replace(given, given_at=local(given.given_at)),
        calls=told,
    )


def preview(context: Context, *, with_texts: bool | None = None) -> Preview:
    """The request for the review of the context's day, as it would be prepared now.

    Args:
        context: as on that evening.
        with_texts: with titles and notes; None for what the consent says.
    """
    words = writer_of(context)
    with context.reading() as store:
        given = store.consent(recipient(words.model))
        review = reason(look(context, store, goals=True), store)
    if with_texts is None:
        with_texts = given is not None and given.with_texts
    packet = packet_of(review, with_texts=with_texts)
    body = words.model.body(request_of(packet, words.persona))
    return Preview(words, body, allowed=given is not None)


def allow(context: Context, *, with_texts: bool) -> None:
    """Keep the athlete's consent for the writer that is set."""
    key = recipient(writer_of(context).model)
    consent = Consent(key, context.clock.now(), with_texts=with_texts)
    with context.alone(), context.writing("consent") as store:
        store.save_consent(consent)


def take_back(context: Context) -> bool:
    """Forget every consent, whatever is set now; whether there was any."""
    with context.alone(), context.writing("consent") as store:
        held = store.consents()
        for each in held:
            store.remove_consent(each.writer)
    return bool(held)


def writer_of(context: Context) -> Words:
    """Who is set.

    Raises:
        CoachError: nobody is (exit 3).
    """
    words = context.words()
    if words is None:
        raise CoachError(
            "No language model is set: nothing would leave this machine.",
            "COACH_LLM is none.",
            "Set COACH_LLM=ollama for one at home, or COACH_LLM=anthropic.",
            ExitCode.NOTHING_TO_DO,
        )
    return words
