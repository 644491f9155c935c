"""How fresh each source is on an evening."""

from datetime import date

from coach.database import Store
from coach.domain.sync import SourceState, SourceStatus

SERVICES = ("garmin", "hevy")


def source_statuses(store: Store, day: date) -> tuple[SourceStatus, ...]:
    """A row for each service and one for files.

    With no service switched on, a day has answered once anything dated that day
    was imported or logged, or the athlete ran its review on a terminal.
    """
    newest = store.newest_data_day(day)
    answered = [d for d in (newest, *store.answered_days()) if d and d <= day]
    through = max(answered, default=None)
    state = SourceState.OK if through == day else SourceState.STALE
    services = tuple(SourceStatus(name, SourceState.OFF) for name in SERVICES)
    return (*services, SourceStatus("files", state, newest, through))
