"""Models at home, by Ollama's own API: the one like OpenAI's cuts facts off unsaid."""

import json
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from coach.llm.model import MOST_BYTES, Body, ModelError, Reply, encoded, messages
from coach.llm.request import REPLY_SCHEMA, Request

if TYPE_CHECKING:
    import requests

DEFAULT_MODEL = "llama3.2"
DEFAULT_ADDRESS = "http://localhost:11434"
CONTEXT_TOKENS = 8192
MOST_TOKENS = 800
_CONNECT_S = 2.0
_PIECE = 16 * 1024
_STATUS = {404: "there is no such model", 429: "asked too often"}


@dataclass(frozen=True, slots=True)
class OllamaModel:
    """One model that an Ollama serves."""

    name: str = DEFAULT_MODEL
    address: str = DEFAULT_ADDRESS
    writer: str = "ollama"

    @property
    def is_default_address(self) -> bool:
        """Whether it is where Ollama listens by itself, on this machine."""
        return self.address.rstrip("/") == DEFAULT_ADDRESS

    def make_ready(self) -> None:
        """Load what speaks HTTP."""
        import requests  # noqa: F401

    def body(self, request: Request) -> Body:
        """Of `POST /api/chat`."""
        rules = {"role": "system", "content": request.system}
        return {
            "model": self.name,
            "messages": [rules, *messages(request)],
            "stream": False,
            "format": REPLY_SCHEMA,
            "think": False,
            "options": {
                "temperature": 0,
                "num_ctx": CONTEXT_TOKENS,
                "num_predict": MOST_TOKENS,
            },
        }

    def ask(self, body: Body, seconds: float) -> Reply:
        """Its answer; nothing is sent to where a reply points."""
        import requests

        until = time.monotonic() + seconds
        with requests.Session() as session:
            session.trust_env = False  # no proxy and no .netrc stands between
            try:
                with session.post(
                    f"{self.address.rstrip('/')}/api/chat",
                    data=encoded(body),
                    headers={"Content-Type": "application/json"},
                    timeout=(min(_CONNECT_S, seconds), seconds),
                    allow_redirects=False,
                    stream=True,
                ) as answer:
                    content = _content(answer, until)
            except requests.Timeout as error:
                raise ModelError("no answer in time") from error
            except requests.RequestException as error:
                raise ModelError("no connection") from error
        return _reply(content)


def _content(answer: "requests.Response", until: float) -> bytes:
    content = bytearray()
    for piece in answer.iter_content(_PIECE):
        content += piece
        if len(content) > MOST_BYTES:
            raise ModelError("the answer was too long", len(content))
        if time.monotonic() > until:
            raise ModelError("no answer in time", len(content))
    if answer.status_code != 200:
        status = answer.status_code
        said = _STATUS.get(status, f"the service answered {status}")
        raise ModelError(said, len(content))
    return bytes(content)


def _reply(content: bytes) -> Reply:
    received = len(content)
    try:
        answer: Any = json.loads(content)
        text, ended = answer["message"]["content"], answer.get("done_reason")
        counted = [answer.get(name) for name in ("prompt_eval_count", "eval_count")]
    except (AttributeError, KeyError, TypeError, ValueError, RecursionError) as error:
        raise ModelError("the answer had another shape", received) from error
    if not isinstance(text, str):
        raise ModelError("the answer had another shape", received)
    tokens = [each if isinstance(each, int) and each >= 0 else None for each in counted]
    said = "cut off" if ended == "length" else "used"
    return Reply(text, received, tokens[0], tokens[1], said)
