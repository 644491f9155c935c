"""A service that wants the athlete to log in, and when it is asked all the same.

It refused what opens it, and would refuse that again. It is asked once something else
opens it: after a log-in, or when other tokens or another key were put in place.
"""

from coach.credentials.trace import is_of, trace_of
from coach.domain.sync import Service, Trouble
from coach.jobs import breaker
from coach.jobs.context import Context
from connectors.base import ConnectorError

MENDED_THERE = frozenset({"hevy"})
"""Services whose key stays the same while it is refused and when it is good again, as
Hevy's does when Hevy Pro ends and is renewed: someone who waits may try it."""


def may_ask(context: Context, service: Service, *, by_hand: bool = False) -> bool:
    """Whether the service may be asked now; see `coach.jobs.breaker.may_ask`."""
    if service.trouble is not Trouble.LOG_IN:
        return breaker.may_ask(service, context.clock.now(), by_hand=by_hand)
    if by_hand and service.name in MENDED_THERE:
        return True
    opens = context.services.opens(service.name)
    if opens is None or service.refused is None:
        return opens is not None
    return not is_of(service.refused, opens.reveal())


def trace(context: Context, name: str, error: ConnectorError | None) -> str | None:
    """A trace of what the service refused to be opened with; None of another trouble.

    That is looked up now: tokens may have been refreshed and kept since it was asked.
    Call it in no transaction, as it opens one where the tokens lie in the database.
    """
    if error is None or error.trouble is not Trouble.LOG_IN:
        return None
    opens = context.services.opens(name)
    return None if opens is None else trace_of(opens.reveal())


def refused(context: Context, service: Service, error: ConnectorError) -> Service:
    """The service after a refusal; in no transaction, see `trace`."""
    told = trace(context, service.name, error)
    return breaker.refused(service, error, context.clock.now(), told)
