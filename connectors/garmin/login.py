"""Logging in to Garmin: a password, maybe a code, and tokens for it. Once.

The library knows several ways in and tries them one after the other, each with the
password; Garmin answers that by blocking the address. So the password is sent once
here, and whatever comes back is the answer.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import garminconnect.client
from garminconnect import GarminConnectConnectionError

from coach.domain.sync import Trouble
from coach.errors import CoachError
from coach.redaction import clean
from connectors.base import ConnectorError
from connectors.garmin.answers import Reply, decoded, hiccup, trouble
from connectors.garmin.door import Door, SettledError, is_blocked, kind_of
from connectors.garmin.library import Library
from connectors.garmin.wire import Limits, Wire
from connectors.http import retry_after_s

BLOCK_S = 3600.0
"""How long a block of log-ins lasts, where Garmin does not say: others report that."""

PROFILE_PATH = "/userprofile-service/socialProfile"


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """What a log-in gives.

    Attributes:
        tokens: as `connectors.garmin.client.GarminClient` takes them.
        account: whose they are, as Garmin calls them; empty where it does not say.
    """

    tokens: str
    account: str

    def __repr__(self) -> str:
        return f"LoggedIn(account={self.account!r})"


def log_in(
    email: str,
    password: str,
    ask_code: Callable[[], str],
    *,
    base_url: str | None = None,
) -> LoggedIn:
    """Log in with a password, and a code where Garmin wants one.

    Args:
        email: of the account.
        password: sent once, and not kept.
        ask_code: asks for the code that Garmin has sent; called when it wants one.
        base_url: another server, on this machine; nothing is waited for there.

    Raises:
        ConnectorError: `LOG_IN` when the password or the code is wrong, `LIMITED` when
            Garmin blocks log-ins from here, `DOWN` when it does not answer.
    """
    wire = Wire(Limits(pace_s=0.0, local=base_url is not None))
    library = _LogIn(wire, base_url)
    with _delays(none=base_url is not None):
        try:
            library.login(email, password, prompt_mfa=ask_code)
        except (ConnectorError, CoachError):
            raise
        except Exception:  # noqa: BLE001 - the library stumbles over odd answers
            # Without its cause: that may hold all that Garmin answered.
            raise library.why_not() from None
    account = _account(library)  # which may have the tokens refreshed
    return LoggedIn(library.dumps(), account)


def _account(library: Library) -> str:
    try:
        library.request("GET", "connectapi", PROFILE_PATH)
    except (GarminConnectConnectionError, ConnectorError):
        reply = library.wire.reply
        if reply is not None and reply.status in {401, 403}:
            raise trouble(
                "it let you in and then refused the tokens it gave", Trouble.LOG_IN
            ) from None
        return ""
    reply = library.wire.reply
    try:
        profile = decoded(reply.content) if reply else None
    except ValueError:
        return ""
    if not isinstance(profile, dict):
        return ""
    name = profile.get("fullName") or profile.get("displayName") or ""
    return clean(str(name), limit=100)


class _LogIn(Library):
    """The library's client on its one way in."""

    def __init__(self, wire: Wire, base_url: str | None) -> None:
        super().__init__(wire, _keep_nothing, base_url)
        self.verify_login = False  # or a token refused would have it log in again
        self._door: Door | None = None

    def why_not(self) -> ConnectorError:
        """Why there are no tokens, from what was answered last."""
        door = self._door
        if door is None or door.reply is None:
            return hiccup("it cannot be reached from here", writing=False)
        if door.let_in and self.token_reply is not None:
            return self.token_trouble()
        return _why(door.reply, code=door.code_sent)

    def _do_mobile_login(self, sess: Any, email: str, password: str) -> None:  # noqa: ANN401
        door = self._door
        if door is not None and not door.turned_away:
            raise SettledError
        self._door = Door(sess, self.wire, self._sso)
        super()._do_mobile_login(self._door, email, password)

    def _widget_web_login(self, *_: str) -> None:
        raise SettledError

    def _portal_web_login_cffi(self, *_: str) -> None:
        raise SettledError

    def _portal_web_login_requests(self, *_: str) -> None:
        raise SettledError


def _keep_nothing(_: str) -> None:
    """Tokens of a log-in are kept when it is through."""


def _why(reply: Reply, *, code: bool) -> ConnectorError:
    kind = kind_of(reply)
    if kind == "INVALID_USERNAME_PASSWORD":
        return trouble("it does not know that e-mail and password", Trouble.LOG_IN)
    if kind == "CAPTCHA_REQUIRED":
        return _blocked(reply, "it wants to see that you are no machine")
    if is_blocked(reply) or (reply.status == 403 and not kind):
        return _blocked(reply, "it blocks log-ins from your address for a while")
    if kind and code:
        return trouble("the code was wrong, or too old", Trouble.LOG_IN)
    if kind:
        word = clean(kind, limit=60)
        return trouble(f"it does not let you in ({word})", Trouble.LOG_IN)
    return hiccup(f"it answered with an error (HTTP {reply.status})", writing=False)


def _blocked(reply: Reply, why: str) -> ConnectorError:
    told_s = retry_after_s(reply.headers)
    wait_s = BLOCK_S if told_s is None else told_s
    return trouble(why, Trouble.LIMITED, wait_s=wait_s)


@contextmanager
def _delays(*, none: bool) -> Iterator[None]:
    """The library reads the sign-in page for some seconds as a person would."""
    page = getattr(garminconnect.client, "sso", None)
    if page is None or not none:
        yield
        return
    names = ("MOBILE_DELAY_MIN_S", "MOBILE_DELAY_MAX_S")
    before = {name: getattr(page, name) for name in names}
    try:
        for name in names:
            setattr(page, name, 0.0)
        yield
    finally:
        for name, value in before.items():
            setattr(page, name, value)
