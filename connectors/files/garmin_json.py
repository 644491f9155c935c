"""Activities and measurements from the export of a Garmin account.

Garmin mails a zip with hundreds of JSON files in `DI_CONNECT`. What a file holds is
known by the keys of its records, not by its name.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import tzinfo
from itertools import islice

from coach.domain.activity import Recording
from coach.domain.metric import Metric
from coach.errors import Issue
from connectors.base import FileContents
from connectors.files.garmin_activities import Units, activity_of, is_activity
from connectors.files.garmin_days import is_day, metrics_of
from connectors.files.safe_json import read_json

FOLDER = "di_connect"
ACTIVITIES = "summarizedActivitiesExport"
MOST_ISSUES = 100
AGAIN = "Export it again; what could be read was kept."

_HEAD = 4096
_ACTIVITIES = b'"summarizedActivitiesExport"'
_KNOWN = (
    b'"sleepStartTimestampGMT"',
    b'"deepSleepSeconds"',
    b'"restingHeartRate"',
    b'"vo2MaxValue"',
)


@dataclass(frozen=True, slots=True)
class GarminAccountReader:
    """The JSON files of a Garmin account's export."""

    kind: str = "garmin_account"

    def accepts(self, content: bytes, name: str) -> bool:
        """Whether it is JSON of a known shape, or of the export's own folder."""
        head = content[:_HEAD].lstrip(b"\xef\xbb\xbf \t\r\n")
        if not head.startswith((b"[", b"{")):
            return False
        if FOLDER in name.lower() and name.lower().endswith(".json"):
            return True
        dated = head.startswith(b"[") and b'"calendarDate"' in head
        return _ACTIVITIES in head or (dated and any(each in head for each in _KNOWN))

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """Activities and measurements; a broken file keeps what came before."""
        document, problem = read_json(content)
        found = _Found(name)
        if problem:
            found.issue(problem)
        records = [*_records(document)]
        units = Units.of(records)
        for number, record in enumerate(records, start=1):
            found.take(number, record, units, timezone)
        if found.recordings or found.metrics or found.issues:
            return found.contents()
        return FileContents(ignored="a part of Garmin's export without training in it")


def _records(document: object) -> Iterator[Mapping[str, object]]:
    """The records of a file, wherever Garmin has put its list."""
    for each in document if isinstance(document, list) else [document]:
        if not isinstance(each, dict):
            continue
        inner = each.get(ACTIVITIES)
        if isinstance(inner, list):
            yield from (one for one in inner if isinstance(one, dict))
        else:
            yield each


@dataclass(slots=True)
class _Found:
    """What the records held so far; the same day stands in several files."""

    name: str
    recordings: dict[str, Recording] = field(default_factory=dict)
    metrics: dict[str, Metric] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)

    def take(
        self, number: int, record: Mapping[str, object], units: Units, timezone: tzinfo
    ) -> None:
        """One more record."""
        if is_activity(record):
            activity = activity_of(record, units, timezone)
            if isinstance(activity, str):
                self.issue(activity, number)
            else:
                self.recordings.setdefault(activity.uuid, Recording(activity))
        elif is_day(record):
            for metric in metrics_of(record):
                self.metrics.setdefault(metric.uuid, metric)

    def issue(self, why: str, number: int | None = None) -> None:
        """Something that could not be read, in this record."""
        where = self.name if number is None else f"{self.name}, record {number}"
        self.issues.append(Issue(where, why, AGAIN))

    def contents(self) -> FileContents:
        """All of it."""
        kept = [*islice(self.issues, MOST_ISSUES)]
        rest = len(self.issues) - MOST_ISSUES
        if rest > 0:
            kept.append(Issue(self.name, f"{rest} more records cannot be read", AGAIN))
        return FileContents(
            tuple(self.recordings.values()),
            tuple(self.metrics.values()),
            tuple(kept),
        )
