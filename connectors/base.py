"""What every connector is: the protocols, and what reading a file gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, BinaryIO, Protocol
from zoneinfo import ZoneInfo

from coach.domain.activity import Recording
from coach.domain.exercise import Exercise
from coach.domain.metric import Metric
from coach.domain.plan import PlannedWorkout
from coach.errors import Issue


class ConnectorError(Exception):
    """A service or a format refused.

    Attributes:
        service: its name, as the athlete knows it.
        permanent: trying again cannot help.
        retry_after_s: how long to wait, where the service said so.
    """

    def __init__(
        self,
        service: str,
        message: str,
        *,
        permanent: bool,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(f"{service}: {message}")
        self.service = service
        self.permanent = permanent
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class FileContents:
    """What was in a file.

    Attributes:
        recordings: activities, in the file's order; a broken file keeps what came
            before the break.
        metrics: measurements (body composition, VO2max).
        issues: what could not be read, each with its place.
        ignored: why the file holds nothing for coach, when it is sound but holds
            neither an activity nor a measurement.
        lacks_weight_unit: its loads may be kilograms or pounds and nothing in it says
            which; nothing was read, and the athlete is asked.
        excerpt: of a file too large to keep, what is kept in its place: a file of
            the same kind from which the same is read.
        rest: of coach's own export what is neither activity nor measurement: each
            line's place and its object, clean and within bounds, for
            `coach.jobs.restore_everything`.
    """

    recordings: tuple[Recording, ...] = ()
    metrics: tuple[Metric, ...] = ()
    issues: tuple[Issue, ...] = ()
    ignored: str | None = None
    lacks_weight_unit: bool = False
    excerpt: bytes | None = None
    rest: tuple[tuple[str, Mapping[str, Any]], ...] = ()


class FileReader(Protocol):
    """Reads one kind of file. It gets bytes and never touches the disk."""

    @property
    def kind(self) -> str:
        """The kind's name, `fit` or `hevy_csv`."""

    def accepts(self, content: bytes, name: str) -> bool:
        """Whether this looks like a file of this kind."""

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """What is in it; never raises for bad content.

        Args:
            content: the whole file.
            name: for messages, as the athlete knows it.
            timezone: the athlete's, for files that give local times only.
        """


class StreamReader(Protocol):
    """Reads one kind of file that may be far larger than memory."""

    @property
    def kind(self) -> str:
        """The kind's name, `apple_health`."""

    def accepts(self, head: bytes, name: str) -> bool:
        """Whether a file that begins like this is of this kind.

        Args:
            head: its first bytes, 4096 at most.
            name: as the athlete knows it.
        """

    def read(self, stream: BinaryIO, name: str, timezone: tzinfo) -> FileContents:
        """What is in it, with an `excerpt`; never raises for bad content.

        Args:
            stream: the whole file from its beginning, read once, never sought in.
            name: for messages, as the athlete knows it.
            timezone: the athlete's, for files that give local times only.
        """


class WorkoutWriter(Protocol):
    """Turns a planned workout into a file for a watch."""

    @property
    def suffix(self) -> str:
        """The file name's ending, `.fit`."""

    def write(
        self,
        workout: PlannedWorkout,
        exercises: Mapping[str, Exercise],
        e1rm_kg: Mapping[str, float],
        made_at: datetime,
    ) -> bytes:
        """The file's bytes, the same for the same arguments.

        Raises:
            ConnectorError: the workout cannot be said in this format.
        """

    def differences(
        self,
        content: bytes,
        workout: PlannedWorkout,
        exercises: Mapping[str, Exercise],
        e1rm_kg: Mapping[str, float],
    ) -> tuple[str, ...]:
        """How the file, read back, differs from the workout; empty when it is right."""


@dataclass(frozen=True, slots=True)
class CalendarEvent:
    """A planned workout as a calendar holds it.

    Attributes:
        uid: the same through every change of the workout.
        sequence: 0 as first planned, one more with every change.
        changed_at: the instant of the last change.
        starts: local time of day; None where it is open, for the whole day.
        cancelled: it is off, and calendars are to take it out.
    """

    uid: str
    sequence: int
    changed_at: datetime
    day: date
    starts: time | None
    duration: timedelta
    title: str
    text: str
    category: str
    cancelled: bool = False


class CalendarWriter(Protocol):
    """Turns events into a file for a calendar."""

    @property
    def suffix(self) -> str:
        """The file name's ending, `.ics`."""

    def write(
        self, name: str, events: Sequence[CalendarEvent], timezone: ZoneInfo
    ) -> bytes:
        """The file's bytes, the same for the same arguments."""
