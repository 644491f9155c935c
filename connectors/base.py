"""What every connector is: the protocols, and what reading a file gives."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, BinaryIO, Protocol
from zoneinfo import ZoneInfo

from coach.domain.activity import Recording, Sport
from coach.domain.exercise import Exercise
from coach.domain.limits import Busy
from coach.domain.metric import Metric
from coach.domain.plan import PlannedWorkout
from coach.domain.sync import Delivery, RemoteActivity, ServiceExercise, Trouble
from coach.errors import Issue


class ConnectorError(Exception):
    """A service or a format refused.

    Attributes:
        service: its name, as the athlete knows it.
        permanent: trying again cannot help.
        retry_after_s: how long to wait, where the service said so.
        trouble: of what kind the refusal is.
        unsure: what was asked for may have been done all the same: the answer was
            lost, cut short or an error of the server's own.
    """

    def __init__(  # noqa: PLR0913 - all that is to be known of a refusal
        self,
        service: str,
        message: str,
        *,
        permanent: bool,
        retry_after_s: float | None = None,
        trouble: Trouble | None = None,
        unsure: bool = False,
    ) -> None:
        super().__init__(f"{service}: {message}")
        self.service = service
        self.message = message
        self.permanent = permanent
        self.retry_after_s = retry_after_s
        self.trouble = trouble or (Trouble.REFUSED if permanent else Trouble.DOWN)
        self.unsure = unsure

    @property
    def ends_it(self) -> bool:
        """Nothing more is to be asked for now: by its own word, or without the athlete.

        Asked once more it would say the same, and think worse of who asks.
        """
        over = self.trouble in {Trouble.LOG_IN, Trouble.LIMITED}
        return over or bool(self.retry_after_s)

    def of_the_next(self) -> "ConnectorError":
        """The same of a request that is not even made: nothing can have come of it."""
        return ConnectorError(
            self.service,
            self.message,
            permanent=self.permanent,
            retry_after_s=self.retry_after_s,
            trouble=self.trouble,
        )


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


@dataclass(frozen=True, slots=True)
class BusyReading:
    """What a calendar says of the athlete's time.

    Attributes:
        times: that it takes up, in order, none touching another.
        issues: what of it could not be read.
        is_calendar: it could be read at all.
    """

    times: tuple[Busy, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_calendar: bool = True


class CalendarReader(Protocol):
    """Reads a calendar for the times it takes up."""

    def read(
        self, content: bytes, source: str, timezone: ZoneInfo, days: tuple[date, date]
    ) -> BusyReading:
        """The times on those days, both included, without what happens then."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """One thing that a service said, in the order in which it is to be kept.

    An activity that is new or was changed there comes with `remote_id` and `content`;
    one that was deleted there with `remote_id` alone; measurements with `content`
    alone; and a mere step forward with neither.

    Attributes:
        name: what the raw file is called, `garmin-123.fit`.
        content: the file, of a kind that a `FileReader` reads.
        sets: the same of the sets of an activity as the service has them now; None
            where the file itself says.
        day: the local day of the activity.
        fingerprint: another one when the service's copy has changed.
        title: what the athlete calls it there; None where the file itself says.
        sport: what the service takes it for; None where the file itself says.
        sub_sport: the service's finer word for that.
        exercise: one that the service offers, to be kept.
        issue: what could not be read; the rest goes on.
        cursor: where the next sync goes on once all up to here is saved.
    """

    remote_id: str | None = None
    name: str = ""
    content: bytes | None = None
    sets: bytes | None = None
    day: date | None = None
    fingerprint: str = ""
    title: str | None = None
    sport: Sport | None = None
    sub_sport: str | None = None
    exercise: ServiceExercise | None = None
    issue: Issue | None = None
    cursor: Mapping[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a service when it is asked for more.

    Attributes:
        cursor: as the last saved `Pulled.cursor` had it; empty at first.
        activities: everything that ever came in from it, by remote id.
        today: the athlete's day.
        resolve: the catalogue's name for an exercise as the service calls it.
    """

    cursor: Mapping[str, Any]
    activities: Mapping[str, RemoteActivity]
    today: date
    resolve: Callable[[str], str | None]


class ActivitySource(Protocol):
    """A service that training comes from."""

    @property
    def name(self) -> str:
        """The service's name, `garmin`."""

    def pull(self, known: Known) -> Iterator[Pulled]:
        """What is new, changed and deleted there, asked for as it is taken.

        Raises:
            ConnectorError: it does not answer, or not any more; what was given before
                is good, and the last cursor given goes on from there.
        """

    def requests(self, known: Known) -> "tuple[Request, ...]":
        """What `pull` would begin with; nothing is sent."""


@dataclass(frozen=True, slots=True)
class Order:
    """A planned workout for a service, or its end there.

    Attributes:
        workout: None when what stands there is to go.
        held: what stands there now, as far as coach knows.
        marker: `[coach:ab12cd34]`, by which coach knows its own at the service.
        e1rm_kg: what loads in per cent are taken of.
        catalogue: by the names that steps use.
        exercises: what the service offers.
        look: it is not known how the last attempt ended: look before anything is sent.
        check: someone asks whether it still stands there: what the athlete has taken
            away at the service is put back.
    """

    workout: PlannedWorkout | None
    held: Delivery
    marker: str
    e1rm_kg: Mapping[str, float]
    catalogue: Mapping[str, Exercise]
    exercises: Sequence[ServiceExercise] = ()
    look: bool = False
    check: bool = False


@dataclass(frozen=True, slots=True)
class Sending:
    """A request is next that must not be sent twice: note it before going on.

    Attributes:
        step: what it is for.
        lasting: what it makes can never be taken away again.
    """

    step: str
    lasting: bool = False


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it would be sent."""

    method: str
    path: str
    body: object = None


class WorkoutTarget(Protocol):
    """A service that planned workouts go to."""

    @property
    def name(self) -> str:
        """The service's name, `garmin`."""

    @property
    def offered(self) -> Sequence[ServiceExercise]:
        """What it said it offers, where no order said so and it had to be asked."""

    def requests(self, order: Order) -> tuple[Request, ...]:
        """What `deliver` would send, if all goes well; nothing is sent.

        Raises:
            ConnectorError: the workout cannot be said there.
        """

    def deliver(self, order: Order) -> Iterator[Sending | Delivery]:
        """Bring the service in line with the order, a step at a time.

        Before a request that must not be sent twice a `Sending` is given, after each
        that changed something the `Delivery` as it stands then; both are to be kept
        before the next step is taken. When it is over the service was read back and
        holds what was ordered.

        Raises:
            ConnectorError: with `unsure` set when it is not known whether the request
                was carried out: the next order has `look` set. When what is read back
                differs, it is permanent and says where.
        """

    def tidy(self, order: Order) -> None:
        """Take away what coach made for the workout besides what is held.

        For requests that were sent again because the first seemed lost, and was
        carried out late. What cannot be deleted there is freed.

        Raises:
            ConnectorError: as it came; what was taken away before stays away.
        """
