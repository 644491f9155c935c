"""The one HTTP session under the client library.

Both versions of the library send through it, so that what they make of an answer does
not matter: it is kept here as it came, with its Retry-After.
"""

import time
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import requests
from urllib3.exceptions import HTTPError, NameResolutionError, NewConnectionError

from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.answers import Reply, hiccup, trouble
from connectors.http import TimeLeft, TooLateError, patience_s, unhurried, within

LARGEST_BYTES = 64 * 1024 * 1024
"""No activity and no day is larger; the watch's own files are a few megabytes."""

_CHUNK_BYTES = 64 * 1024
_CONNECT_S = 5.0
_ANSWER_S = 10.0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is asked, and how long is waited.

    Attributes:
        cap: so many requests at most.
        pace_s: seconds from one request to the next.
        patience_s: seconds given to answers that do not come, taken together.
        local: the server is on this machine: no proxy stands between.
    """

    cap: int = 1000
    pace_s: float = 0.5
    patience_s: float = 20.0
    local: bool = False


class Wire(requests.Session):
    """Counts, paces and bounds requests, and keeps the last answer.

    Attributes:
        reply: the last answer; None when none came.
        asked: how many requests there were.
    """

    def __init__(self, limits: Limits, time_left: TimeLeft = unhurried) -> None:
        super().__init__()
        self.limits = limits
        self._time_left = time_left
        self.reply: Reply | None = None
        self.asked = 0
        self._lost_s = 0.0
        self._next_at = 0.0
        self.trust_env = not limits.local
        self.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))

    def request(  # type: ignore[override]
        self,
        method: str,
        url: str,
        **options: Any,  # noqa: ANN401 - as the library passes them
    ) -> requests.Response:
        """The answer, its body read, whatever its status.

        Raises:
            ConnectorError: none came, or not in time, or one too large; or this was
                one request too many.
        """
        writing = method != "GET"
        began = self.begin()
        options |= {
            "timeout": (min(_CONNECT_S, self.left_s), min(_ANSWER_S, self.left_s)),
            "stream": True,
            "allow_redirects": not writing,
        }
        send = super().request

        def exchange() -> requests.Response:
            answer = send(method, url, **options)
            answer._content = self._body(answer, began, writing=writing)  # noqa: SLF001 - as read() would
            return answer

        try:
            answer = within(self.left_s, exchange)
        except (requests.RequestException, HTTPError, TooLateError) as error:
            raise self.lost(began, error, writing=writing) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        self.reply = Reply(answer.status_code, headers, answer.content)
        return answer

    def begin(self) -> float:
        """Wait for its turn; the moment the next request begins.

        Raises:
            ConnectorError: there were as many as may be, or the patience is used up.
        """
        if self.asked >= self.limits.cap:
            # Nothing has been done wrong: the next run may go on at once.
            raise trouble(
                f"{self.asked} requests are enough for one run; the next goes on here",
                Trouble.LIMITED,
                wait_s=0.0,
            )
        if self.left_s <= 0:
            raise trouble(
                f"it did not answer for {self.limits.patience_s:.0f} s", Trouble.DOWN
            )
        wait_s = self._next_at - time.monotonic()
        if wait_s > 0:
            time.sleep(wait_s)
        self.asked += 1
        self.reply = None
        began = time.monotonic()
        self._next_at = began + self.limits.pace_s
        return began

    @property
    def left_s(self) -> float:
        """What is left of the patience, or of whoever waits."""
        return patience_s(self.limits.patience_s - self._lost_s, self._time_left)

    def lost(self, began: float, error: Exception, *, writing: bool) -> ConnectorError:
        """The error for an answer that did not come; the time it cost is spent."""
        self._lost_s += time.monotonic() - began
        reached = not _never_left(error)
        return hiccup(_in_words(error), writing=writing and reached)

    def _body(self, answer: requests.Response, began: float, *, writing: bool) -> bytes:
        """All of it, in time and of a size that fits."""
        deadline = began + self.left_s
        parts, size = [], 0
        while part := answer.raw.read1(_CHUNK_BYTES, decode_content=True):
            parts.append(part)
            size += len(part)
            if size > LARGEST_BYTES:
                answer.close()
                raise trouble(
                    "its answer is larger than anything it has to say",
                    Trouble.DOWN,
                    unsure=writing,
                )
            if time.monotonic() > deadline:
                answer.close()
                raise requests.ReadTimeout
        return b"".join(parts)


def _never_left(error: Exception) -> bool:
    """Whether there was no connection at all: nothing can have been done there."""
    if isinstance(error, requests.ConnectTimeout):
        return True
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(reason, NewConnectionError | NameResolutionError)


def _in_words(error: Exception) -> str:
    if isinstance(error, requests.Timeout | TooLateError):
        return "it did not answer in time"
    if _never_left(error):
        return "it cannot be reached from here"
    return "the connection broke off"
