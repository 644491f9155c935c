"""How a sync ended, as one object and as a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from coach.domain.sync import SourceState, Trouble
from coach.errors import ExitCode
from coach.reports.numbers import Document

_EXIT = {
    Trouble.LOG_IN: ExitCode.LOG_IN_FIRST,
    Trouble.LIMITED: ExitCode.RATE_LIMITED,
}


@dataclass(slots=True)
class Counts:
    """What became of what a service said.

    Attributes:
        new: activities that were not here, or had been deleted.
        updated: activities that came in before and are another now.
        deleted: activities that are not there any more.
        rejected: what could not be read, in whole or in part.
        measured: measurements that were not here.
    """

    new: int = 0
    updated: int = 0
    deleted: int = 0
    rejected: int = 0
    measured: int = 0

    def __bool__(self) -> bool:
        counted = (self.new, self.updated, self.deleted, self.rejected, self.measured)
        return any(counted)


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """How one service's sync ended.

    Attributes:
        state: `ok`, `unreachable` or `off`.
        asked: False where it was left alone.
        synced_at: when all there was had last come in.
        trouble: why not all came in; None when it did.
        reason: the same in words.
        retry_at: until then it is left alone.
        rests: by its own word, which holds for somebody who waits, too.
        bug: the traceback, where coach itself fell over.
        requests: what a rehearsal would have begun with: method, path and body.
    """

    name: str
    state: SourceState
    counts: Counts = field(default_factory=Counts)
    asked: bool = True
    synced_at: datetime | None = None
    trouble: Trouble | None = None
    reason: str | None = None
    retry_at: datetime | None = None
    rests: bool = False
    bug: str | None = None
    requests: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """How every service's sync ended, in the order they were asked."""

    services: tuple[ServiceReport, ...]

    @property
    def exit_code(self) -> ExitCode:
        """What to end with.

        A log-in before all else, as only the athlete can mend it; then a service that
        does not answer, one that asks to be left alone, and what could not be read.
        """
        codes = [
            _EXIT.get(each.trouble, ExitCode.SERVICE_DOWN)
            for each in self.services
            if each.trouble is not None
        ]
        if codes:
            return min(codes)
        rejected = any(each.counts.rejected for each in self.services)
        return ExitCode.UNREADABLE_INPUT if rejected else ExitCode.FINE


def sync_document(report: SyncReport, timezone: ZoneInfo) -> Document:
    """`coach/sync/1`; times are the athlete's."""
    return {
        "schema": "coach/sync/1",
        "sources": [_source(each, timezone) for each in report.services],
    }


def _source(report: ServiceReport, timezone: ZoneInfo) -> Document:
    counts = report.counts
    return {
        "name": report.name,
        "state": report.state.value,
        "new": counts.new,
        "updated": counts.updated,
        "deleted": counts.deleted,
        "rejected": counts.rejected,
        "measurements": counts.measured,
        "asked": report.asked,
        "synced_at": _at(report.synced_at, timezone),
        "trouble": None if report.trouble is None else report.trouble.value,
        "reason": report.reason,
        "retry_after": _at(report.retry_at, timezone),
        "requests": [dict(each) for each in report.requests],
    }


def _at(moment: datetime | None, timezone: ZoneInfo) -> str | None:
    return None if moment is None else moment.astimezone(timezone).isoformat()
