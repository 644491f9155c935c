"""What passes between one log-in and Garmin, whichever version of the library asks."""

import random
import time
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from garminconnect import GarminConnectAuthenticationError, GarminConnectConnectionError

from connectors.garmin.answers import BLOCKED, Reply, decoded
from connectors.garmin.wire import Wire
from connectors.http import within

_STEP_S = 15.0
_READS_THE_PAGE_S = (2.0, 5.0)


class SettledError(GarminConnectAuthenticationError):  # type: ignore[misc]
    """There is an answer; the library stops looking for other ways in."""


class Door:
    """The session of one log-in: it sends the password once, and the code once.

    Attributes:
        reply: the last answer.
        code_sent: it was to the code that the athlete typed.
    """

    def __init__(self, session: Any, wire: Wire, sso: str) -> None:  # noqa: ANN401 - of two libraries
        self._session = session
        self._wire = wire
        self._page = f"{sso}/mobile/sso/en_US/sign-in"
        self._page_seen = False
        self.reply: Reply | None = None
        self.password_sent = False
        self.code_sent = False

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - the session's
        return getattr(self._session, name)

    @property
    def turned_away(self) -> bool:
        """Whether the very first page was refused: it may do for another browser."""
        return (
            not self.password_sent
            and self.reply is not None
            and self.reply.status == 403
        )

    @property
    def let_in(self) -> bool:
        """Whether Garmin gave a ticket."""
        return self.reply is not None and kind_of(self.reply) == "SUCCESSFUL"

    def get(self, url: str, **options: Any) -> Any:  # noqa: ANN401
        """Look at the page that a browser would have come from."""
        self._page_seen = True
        return self._sent(self._session.get, url, options)

    def post(self, url: str, **options: Any) -> Any:  # noqa: ANN401
        """Send the password, or the code; the library has two addresses for that."""
        if url.endswith("/mfa/verifyCode"):
            if self.code_sent:
                raise SettledError
            self.code_sent = True
        elif not self._page_seen:
            self._come_from_the_page(options)
        self.password_sent = True
        return self._sent(self._session.post, url, options)

    def _come_from_the_page(self, options: dict[str, Any]) -> None:
        """Load the page first, as the newer version does: without it Garmin blocks.

        Raises:
            SettledError: log-ins from here are blocked.
            GarminConnectConnectionError: the page is not for this browser.
        """
        asked = {key: options["params"][key] for key in ("clientId", "service")}
        agent = {"User-Agent": options["headers"]["User-Agent"]}
        self.get(self._page, params=asked, headers=agent)
        if self.turned_away:
            raise GarminConnectConnectionError("turned away")
        if self.reply is not None and is_blocked(self.reply):
            raise SettledError
        if not self._wire.limits.local:
            time.sleep(random.uniform(*_READS_THE_PAGE_S))  # noqa: S311 - no secret
        referer = {"Referer": f"{self._page}?{urlencode(asked)}"}
        options["headers"] = {**options["headers"], **referer}

    def _sent(self, send: Callable[..., Any], url: str, options: dict[str, Any]) -> Any:  # noqa: ANN401
        began = self._wire.begin()
        self.reply = None
        options["timeout"] = left_s = min(_STEP_S, self._wire.left_s)
        try:
            answer = within(left_s, lambda: send(url, **options))
        except Exception as error:  # noqa: BLE001 - two libraries, each with its own
            raise self._wire.lost(began, error, writing=False) from None
        headers = {name.lower(): value for name, value in answer.headers.items()}
        self.reply = Reply(answer.status_code, headers, answer.content)
        return answer


def kind_of(reply: Reply) -> str:
    """Garmin's word for how a log-in went; empty where it said none."""
    try:
        body = decoded(reply.content)
    except ValueError:
        return ""
    status = body.get("responseStatus") if isinstance(body, dict) else None
    kind = status.get("type") if isinstance(status, dict) else None
    return kind if isinstance(kind, str) else ""


def is_blocked(reply: Reply) -> bool:
    """Whether Garmin blocks log-ins from here."""
    if reply.status in BLOCKED:
        return True
    try:
        body = decoded(reply.content)
    except ValueError:
        return False
    error = body.get("error") if isinstance(body, dict) else None
    return isinstance(error, dict) and str(error.get("status-code")) in {"427", "429"}
