"""Requests to Hevy and their answers: patience, refusals, and no request too many."""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from coach import faults
from coach.domain.sync import Trouble
from coach.redaction import Secret
from connectors.base import ConnectorError
from connectors.hevy.refusals import NAME, down, refusal
from connectors.http import TimeLeft, TooLateError, patience_s, unhurried, within

if TYPE_CHECKING:
    import requests

BASE_URL = "https://api.hevyapp.com"
LARGEST_BYTES = 32 * 1024**2

_CHUNK = 64 * 1024
_CONNECT_S = 5.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How gently the service is asked, and how long it is waited for.

    Attributes:
        between_s: from one answer to the next request.
        answer_s: for one answer.
        in_all_s: for one request with all its repetitions.
        attempts: how often a request is sent that may be sent twice.
        first_wait_s: before the second of them; the next waits are longer.
    """

    between_s: float = 0.0
    answer_s: float = 9.0
    in_all_s: float = 18.0
    attempts: int = 3
    first_wait_s: float = 0.5


GENTLE = Pace(between_s=0.15)
"""For the real service, whose limits nobody knows."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    method: str
    path: str
    query: Mapping[str, str | int] = field(default_factory=dict)
    body: object = None

    @property
    def writing(self) -> bool:
        """It changes something there."""
        return self.method != "GET"

    @property
    def repeatable(self) -> bool:
        """Sent twice it does no more than sent once."""
        return self.method != "POST"


class Transport:
    """Sends requests with the key.

    After a 429 or a refused key it asks no more, nor once it was told when to return.

    Attributes:
        date: the server's clock, as its last answer says.
        time_left: for how long somebody waits; no request takes longer.
    """

    def __init__(self, key: Secret, base_url: str | None, pace: Pace | None) -> None:
        self._key = key
        self._base = (base_url or BASE_URL).rstrip("/")
        self._elsewhere = base_url is not None
        self._pace = pace or (Pace() if self._elsewhere else GENTLE)
        self._session: requests.Session | None = None
        self._over: ConnectorError | None = None
        self._answered_at: float | None = None
        self.date: str | None = None
        self.time_left: TimeLeft = unhurried

    def send(self, asked: Asked) -> object:
        """The answer's document; None of an empty one.

        Raises:
            ConnectorError: it is no good, or there is none.
        """
        if self._over is not None:
            raise self._over
        try:
            return self._patiently(asked)
        except ConnectorError as error:
            if error.ends_it:
                self._over = error.of_the_next()
            raise

    def _patiently(self, asked: Asked) -> object:
        ends = time.monotonic() + patience_s(self._pace.in_all_s, self.time_left)
        try:
            return self._once(asked, ends)
        except ConnectorError as error:
            again = asked.repeatable and self._pace.attempts > 1
            if not again or not _may_pass(error) or time.monotonic() >= ends:
                raise
        return self._again(asked, ends)

    def _again(self, asked: Asked, ends: float) -> object:
        import stamina  # slow to import, and needed after a failure only

        wait_s = self._pace.first_wait_s
        time.sleep(wait_s)
        answers: list[object] = []
        for attempt in stamina.retry_context(
            on=_may_pass,
            attempts=self._pace.attempts - 1,
            timeout=max(ends - time.monotonic(), 0.1),
            wait_initial=2 * wait_s,
            wait_max=4.0,
            wait_jitter=wait_s,
        ):
            with attempt:
                answers.append(self._once(asked, ends))
        return answers[-1]

    def _once(self, asked: Asked, ends: float) -> object:
        """The request sent, once.

        Raises:
            ConnectorError: see `send`.
        """
        self._keep_the_pace()
        if asked.writing:
            faults.point("hevy.send")
        status, headers, content = self._exchanged(asked, ends)
        if asked.writing:
            faults.point("hevy.received")
        self._answered_at = time.monotonic()
        self.date = headers.get("Date")
        if not 200 <= status < 300:
            raise refusal(asked.method, status, headers, content)
        return _document(content, asked)

    def _keep_the_pace(self) -> None:
        if self._answered_at is not None and self._pace.between_s:
            since_s = time.monotonic() - self._answered_at
            time.sleep(max(self._pace.between_s - since_s, 0.0))

    def _exchanged(
        self, asked: Asked, ends: float
    ) -> tuple[int, Mapping[str, str], bytes]:
        import requests

        session = self._opened()
        left_s = max(min(self._pace.answer_s, ends - time.monotonic()), 0.1)

        def exchange() -> tuple[int, Mapping[str, str], bytes]:
            with session.request(
                asked.method,
                self._base + asked.path,
                params=asked.query,
                json=asked.body,
                timeout=(min(_CONNECT_S, left_s), left_s),
                allow_redirects=False,
                stream=True,
            ) as answer:
                return answer.status_code, answer.headers, _whole(answer, asked)

        try:
            return within(left_s, exchange)
        except TooLateError as error:
            self._session = None  # it is still in use
            why = "its answer does not come to an end"
            raise down(why, unsure=asked.writing) from error
        except requests.RequestException as error:
            raise _no_answer(error, asked) from error

    def _opened(self) -> "requests.Session":
        if self._session is not None:
            return self._session
        import requests

        key = self._key.reveal().strip()
        if not key or not key.isascii() or not key.isprintable() or " " in key:
            raise ConnectorError(
                NAME,
                "its key has signs in it that no key has",
                permanent=True,
                trouble=Trouble.LOG_IN,
            )
        session = requests.Session()
        # Nothing of the surroundings reaches a server that a setting names.
        session.trust_env = not self._elsewhere
        session.headers.update({"api-key": key, "User-Agent": "coach"})
        self._session = session
        return session


def makes_no_sense(asked: Asked) -> ConnectorError:
    """The error for an answer of another shape than the documented one."""
    why = f"its answer to {asked.method} {asked.path} makes no sense"
    return down(why, unsure=asked.writing)


def _may_pass(error: Exception) -> bool:
    if not isinstance(error, ConnectorError) or error.ends_it:
        return False
    return error.trouble is Trouble.DOWN


def _whole(answer: "requests.Response", asked: Asked) -> bytes:
    """The answer's body, if it is of a size that can be meant."""
    content = bytearray()
    for chunk in answer.iter_content(_CHUNK):
        content += chunk
        if len(content) > LARGEST_BYTES:
            raise makes_no_sense(asked)
    return bytes(content)


def _document(content: bytes, asked: Asked) -> object:
    if not content.strip():
        return None
    try:
        document: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise makes_no_sense(asked) from error
    return document


def _no_answer(error: "requests.RequestException", asked: Asked) -> ConnectorError:
    """The error for a request without an answer, in words without addresses."""
    import requests
    from urllib3.exceptions import NewConnectionError

    reason = getattr(error.args[0], "reason", None) if error.args else None
    if isinstance(error, requests.ConnectTimeout | requests.exceptions.SSLError):
        return down("it cannot be reached", unsure=False)
    if isinstance(reason, NewConnectionError):
        return down("it cannot be reached", unsure=False)
    if isinstance(error, requests.Timeout):
        return down("it does not answer", unsure=asked.writing)
    return down("the connection broke before it had answered", unsure=asked.writing)
