"""What an answer of Hevy's says when it is no good."""

import json
from collections.abc import Mapping

from coach.domain.sync import Trouble
from coach.redaction import clean, redacted
from connectors.base import ConnectorError
from connectors.http import retry_after_s

NAME = "Hevy"

_SLOW_DOWN = {427, 429}
_LONGEST_WORDS = 200


def refusal(
    method: str, status: int, headers: Mapping[str, str], content: bytes
) -> ConnectorError:
    """The error for an answer with a status that is no success.

    Args:
        method: of the request.
        status: of HTTP, anything but 2xx.
        headers: of the answer.
        content: its body, from which the server's own words are taken.
    """
    said = _words(content)
    if status in _SLOW_DOWN:
        return ConnectorError(
            NAME,
            "it asks to be left alone for a while",
            permanent=False,
            retry_after_s=retry_after_s(headers),
            trouble=Trouble.LIMITED,
        )
    if status == 403 and method == "POST":
        # A key that is refused is refused before, when coach looks what there is.
        return _refused(f"it takes no more of them; delete one in the app{said}")
    if status in {401, 403}:
        return _log_in(status, said)
    if status == 404:
        why = f"what was asked for is not there{said}"
        return ConnectorError(NAME, why, permanent=True, trouble=Trouble.MISSING)
    if 400 <= status < 500 and status != 408:
        return _refused(f"it refuses the request ({status}){said}")
    why, wait_s = f"it answered with status {status}{said}", retry_after_s(headers)
    return down(why, unsure=method != "GET", wait_s=wait_s or None)


def down(why: str, *, unsure: bool, wait_s: float | None = None) -> ConnectorError:
    """The error for no answer, or one that makes no sense; it may say for how long."""
    return ConnectorError(
        NAME, why, permanent=False, retry_after_s=wait_s, unsure=unsure
    )


def _refused(why: str) -> ConnectorError:
    return ConnectorError(NAME, why, permanent=True, trouble=Trouble.REFUSED)


def _log_in(status: int, said: str) -> ConnectorError:
    if status == 401:
        why = f"it does not know the key; make one at hevy.com/settings?developer{said}"
    else:
        why = f"it refuses the key: its API is for Hevy Pro, which may be over{said}"
    return ConnectorError(NAME, why, permanent=True, trouble=Trouble.LOG_IN)


def _words(content: bytes) -> str:
    """The server's own words, cleaned: `: "routine.rpe" is not allowed`."""
    try:
        document = json.loads(content[:10_000])
    except (ValueError, RecursionError):
        return ""
    said = document.get("error") if isinstance(document, dict) else None
    if not isinstance(said, str) or not said.strip():
        return ""
    return f": {clean(redacted(said), limit=_LONGEST_WORDS)}"
