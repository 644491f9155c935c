"""How fresh each source of training is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class SourceState(StrEnum):
    """Whether a source has answered."""

    OK = "ok"
    STALE = "stale"
    UNREACHABLE = "unreachable"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class SourceStatus:
    """One source as an evening sees it.

    Attributes:
        name: `garmin`, `hevy` or `files`.
        as_of: day of the newest data seen, at most the review's day.
        answered_through: the last day this source can speak for; None if it never
            answered. A later day without activity is unknown, not missed.
    """

    name: str
    state: SourceState
    as_of: date | None = None
    answered_through: date | None = None
