"""Garmin as coach asks it: with tokens only, and every failure as one kind of error."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING, Any, TypeVar

from coach import faults
from coach.domain.sync import Trouble
from connectors.base import ConnectorError
from connectors.garmin.answers import (
    HiccupError,
    Reply,
    decoded,
    hiccup,
    refusal,
    trouble,
)
from connectors.http import TimeLeft, dated, unhurried

if TYPE_CHECKING:
    from connectors.garmin.library import Library, Reload, Save

Wanted = TypeVar("Wanted")

CAP = 1000
PACE_S = 0.5
PATIENCE_S = 20.0
_TRIES = 3
_FIRST_PAUSE_S, _LONGEST_PAUSE_S = 0.2, 2.0


class GarminClient:
    """One athlete's Garmin account; it never logs in.

    The library is loaded with the first request. Once Garmin wants to be left alone, or
    the athlete to log in, nothing more is asked, nor once it said when to come back.

    Args:
        tokens: as the library writes them.
        save: keeps new tokens, at once when there are any.
        base_url: another server, on this machine.
        pace_s: seconds from one request to the next; half a second, none on this
            machine.
        cap: so many requests at most. The one after that is `Trouble.LIMITED` with
            `retry_after_s` 0: what came in is good, and the next run goes on.
        patience_s: seconds that unanswered requests may cost, taken together.
        reload: the tokens as they are kept now: another run may have refreshed them.

    Attributes:
        time_left: for how long somebody waits; no request takes longer.
    """

    def __init__(  # noqa: PLR0913 - each can be told alone
        self,
        tokens: str,
        save: "Save",
        *,
        base_url: str | None = None,
        pace_s: float | None = None,
        cap: int = CAP,
        patience_s: float = PATIENCE_S,
        reload: "Reload | None" = None,
    ) -> None:
        self._tokens = tokens
        self._save = save
        self._base_url = base_url
        self._pace_s = (0.0 if base_url else PACE_S) if pace_s is None else pace_s
        self._cap = cap
        self._patience_s = patience_s
        self._reload = reload
        self._opened: Library | None = None
        self._over: ConnectorError | None = None
        self.time_left: TimeLeft = unhurried

    def get(self, path: str, **params: object) -> Any:  # noqa: ANN401 - JSON
        """The JSON there; `{}` where there is nothing (HTTP 204).

        Raises:
            ConnectorError: it did not answer so.
        """
        return self._reading(lambda: _json(self._asked("GET", path, params=params)))

    def download(self, path: str) -> bytes:
        """The file there.

        Raises:
            ConnectorError: there is none (`Trouble.MISSING`), or it did not answer.
        """
        return self._reading(lambda: self._file(path))

    def post(self, path: str, json: object) -> Any:  # noqa: ANN401 - JSON
        """Send it, once, and give the JSON answered; `{}` where there is none.

        Raises:
            ConnectorError: with `unsure` set when it may be there all the same.
        """
        return self._writing("POST", path, json)

    def put(self, path: str, json: object) -> Any:  # noqa: ANN401 - JSON
        """Send it in the place of what is there; as `post`."""
        return self._writing("PUT", path, json)

    def delete(self, path: str) -> None:
        """Remove what is there; as `post`."""
        self._writing("DELETE", path, None)

    @property
    def its_time(self) -> datetime | None:
        """What Garmin's clock showed with its last answer; None where none is known."""
        reply = self._opened.wire.reply if self._opened else None
        return None if reply is None else dated(reply.headers.get("date"))

    @property
    def asked(self) -> int:
        """How many requests there were."""
        return self._opened.wire.asked if self._opened else 0

    def _reading(self, read: Callable[[], Wanted]) -> Wanted:
        """What it reads, asked for anew while the answer is lost or makes no sense."""
        try:
            return read()
        except HiccupError as error:
            left_s = min(self._patience_s, self.time_left())
            if left_s <= 0:
                raise
            return self._again(read, error, left_s)

    def _again(
        self, read: Callable[[], Wanted], first: HiccupError, left_s: float
    ) -> Wanted:
        import stamina  # slow to import, and needed after a failure only

        # Its own log would have every failure on the screen.
        stamina.instrumentation.set_on_retry_hooks(())
        attempts = stamina.retry_context(
            on=HiccupError,
            attempts=_TRIES,
            timeout=left_s,
            wait_initial=_FIRST_PAUSE_S,
            wait_max=_LONGEST_PAUSE_S,
            wait_jitter=_FIRST_PAUSE_S,
        )
        for attempt in attempts:
            with attempt:
                if attempt.num == 1:
                    raise first
                return read()
        raise AssertionError("stamina tries at least once")

    def _writing(self, method: str, path: str, json: object) -> Any:  # noqa: ANN401
        faults.point("garmin.send")
        reply = self._asked(method, path, json=json)
        faults.point("garmin.received")
        return _json(reply, writing=True)

    def _file(self, path: str) -> bytes:
        reply = self._asked("GET", path, headers={"Accept": "*/*"})
        if not reply.content or reply.content.lstrip().startswith((b"<", b"{")):
            raise hiccup("it sent no file", writing=False)
        return reply.content

    def _asked(self, method: str, path: str, **options: object) -> Reply:
        """The answer of one request, if it is a success.

        The library refreshes the tokens and sends once more where they are refused.
        """
        if self._over is not None:
            raise self._over
        try:
            return self._once(method, path, options)
        except ConnectorError as error:
            if error.ends_it:
                self._over = error.of_the_next()
            raise

    def _once(self, method: str, path: str, options: Mapping[str, object]) -> Reply:
        library = self._library()
        from garminconnect import (
            GarminConnectAuthenticationError,
            GarminConnectConnectionError,
        )

        # What the library makes of an answer differs; the answer itself does not.
        with suppress(GarminConnectAuthenticationError, GarminConnectConnectionError):
            library.request(method, "connectapi", path, **options)
        reply = library.wire.reply
        if reply is None:
            raise trouble(
                "its client library is of a version that coach does not know",
                Trouble.REFUSED,
            )
        if not 200 <= reply.status < 300:
            raise refusal(reply, writing=method != "GET")
        return reply

    def _library(self) -> "Library":
        if self._opened is None:
            self._opened = self._open()
        return self._opened

    def _open(self) -> "Library":
        from garminconnect import GarminConnectConnectionError

        from connectors.garmin.library import Library
        from connectors.garmin.wire import Limits, Wire

        limits = Limits(
            self._cap, self._pace_s, self._patience_s, local=self._base_url is not None
        )
        wire = Wire(limits, lambda: self.time_left())  # noqa: PLW0108 - as it is then
        library = Library(wire, self._save, self._base_url, self._reload)
        try:
            library.loads(self._tokens)
        except GarminConnectConnectionError as error:
            raise trouble(
                "there are no tokens to come in with", Trouble.LOG_IN
            ) from error
        return library


def _json(reply: Reply, *, writing: bool = False) -> Any:  # noqa: ANN401 - JSON
    try:
        found = decoded(reply.content)
    except ValueError as error:
        raise hiccup("its answer makes no sense", writing=writing) from error
    return {} if found is None else found
