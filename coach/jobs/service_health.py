"""Services, what waits for them and what opens them, without asking any of them."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from coach.database import Store
from coach.domain import wording
from coach.domain.review import Export, ExportState
from coach.domain.sync import Service, Trouble
from coach.jobs.context import Context
from coach.jobs.home_health import Finding

STUCK_AFTER = timedelta(days=1)
OLD_TOKENS = timedelta(days=330)
"""Garmin's refresh tokens are good for about a year."""

FILES = {"fit", "ics"}
"""Exports that no service has to take."""

_TOKENS = "garmin/garmin_tokens.json"


def service_findings(context: Context, store: Store) -> Iterator[Finding]:
    """How each service stands, and what is stuck on its way to one."""
    ready = context.services.ready()
    known = {service.name: service for service in store.services()}
    for name in ("garmin", "hevy"):
        service = known.get(name, Service(name))
        yield _service(context, service, ready=name in ready)
    yield from _client(ready=ready)
    yield from _stuck(context, store.exports())


def _service(context: Context, service: Service, *, ready: bool) -> Finding:
    name = service.name
    if not ready:
        if service.switched_on_at is None:
            return Finding(name, "fine", f"off; coach auth {name} sets it up")
        said = "there is nothing to log in with any more"
        return Finding(name, "wrong", said, f"Run coach auth {name}")
    if service.trouble is Trouble.LOG_IN:
        return Finding(name, "wrong", str(service.reason), f"Run coach auth {name}")
    said = _synced(context, service)
    if service.trouble is not None:
        said = f"{service.reason}; {said}"
        return Finding(name, "note", said, "Run coach doctor --online")
    age = _age_of_tokens(context) if name == "garmin" else None
    if age is not None and age > OLD_TOKENS:
        said = f"its tokens are {age.days} days old and end within weeks; {said}"
        return Finding(name, "note", said, "Run coach auth garmin")
    return Finding(name, "fine", said)


def _synced(context: Context, service: Service) -> str:
    if service.synced_at is None:
        return "set up, and nothing was fetched yet"
    at = service.synced_at.astimezone(context.clock.timezone)
    return f"all it has was fetched on {at:%Y-%m-%d %H:%M}"


def _age_of_tokens(context: Context) -> timedelta | None:
    """Since the tokens were last written; None where they lie in no file."""
    try:
        written = (context.home / _TOKENS).stat().st_mtime
    except OSError:
        return None
    return context.clock.now() - datetime.fromtimestamp(written, UTC)


def _client(ready: tuple[str, ...]) -> Iterator[Finding]:
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("garminconnect")
    except PackageNotFoundError:
        yield Finding(
            "garminconnect",
            "wrong",
            "the library that speaks to Garmin is not installed",
            "Install coach again, as its README says.",
        )
        return
    old = tuple(int(n) for n in found.split(".")[:3] if n.isdigit()) < (0, 3, 5)
    if not old:
        yield Finding("garminconnect", "fine", found)
        return
    said = (
        f"{found} leaves its tokens open to others (GHSA-wjhr-76vg-2hvc);"
        " coach keeps them itself, closed"
    )
    fix = "A newer one needs Python 3.12." if "garmin" in ready else ""
    yield Finding("garminconnect", "fine", f"{said}. {fix}".strip())


def _stuck(context: Context, exports: tuple[Export, ...]) -> Iterator[Finding]:
    now = context.clock.now()
    for target in sorted({e.target for e in exports} - FILES):
        mine = [e for e in exports if e.target == target]
        failed = [e for e in mine if e.state is ExportState.FAILED]
        waiting = [
            e
            for e in mine
            if e.state in {ExportState.PENDING, ExportState.UNKNOWN}
            and e.created_at is not None
            and now - e.created_at > STUCK_AFTER
        ]
        shown = target.capitalize()
        if failed:
            count = wording.count(len(failed), "workout")
            said = f"{shown} refused {count}: {failed[-1].error or 'without a reason'}"
            yield Finding("outbox", "note", said, f"Run coach export {target}")
        if waiting:
            count = wording.count(len(waiting), "workout")
            said = f"{count} waited longer than a day for {shown}"
            yield Finding("outbox", "note", said, "Run coach status")
