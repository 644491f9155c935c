"""How fresh each source is on an evening."""

from collections.abc import Collection
from datetime import date, timedelta

from coach.clock import Clock
from coach.database import Store
from coach.domain.sync import Service, SourceState, SourceStatus
from coach.review.seen import FILES, holds_everything

SERVICES = ("garmin", "hevy")

EVENING_FROM_HOUR = 18
"""What a service had by then it had of that day, once the day is looked back on."""


def source_statuses(store: Store, day: date, clock: Clock) -> tuple[SourceStatus, ...]:
    """A row for each service and one for files.

    A service that is on has answered up to the day on which all it had came in; for
    that very day only if it was asked in the evening, or if it is still that day and
    nothing has gone wrong since. With no service switched on, a day has answered once
    anything dated that day was imported or logged, or the athlete ran its review on a
    terminal.
    """
    held = {each.name: each for each in store.services()}
    on = {name for name in SERVICES if name in held and held[name].switched_on_at}
    services = tuple(
        _service(store, held[name], day, clock)
        if name in on
        else SourceStatus(name, SourceState.OFF)
        for name in SERVICES
    )
    return (*services, _files(store, day, on))


def _service(store: Store, held: Service, day: date, clock: Clock) -> SourceStatus:
    through = _answered_through(held, clock)
    seen = None if through is None else min(through, day)
    tried = held.tried_at and held.tried_at.astimezone(clock.timezone).date()
    state = SourceState.OK if seen == day else SourceState.STALE
    trouble = held.trouble
    if trouble is not None and (seen != day or (tried is not None and tried <= day)):
        state = SourceState.UNREACHABLE
    else:
        trouble = None
    as_of = store.newest_day_of(held.name, day)
    return SourceStatus(held.name, state, as_of, seen, trouble)


def _answered_through(held: Service, clock: Clock) -> date | None:
    """The last day of which nothing can be missing here."""
    if held.synced_at is None:
        return None
    at = held.synced_at.astimezone(clock.timezone)
    still = at.date() == clock.today() and held.trouble is None
    whole = still or at.hour >= EVENING_FROM_HOUR
    return at.date() if whole else at.date() - timedelta(days=1)


def _files(store: Store, day: date, on: Collection[str]) -> SourceStatus:
    """Files answer for what no service holds; where one holds all, none are missed."""
    newest = store.newest_data_day(day, on)
    answered = [d for d in (newest, *store.answered_days()) if d and d <= day]
    through = max(answered, default=None)
    fresh = through == day or any(map(holds_everything, on))
    state = SourceState.OK if fresh else SourceState.STALE
    return SourceStatus(FILES, state, newest, through)
