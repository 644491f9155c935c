"""The client library, with coach's own wire under it and without its own log-ins.

It comes in two versions that differ in where they keep sessions and addresses, in what
they make of errors, and in what they do when new tokens cannot be saved. All that is
overridden here so that both behave alike; what is left to them is what they are good
at: headers, tokens, and when a token is to be refreshed.
"""

import json
import logging
from collections.abc import Callable
from typing import Any

from garminconnect.client import Client

from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.answers import Reply, hiccup, refusal, trouble
from connectors.garmin.wire import Wire
from connectors.http import within

# The library logs answers and addresses; coach says itself what went wrong.
logging.getLogger("garminconnect").setLevel(logging.CRITICAL)
logging.getLogger("urllib3").setLevel(logging.WARNING)

TOKEN_PATH = "/di-oauth2-service/oauth/token"  # noqa: S105 - an address
_TOKEN_S = 10.0

Save = Callable[[str], None]
Reload = Callable[[], str | None]


class Library(Client):  # type: ignore[misc]
    """The library's client over a wire.

    Attributes:
        token_reply: what the last request for tokens was answered with.
    """

    def __init__(
        self, wire: Wire, save: Save, base_url: str | None, reload: Reload | None = None
    ) -> None:
        super().__init__()
        self.wire = wire
        self._save = save
        self._reload = reload
        self._token_url = base_url and base_url + TOKEN_PATH
        self._refused: ConnectorError | None = None
        self._api_session = wire  # where the newer version sends
        self.token_reply: Reply | None = None
        if base_url:
            self._connectapi = self._sso = self._connect = base_url

    def _fresh_api_session(self) -> Wire:
        """Where the older version sends."""
        return self.wire

    def _http_post(self, url: str, **options: Any) -> Any:  # noqa: ANN401
        """Ask for tokens; the older version has the address as a constant."""
        began = self.wire.begin()
        self.token_reply = None
        options["timeout"] = left_s = min(_TOKEN_S, self.wire.left_s)
        send, address = super()._http_post, self._token_url or url
        try:
            answer = within(left_s, lambda: send(address, **options))
        except Exception as error:  # two libraries send it, each with its own errors
            raise self.wire.lost(began, error, writing=False) from error
        headers = {name.lower(): value for name, value in answer.headers.items()}
        self.token_reply = Reply(answer.status_code, headers, answer.content)
        return answer

    def _establish_session(
        self,
        ticket: str,
        sess: object = None,  # noqa: ARG002 - only what is not wanted needs it
        service_url: str | None = None,
    ) -> None:
        """Tokens for a ticket, and nothing in their place: only these can be kept."""
        self._exchange_service_ticket(ticket, service_url=service_url)

    def _refresh_session(self) -> None:
        """New tokens for old, kept before anything else is asked.

        It is called some minutes before the old token ends, and when that was refused.
        In the first case a failure may be no harm: the old one is still good.

        Raises:
            ConnectorError: the old ones are no good any more, and there are no others.
            CoachError: they cannot be kept; what the disk holds is spent.
        """
        stale = self.wire.reply is not None and self.wire.reply.status == 401
        if self._take_newer() and not self._token_expires_soon():
            return
        if self._refused is None:
            try:
                self._refresh()
            except ConnectorError as error:
                self._refused = error
            else:
                self._save(self.dumps())
                return
        if stale:
            raise self._refused

    def _take_newer(self) -> bool:
        """Whether another run has refreshed them meanwhile."""
        kept = self._reload and self._reload()
        if not kept:
            return False
        mine = json.loads(self.dumps())
        try:
            theirs = json.loads(kept)["di_refresh_token"]
        except (ValueError, KeyError, TypeError):
            return False
        if not theirs or theirs == mine["di_refresh_token"]:
            return False
        self.loads(kept)
        return True

    def _refresh(self) -> None:
        before = self.dumps()
        self.token_reply = None
        try:
            self._refresh_di_token()
        except ConnectorError:
            raise
        except Exception as error:  # the versions and their HTTP libraries differ in it
            self.loads(before)
            raise self.token_trouble() from error
        if not isinstance(json.loads(self.dumps())["di_token"], str):
            self.loads(before)
            raise self.token_trouble()

    def token_trouble(self) -> ConnectorError:
        """Why no tokens came."""
        reply = self.token_reply
        if reply is None:
            return trouble("the tokens are no good any more", Trouble.LOG_IN)
        if reply.status == 200:
            return hiccup("its answer makes no sense", writing=False)
        if reply.status in {400, 401}:
            return trouble("the tokens are no good any more", Trouble.LOG_IN)
        return refusal(reply, writing=False)
