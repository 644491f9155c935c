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

HELD_BY_HAND = timedelta(hours=1)
"""So long one that is down and said when it is back is left alone by someone who waits,
too: longer is a guess, and a request an hour is no burden."""

LONGEST = timedelta(days=366)
CLOCK_WAS_WRONG = timedelta(days=1)
"""A service asked so far in the future was asked under a wrong clock: what it said of
the time to wait is not known any more."""

_REASON = 300


def may_ask(service: Service, now: datetime, *, by_hand: bool = False) -> bool:
    """Whether the service may be asked now.

    One that asked to be left alone is, by everybody. One that did not answer may be
    asked `by_hand`: by someone who waits for the answer; unless it said when it is
    back. One that wants the athlete to log in is not asked again until then.
    """
    if service.trouble is None:
        return True
    if service.trouble is Trouble.LOG_IN:
        return False
    retry_at = service.retry_at
    if by_hand and service.trouble is not Trouble.LIMITED:
        retry_at = _held_by_hand_until(service)
    return retry_at is None or now >= retry_at or _was_wrong(service, now)


def rests(service: Service, now: datetime) -> bool:
    """Whether it said until when it is to be left alone, and is."""
    held = service.trouble not in {None, Trouble.LOG_IN}
    return held and not may_ask(service, now, by_hand=True)


def answered(service: Service, now: datetime) -> Service:
    """The service after it has done what it was asked."""
    return replace(
        service,
        tried_at=now,
        trouble=None,
        reason=None,
        failures=0,
        retry_at=None,
        refused=None,
    )


def refused(
    service: Service, error: ConnectorError, now: datetime, trace: str | None = None
) -> Service:
    """The service after it has not: in what trouble, and until when it is left alone.

    `failures` counts refusals of the same kind in a row, until it says for how long.
    """
    again = service.trouble is error.trouble
    failures = service.failures + 1 if again else 1
    told = _told(error)
    if told is not None:
        failures = 0
    pause = _pause(error, failures) if told is None else told
    return replace(
        service,
        tried_at=now,
        trouble=error.trouble,
        reason=clean(redacted(error.message), limit=_REASON),
        failures=failures,
        retry_at=None if pause is None else now + pause,
        refused=trace,
    )


def _pause(error: ConnectorError, failures: int) -> timedelta | None:
    """How long nothing is asked of one that does not say; None until the log-in."""
    if error.trouble is Trouble.LOG_IN:
        return None
    if error.trouble is Trouble.LIMITED:
        doublings = min(failures - 1, 10)
        return min(LIMITED_FOR * (1 << doublings), LIMITED_AT_MOST)
    step = min(failures, len(DOWN_FOR_MINUTES)) - 1
    return timedelta(minutes=DOWN_FOR_MINUTES[step])


def _told(error: ConnectorError) -> timedelta | None:
    """For how long it asked to be left alone; None where it did not say."""
    told = error.retry_after_s
    if error.trouble is Trouble.LOG_IN or told is None or told < 0:
        return None
    return timedelta(seconds=min(told, LONGEST.total_seconds()))


def _held_by_hand_until(service: Service) -> datetime | None:
    """When someone who waits may ask one that is down; None for at once."""
    told = service.failures == 0
    if not told or service.retry_at is None or service.tried_at is None:
        return None
    return min(service.retry_at, service.tried_at + HELD_BY_HAND)


def _was_wrong(service: Service, now: datetime) -> bool:
    tried_at = service.tried_at
    return tried_at is not None and tried_at - now > CLOCK_WAS_WRONG
