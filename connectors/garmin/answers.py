"""What Garmin's answers mean: which kind of trouble, and for how long."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coach.domain.sync import Trouble
from coach.redaction import clean, redacted
from connectors.base import ConnectorError
from connectors.garmin.api import SERVICE
from connectors.http import retry_after_s

BLOCKED = frozenset({427, 429})
_SAID_LIMIT = 200


class HiccupError(ConnectorError):
    """A failure that may be over in a moment; to read once more is worth it."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: status, headers by their small names, and the whole body."""

    status: int
    headers: Mapping[str, str]
    content: bytes


def trouble(
    message: str,
    kind: Trouble,
    *,
    wait_s: float | None = None,
    unsure: bool = False,
) -> ConnectorError:
    """The error for a trouble that trying again at once does not end."""
    return ConnectorError(
        SERVICE,
        message,
        permanent=kind in {Trouble.LOG_IN, Trouble.REFUSED, Trouble.MISSING},
        retry_after_s=wait_s,
        trouble=kind,
        unsure=unsure,
    )


def hiccup(message: str, *, writing: bool) -> HiccupError:
    """The error for an answer that was lost or made no sense.

    Whether what was to be written is there now is not known then.
    """
    return HiccupError(
        SERVICE, message, permanent=False, trouble=Trouble.DOWN, unsure=writing
    )


def refusal(reply: Reply, *, writing: bool) -> ConnectorError:
    """The error for an answer that is no success."""
    status = reply.status
    if status == 401:
        return trouble("the tokens are no good any more", Trouble.LOG_IN)
    if status in BLOCKED:
        return trouble(
            "it asked to be left alone for a while",
            Trouble.LIMITED,
            wait_s=retry_after_s(reply.headers),
        )
    if status >= 500 or status == 408 or status < 400:
        return _broken(reply, writing=writing)
    if status == 403 and not (writing and said(reply)):
        return trouble("it refuses this machine for now (HTTP 403)", Trouble.DOWN)
    if status == 404:
        return trouble("it has nothing there (HTTP 404)", Trouble.MISSING)
    words = said(reply)
    why = f": {words}" if words else ""
    return trouble(f"it refused that (HTTP {status}){why}", Trouble.REFUSED)


def _broken(reply: Reply, *, writing: bool) -> ConnectorError:
    """The error of the service's own; where it says when to come back, that is told."""
    message = f"it answered with an error (HTTP {reply.status})"
    wait_s = retry_after_s(reply.headers)
    if not wait_s:
        return hiccup(message, writing=writing)
    return trouble(message, Trouble.DOWN, wait_s=wait_s, unsure=writing)


def said(reply: Reply) -> str:
    """The service's own words in a JSON answer; empty where there are none."""
    try:
        body = decoded(reply.content)
    except ValueError:
        return ""
    if not isinstance(body, dict):
        return ""
    words = body.get("message") or body.get("error") or body.get("content")
    if not isinstance(words, str):
        return "no reason was given"
    return redacted(clean(words, limit=_SAID_LIMIT))


def decoded(content: bytes) -> Any:  # noqa: ANN401 - whatever JSON there is
    """The JSON in it; None where there is nothing at all.

    Raises:
        ValueError: it is no JSON, or holds what JSON has no number for.
    """
    if not content.strip():
        return None
    try:
        return json.loads(content, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")
