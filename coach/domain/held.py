"""What is held of things, told without looking into them; and what coach did."""

from dataclasses import dataclass
from datetime import date, datetime

from coach.domain.review import ReviewStatus


@dataclass(frozen=True, slots=True)
class SourceHeld:
    """What is held of one source.

    Attributes:
        newest: day of its newest activity.
        came_in_at: when the last of it came in.
    """

    source: str
    activities: int
    newest: date
    came_in_at: datetime


@dataclass(frozen=True, slots=True)
class PlanHeld:
    """A plan without its workouts, and its last change."""

    name: str
    start: date
    end: date
    revision: int
    changed_at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class ReviewHeld:
    """A review without its document."""

    day: date
    status: ReviewStatus


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a command."""

    id: int
    command: str
    started_at: datetime
    finished_at: datetime
    outcome: str
    detail: str
