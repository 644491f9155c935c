"""A language model, seen from here: a body to send, and an answer in time."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Thread
from typing import Any, Protocol, TypeVar

from coach.llm.request import Request

Body = Mapping[str, Any]
Result = TypeVar("Result")

MOST_BYTES = 256 * 1024
"""More is no answer to what was asked."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back.

    Attributes:
        input_tokens, output_tokens: None where the service does not say.
        ended: `used`, if its text may be looked at; else what cut it off.
    """

    text: str
    received_bytes: int
    input_tokens: int | None = None
    output_tokens: int | None = None
    ended: str = "used"


class ModelError(Exception):
    """No answer that can be used.

    Attributes:
        ended: why, in a few words that hold nothing the service sent.
        received_bytes: how much came before that was known.
    """

    def __init__(self, ended: str, received_bytes: int = 0) -> None:
        super().__init__(ended)
        self.ended = ended
        self.received_bytes = received_bytes


class Model(Protocol):
    """What puts facts into words."""

    @property
    def writer(self) -> str:
        """`anthropic` or `ollama`."""

    @property
    def name(self) -> str:
        """The model's id."""

    @property
    def address(self) -> str:
        """Where it is asked."""

    @property
    def is_default_address(self) -> bool:
        """Whether that is where this service is without any setting."""

    def make_ready(self) -> None:
        """Load what it is asked with, which may take longer than the asking.

        Raises:
            ModelError: something is missing.
        """

    def body(self, request: Request) -> Body:
        """The request as it is sent."""

    def ask(self, body: Body, seconds: float) -> Reply:
        """Its answer.

        Raises:
            ModelError: it gives none that can be used.
        """


def messages(request: Request) -> list[dict[str, str]]:
    """Its turns as services take them."""
    return [
        {"role": _ROLES[number % 2], "content": said}
        for number, said in enumerate(request.turns)
    ]


_ROLES = ("user", "assistant")


def encoded(body: Body) -> bytes:
    """The bytes that leave the machine."""
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode()


def in_time(seconds: float, call: Callable[[], Result]) -> Result:
    """What the call gives, or raises, if it is back by then.

    A library's timeout is for each piece of an answer: a server that sends a byte now
    and then would be waited for without end.

    Raises:
        ModelError: it is not back.
    """
    results: list[Result] = []
    errors: list[BaseException] = []

    def run() -> None:
        try:
            results.append(call())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            errors.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(max(0.0, seconds))
    if errors:
        raise errors[0]
    if not results:
        raise ModelError("no answer in time")
    return results[0]
