"""Anthropic's models, through its own library."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.llm.model import MOST_BYTES, Body, ModelError, Reply, messages
from coach.llm.request import REPLY_SCHEMA, Request
from coach.redaction import Secret

if TYPE_CHECKING:
    from anthropic import Anthropic

DEFAULT_MODEL = "claude-haiku-5-5"
DEFAULT_ADDRESS = "https://api.anthropic.com"
MOST_TOKENS = 4000
"""The text takes a tenth of it; the rest is for models that think before they write."""

_STATUS = {
    400: "the request was refused",
    401: "the key was refused",
    402: "the account has no credit",
    403: "the key may not ask this",
    404: "there is no such model",
    413: "the request was too long",
    429: "asked too often",
    529: "overloaded",
}


@dataclass(frozen=True, slots=True)
class AnthropicModel:
    """One model of Anthropic's, or of who speaks like it at another address."""

    key: Secret | None
    name: str = DEFAULT_MODEL
    address: str = DEFAULT_ADDRESS
    writer: str = "anthropic"

    @property
    def is_default_address(self) -> bool:
        """Whether it is Anthropic's own."""
        return self.address.rstrip("/") == DEFAULT_ADDRESS

    def make_ready(self) -> None:
        """Load its library, and look whether there is a key."""
        if self.key is None:
            raise ModelError("ANTHROPIC_API_KEY is not set")
        try:
            import anthropic  # noqa: F401
        except ImportError as error:
            raise ModelError("the library anthropic is not installed") from error

    def body(self, request: Request) -> Body:
        """Of `POST /v1/messages`; sampling is not ours to set any more."""
        return {
            "max_tokens": MOST_TOKENS,
            "messages": messages(request),
            "model": self.name,
            "output_config": {
                "format": {"type": "json_schema", "schema": REPLY_SCHEMA}
            },
            "system": request.system,
        }

    def ask(self, body: Body, seconds: float) -> Reply:
        """Its answer; nothing is sent twice, and nothing to where a reply points."""
        import anthropic
        import httpx2

        try:
            with self._client(seconds) as client:
                asked = client.messages.with_streaming_response
                with asked.create(**body) as answer:
                    content = _content(answer.iter_bytes())
            return _reply(json.loads(content), len(content))
        except anthropic.APIStatusError as error:
            status = error.status_code
            said = _STATUS.get(status, f"the service answered {status}")
            raise ModelError(said, len(error.response.content)) from error
        except (anthropic.APITimeoutError, httpx2.TimeoutException) as error:
            raise ModelError("no answer in time") from error
        except (anthropic.AnthropicError, httpx2.HTTPError) as error:
            raise ModelError("no connection") from error
        except (TypeError, ValueError, RecursionError) as error:
            raise ModelError("the answer had another shape") from error

    def _client(self, seconds: float) -> "Anthropic":
        from anthropic import Anthropic, DefaultHttpxClient

        return Anthropic(
            api_key="" if self.key is None else self.key.reveal(),
            base_url=self.address,
            max_retries=0,
            timeout=seconds,
            http_client=DefaultHttpxClient(follow_redirects=False),
        )


def _content(pieces: Iterable[bytes]) -> bytes:
    """The whole answer, given up as soon as it is too long to be one."""
    content = bytearray()
    for piece in pieces:
        content += piece
        if len(content) > MOST_BYTES:
            raise ModelError("the answer was too long", len(content))
    return bytes(content)


def _reply(answer: Any, received: int) -> Reply:  # noqa: ANN401 - of any shape
    try:
        parts = [part["text"] for part in answer["content"] if part["type"] == "text"]
        stopped, usage = answer["stop_reason"], answer.get("usage") or {}
        text = "".join(parts)
        tokens = [usage.get("input_tokens"), usage.get("output_tokens")]
    except (AttributeError, KeyError, TypeError) as error:
        raise ModelError("the answer had another shape", received) from error
    ended = {"end_turn": "used", "stop_sequence": "used"}.get(str(stopped))
    if ended is None:
        cut = {"max_tokens": "cut off", "refusal": "the model refused"}
        ended = cut.get(str(stopped), "the answer had another shape")
    counted = [each if _counts(each) else None for each in tokens]
    return Reply(text, received, counted[0], counted[1], ended)


def _counts(tokens: object) -> bool:
    return isinstance(tokens, int) and not isinstance(tokens, bool) and tokens >= 0
