"""Each service asked a single thing, for the doctor."""

from collections.abc import Iterator
from datetime import timedelta

from coach.domain.sync import Service, Trouble
from coach.jobs import latch
from coach.jobs.breaker import answered, rests
from coach.jobs.context import Context
from coach.jobs.home_health import Finding
from connectors.base import ConnectorError

CLOCK_MAY_DIFFER = timedelta(minutes=5)
"""Tokens are good for a time, and a clock further off takes good ones for old."""

_FIXES = {
    Trouble.LOG_IN: "Run coach auth {}",
    Trouble.LIMITED: "Nothing: coach asks again when the time has passed.",
    Trouble.DOWN: "Nothing: coach asks again by itself; coach sync {} asks at once.",
}


def probe_services(context: Context) -> tuple[Finding, ...]:
    """What every service that is set up answers; nothing is asked of the others.

    One that asked to be left alone is left alone here too.
    """
    names = context.services.ready()
    if not names:
        said = "none is set up, so nothing was asked"
        return (Finding("services", "fine", said),)
    return tuple(finding for name in names for finding in _asked(context, name))


def _asked(context: Context, name: str) -> Iterator[Finding]:
    with context.reading() as store:
        known = store.service(name)
    now, shown = context.clock.now(), name.capitalize()
    if not latch.may_ask(context, known, by_hand=True):
        yield _trouble(context, known, "it was not asked")
        return
    try:
        probe = context.services.probe(name)
    except ConnectorError as error:
        known = latch.refused(context, known, error)
        _keep(context, known)
        yield _trouble(context, known, "it was asked")
        return
    if known.trouble is not None:
        _keep(context, answered(known, now))
    yield Finding(name, "fine", f"{shown} answers and lets coach in")
    if probe.clock is not None and abs(now - probe.clock) > CLOCK_MAY_DIFFER:
        minutes = round(abs(now - probe.clock).total_seconds() / 60)
        side = "ahead of" if now > probe.clock else "behind"
        said = f"this machine's is {minutes} min {side} that of {shown}"
        yield Finding("clock", "wrong", said, "Set this machine's clock.")
    for said in probe.strange:
        fix = "Run coach export garmin --dry-run and look at it before you approve."
        yield Finding(name, "note", said, fix)


def _keep(context: Context, service: Service) -> None:
    with context.alone(), context.writing() as store:
        store.save_service(service)


def _trouble(context: Context, service: Service, asked: str) -> Finding:
    trouble = service.trouble or Trouble.DOWN
    state = "wrong" if trouble is Trouble.LOG_IN else "note"
    rest = trouble if not rests(service, context.clock.now()) else Trouble.LIMITED
    fix = _FIXES.get(rest, "Run coach status").format(service.name)
    at = service.retry_at
    local = None if at is None else at.astimezone(context.clock.timezone)
    until = f"; it is asked again from {local:%Y-%m-%d %H:%M} on" if local else ""
    return Finding(service.name, state, f"{asked}: {service.reason}{until}", fix)
