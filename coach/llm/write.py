"""A review worded by a model: asked, checked, asked once more, or left to coach."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.model_call import ModelCall
from coach.domain.review import Summary
from coach.llm.check import filled, wrong_in
from coach.llm.facts import Packet
from coach.llm.model import Model, ModelError, Reply, encoded, in_time
from coach.llm.persona import Persona
from coach.llm.prices import cost_usd
from coach.llm.request import Request, request_of

TRIES = 2
LEAST_S = 0.5
"""With less time left nothing is asked any more."""

LONGEST_ENDED = 200

Now = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Words:
    """Who words reviews, and how.

    Attributes:
        seconds: for all of it, the second try included.
        heard: told, in words, how far it is.
    """

    model: Model
    persona: Persona
    seconds: float
    heard: Callable[[str], None] = lambda _said: None


@dataclass(frozen=True, slots=True)
class Written:
    """What came of it.

    Attributes:
        summary: None where coach's own words are to stay.
        ended: `used`, or why the words were not used.
    """

    summary: Summary | None
    calls: tuple[ModelCall, ...]
    ended: str


def write(words: Words, packet: Packet, day: date, now: Now) -> Written:
    """The packet in a model's words, if it finds any that can be shown in time."""
    try:
        words.model.make_ready()
    except ModelError as error:
        return Written(None, (), error.ended)
    until = time.monotonic() + words.seconds
    request = request_of(packet, words.persona)
    calls: list[ModelCall] = []
    for _ in range(TRIES):
        left = until - time.monotonic()
        if left < LEAST_S:
            break
        call, text, reasons = _ask(words.model, request, packet, left, (day, now))
        calls.append(call)
        if not reasons and text is not None:
            said = filled(text, packet)
            summary = Summary(words.model.writer, said)
            return Written(summary, tuple(calls), call.ended)
        if text is None:
            break
        request = request.again(_shown(text), reasons)
    return Written(None, tuple(calls), calls[-1].ended)


def _ask(
    model: Model,
    request: Request,
    packet: Packet,
    left: float,
    when: tuple[date, Now],
) -> tuple[ModelCall, str | None, tuple[str, ...]]:
    """The call, its text if there is one, and what is wrong in it."""
    body = model.body(request)
    day, now = when
    began, called_at = time.monotonic(), now()
    text: str | None = None
    reasons: tuple[str, ...] = ()
    try:
        reply = in_time(left, lambda: model.ask(body, left))
        ended = reply.ended
        if ended == "used":
            text, reasons = _read(reply, packet)
            ended = f"refused: {'; '.join(reasons)}" if reasons else "used"
    except ModelError as error:
        reply, ended = Reply("", error.received_bytes), error.ended
    sent = encoded(body)
    call = ModelCall(
        called_at=called_at,
        review_day=day,
        writer=model.writer,
        model=model.name,
        sent_bytes=len(sent),
        sent_sha256=hashlib.sha256(sent).hexdigest(),
        received_bytes=reply.received_bytes,
        took_s=round(time.monotonic() - began, 3),
        input_tokens=reply.input_tokens,
        output_tokens=reply.output_tokens,
        cost_usd=cost_usd(model.name, reply.input_tokens, reply.output_tokens),
        ended=ended[:LONGEST_ENDED],
    )
    return call, text, reasons


def _read(reply: Reply, packet: Packet) -> tuple[str, tuple[str, ...]]:
    """The text answered and what is wrong in it."""
    try:
        answer = json.loads(reply.text)
    except (ValueError, RecursionError):
        return reply.text, ('answer with JSON: {"text": "..."}',)
    if not isinstance(answer, dict) or set(answer) != {"text"}:
        return reply.text, ('answer with JSON of one key, "text"',)
    text = answer["text"]
    if not isinstance(text, str):
        return reply.text, ('"text" is a string',)
    return text, wrong_in(text, packet)


def _shown(text: str) -> str:
    """What a model is reminded of; it need not be all of a megabyte."""
    return json.dumps({"text": text[:2000]}, ensure_ascii=True)
