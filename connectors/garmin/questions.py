"""What Garmin is asked of an athlete's days, by spans of days."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from connectors.garmin.api import GarminApi

YEAR, MONTH = 366, 28
FIRST_TIME = timedelta(days=365)
AGAIN = timedelta(days=7)
"""So far back days are asked for once more: watches send their nights late."""


@dataclass(frozen=True, slots=True)
class Question:
    """One kind of measurement.

    Attributes:
        kind: as the reader of the answers knows it.
        path: with `{first}` and `{last}` where the days stand in it.
        span: most days that an answer holds.
        in_query: the days are parameters.
    """

    kind: str
    path: str
    span: int = MONTH
    in_query: bool = False

    def ask(self, api: GarminApi, first: date, last: date) -> object:
        """What Garmin says of those days.

        Raises:
            ConnectorError: it does not answer.
        """
        days = {"startDate": first.isoformat(), "endDate": last.isoformat()}
        if self.in_query:
            return api.get(self.path, **days)
        return api.get(self.path.format(first=first, last=last))

    def spans(self, through: date | None, today: date) -> Iterator[tuple[date, date]]:
        """The spans to ask for, oldest first.

        Args:
            through: the last day that was asked for; None the first time.
            today: the last one there is.
        """
        first = today - FIRST_TIME if through is None else min(through, today) - AGAIN
        while first <= today:
            last = min(first + timedelta(days=self.span - 1), today)
            yield first, last
            first = last + timedelta(days=1)


QUESTIONS = (
    Question("vo2max", "/metrics-service/metrics/maxmet/daily/{first}/{last}", YEAR),
    Question("weight", "/weight-service/weight/dateRange", YEAR, in_query=True),
    Question("sleep", "/sleep-service/stats/sleep/daily/{first}/{last}"),
    Question("hrv", "/hrv-service/hrv/daily/{first}/{last}"),
    Question("readiness", "/metrics-service/metrics/trainingreadiness/{first}/{last}"),
    Question("daily", "/usersummary-service/v2/dailysummaries", in_query=True),
)
"""Six requests on an evening, whatever came in between."""


@dataclass(slots=True)
class Through:
    """How far each question was asked, as the cursor holds it."""

    days: dict[str, str] = field(default_factory=dict)

    def of(self, kind: str) -> date | None:
        """The last day asked for; None where none was."""
        try:
            return date.fromisoformat(self.days.get(kind, ""))
        except (TypeError, ValueError):
            return None


def document(kind: str, reply: object) -> bytes:
    """An answer as coach keeps it."""
    return packed({"coach": "garmin days/1", "kind": kind, "reply": reply})


def packed(content: Mapping[str, object]) -> bytes:
    """A document of coach's own, the same for the same content."""
    return json.dumps(content, ensure_ascii=False).encode()


def says_nothing(content: bytes) -> bool:
    """Whether there is no day in an answer as it is kept."""
    return b'"calendarDate"' not in content
