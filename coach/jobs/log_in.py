"""Logging in to a service and out of it: the only job that may be asked for a password.

A log-in is tried once. Where the service blocks log-ins, that is kept, and nobody asks
before the time is over.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from coach.clock import Clock
from coach.domain.sync import Service, Trouble
from coach.errors import CoachError, ExitCode
from coach.jobs.breaker import may_ask, refused
from coach.jobs.context import Context
from coach.redaction import Secret
from connectors.base import ConnectorError


@dataclass(frozen=True, slots=True)
class Credentials:
    """What opens a service.

    Attributes:
        secret: the password, or the key.
        email: of the account, where it is opened with a password.
        ask_code: asks for the code that the service has sent, where it wants one.
    """

    secret: Secret
    email: str = ""
    ask_code: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """What a service gave for them.

    Attributes:
        secret: what opens it from now on.
        account: whose it is, as the service calls them; empty where it does not say.
    """

    secret: Secret
    account: str


def log_in(context: Context, name: str, credentials: Callable[[], Credentials]) -> str:
    """Log in and switch the service on; whose account it is.

    Args:
        context: the athlete's.
        name: the service's.
        credentials: asks the athlete for them, unless nothing may be tried now.

    Raises:
        CoachError: it did not let the athlete in (exit 4), did not answer (5) or
            blocks log-ins for now (6).
    """
    _refuse_while_blocked(context, name)
    given = credentials()
    try:
        entry = context.services.log_in(name, given)
    except ConnectorError as error:
        raise _explained(context, name, error) from error
    context.services.keep(name, entry.secret)
    with context.alone(), context.writing() as store:
        service = store.service(name)
        since = service.switched_on_at or context.clock.now()
        store.save_service(_at_peace(replace(service, switched_on_at=since)))
    return entry.account


def log_out(context: Context, name: str) -> bool:
    """Forget what opens the service and switch it off; whether it was on.

    What came in from it stays.
    """
    with context.alone():
        context.services.keep(name, None)
        with context.writing() as store:
            service = store.service(name)
            off = replace(service, switched_on_at=None)
            blocked = service.trouble is Trouble.LIMITED
            store.save_service(off if blocked else _at_peace(off))
    return service.switched_on_at is not None


def _at_peace(service: Service) -> Service:
    return replace(
        service, trouble=None, reason=None, failures=0, retry_at=None, refused=None
    )


def _refuse_while_blocked(context: Context, name: str) -> None:
    """Nothing, unless the service has asked to be left alone and the time is not over.

    Raises:
        CoachError: it has (exit 6).
    """
    with context.reading() as store:
        service = store.service(name)
    blocked = service.trouble is Trouble.LIMITED
    if blocked and not may_ask(service, context.clock.now(), by_hand=True):
        raise _limited(context.clock, name, service.retry_at)


def _explained(context: Context, name: str, error: ConnectorError) -> CoachError:
    why = error.message[:1].upper() + error.message[1:] + "."
    if error.trouble is Trouble.LIMITED:
        with context.alone(), context.writing() as store:
            service = refused(store.service(name), error, context.clock.now())
            store.save_service(service)
        return _limited(context.clock, name, service.retry_at, why)
    if error.trouble is Trouble.DOWN:
        return CoachError(
            f"{error.service} does not answer.",
            why,
            f"Try coach auth {name} again later; your data is as it was.",
            ExitCode.SERVICE_DOWN,
        )
    return CoachError(
        f"{error.service} did not let you in.",
        why,
        f"{_CHECK[name]}, then run coach auth {name} again.",
        ExitCode.LOG_IN_FIRST,
    )


_CHECK = {
    "garmin": "Check that you can log in at connect.garmin.com",
    "hevy": "Look up the key at hevy.com/settings?developer",
}


def _limited(
    clock: Clock, name: str, until: datetime | None, why: str = ""
) -> CoachError:
    when = "later" if until is None else f"after {_told(clock, until)}"
    return CoachError(
        f"{name.capitalize()} lets nobody log in from your address for now.",
        why or "It asked to be left alone for a while.",
        f"Run coach auth {name} again {when}; asking earlier makes it longer.",
        ExitCode.RATE_LIMITED,
    )


def _told(clock: Clock, moment: datetime) -> str:
    """`22:40`, with its day where that is not today."""
    local = moment.astimezone(clock.timezone)
    today = local.date() == clock.today()
    return f"{local:%H:%M}" if today else f"{local:%Y-%m-%d %H:%M}"
