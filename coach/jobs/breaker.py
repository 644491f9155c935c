"""When a service may be asked, and what a refusal means for the next time.

Pure: what is known of a service goes in, and comes out as it is to be kept.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from coach.domain.sync import Service, Trouble
from coach.redaction import clean, redacted
from connectors.base import ConnectorError

LIMITED_FOR = timedelta(hours=1)
LIMITED_AT_MOST = timedelta(hours=24)
"""How long a service that asks to be left alone is left alone, where it does not say
for how long: doubled with every time it says so again."""

DOWN_FOR_MINUTES = (0, 2, 5, 10, 20, 40, 60)
"""How long one that does not answer is left alone: it was given time enough in the run
that met it, so the next run may ask; the pauses grow after that."""

LONGEST = timedelta(days=366)
CLOCK_WAS_WRONG = timedelta(days=1)
"""A service asked so far in the future was asked under a wrong clock: what it said of
the time to wait is not known any more."""

_REASON = 300


def may_ask(service: Service, now: datetime, *, by_hand: bool = False) -> bool:
    """Whether the service may be asked now.

    One that asked to be left alone is, by everybody. One that did not answer may be
    asked `by_hand`: by someone who waits for the answer. One that wants the athlete
    to log in is not asked again until then.
    """
    if service.trouble is None:
        return True
    if service.trouble is Trouble.LOG_IN:
        return False
    if by_hand and service.trouble is not Trouble.LIMITED:
        return True
    return (
        service.retry_at is None or now >= service.retry_at or _was_wrong(service, now)
    )


def answered(service: Service, now: datetime) -> Service:
    """The service after it has done what it was asked."""
    return replace(
        service,
        tried_at=now,
        trouble=None,
        reason=None,
        failures=0,
        retry_at=None,
    )


def refused(service: Service, error: ConnectorError, now: datetime) -> Service:
    """The service after it has not: in what trouble, and until when it is left alone.

    `failures` counts refusals of the same kind in a row.
    """
    again = service.trouble is error.trouble
    failures = service.failures + 1 if again else 1
    pause = _pause(error, failures)
    return replace(
        service,
        tried_at=now,
        trouble=error.trouble,
        reason=clean(redacted(error.message), limit=_REASON),
        failures=failures,
        retry_at=None if pause is None else now + pause,
    )


def _pause(error: ConnectorError, failures: int) -> timedelta | None:
    """How long nothing is asked; None until the athlete has logged in."""
    if error.trouble is Trouble.LOG_IN:
        return None
    told = error.retry_after_s
    if told is not None and told >= 0:
        return timedelta(seconds=min(told, LONGEST.total_seconds()))
    if error.trouble is Trouble.LIMITED:
        doublings = min(failures - 1, 10)
        return min(LIMITED_FOR * (1 << doublings), LIMITED_AT_MOST)
    step = min(failures, len(DOWN_FOR_MINUTES)) - 1
    return timedelta(minutes=DOWN_FOR_MINUTES[step])


def _was_wrong(service: Service, now: datetime) -> bool:
    tried_at = service.tried_at
    return tried_at is not None and tried_at - now > CLOCK_WAS_WRONG
