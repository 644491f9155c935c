"""What every job works with; wiring fills it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from coach.clock import Clock
from coach.database import Database, Store
from coach.domain.athlete import Athlete
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Plan, WeekOfTests
from coach.domain.sync import Probe
from coach.errors import Issue

if TYPE_CHECKING:
    from coach.intake.items import Incoming, Item, Options
    from coach.jobs.log_in import Credentials, Entry
    from coach.llm.write import Words
    from coach.redaction import Secret
    from connectors.base import (
        ActivitySource,
        CalendarReader,
        CalendarWriter,
        WorkoutTarget,
        WorkoutWriter,
    )

NameResolver = Callable[[str], str | None]
"""The catalogue's name for a name met in the wild, or None."""

TestPlacer = Callable[
    [Plan, tuple[WeekOfTests, ...]], tuple[Plan, tuple[tuple[int, str], ...]]
]
"""Puts tests on days: the plan with them, and (week, title) of those that crowd it."""


@dataclass(frozen=True, slots=True)
class PlanReading:
    """A plan file as read.

    Attributes:
        plan: None when there is an error in it.
        errors: what must be mended, each with its line.
        warnings: what should be looked at.
        single: it is one workout for the day it starts on, and no plan.
    """

    plan: Plan | None
    errors: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    single: bool = False


@dataclass(frozen=True, slots=True)
class PlanTerms:
    """What a plan file is read with.

    Attributes:
        start: the plan's first day.
        athlete: whose plan it is; part of the uuids.
        place: without it the tests of test weeks are left out.
    """

    start: date
    athlete: str
    known: NameResolver
    place: TestPlacer | None = None


class PlanReader(Protocol):
    """Reads a plan file."""

    def __call__(self, content: bytes, name: str, terms: PlanTerms) -> PlanReading:
        """The plan in it, on those terms."""


class Beside(Protocol):
    """Reads files one after the other while whoever asks does something else."""

    def add(self, item: "Item") -> None:
        """Hand one over."""

    def take(self) -> "Incoming":
        """The first one added that was not taken yet, when it is read."""

    def close(self) -> None:
        """Leave what was not taken."""


class Intake(Protocol):
    """Reads files; what is in them it does not keep."""

    def start(self) -> None:
        """Get ready, so that reading begins at once."""

    def members(self, item: "Item") -> "tuple[Item, ...] | str":
        """The files in an archive, or why they cannot be told."""

    def read(
        self,
        items: "Sequence[Item]",
        options: "Options",
        heard: Callable[[int], None],
    ) -> "Iterator[Incoming]":
        """Every file as it was read, in the order asked for."""

    def beside(self, options: "Options") -> Beside:
        """Reads what is handed over; nothing else is to be read meanwhile."""


class Services(Protocol):
    """Garmin and Hevy, for one athlete."""

    def ready(self) -> tuple[str, ...]:
        """Those there are plainly tokens or a key for, in the order they are asked."""

    def opens(self, name: str) -> "Secret | None":
        """What the service would be opened with now; None of nothing that is good."""

    def source(self, name: str) -> "ActivitySource":
        """The service training comes from.

        Raises:
            ConnectorError: there is nothing to log in with.
        """

    def probe(self, name: str) -> Probe:
        """What the service says when it is asked a single thing; nobody logs in.

        Raises:
            ConnectorError: it does not let us in, or does not answer.
        """

    def target(
        self, name: str, time_left: Callable[[], float] | None = None
    ) -> "WorkoutTarget":
        """The service workouts go to; no request takes longer than is left.

        Raises:
            ConnectorError: there is nothing to log in with.
        """

    def log_in(self, name: str, credentials: "Credentials") -> "Entry":
        """What the service gives for a password or a key; nothing is kept yet.

        Raises:
            ConnectorError: it does not let the athlete in.
        """

    def keep(self, name: str, secret: "Secret | None") -> None:
        """Keep what opens the service; None forgets it.

        Raises:
            CoachError: it cannot be kept (exit 73).
        """


@dataclass(frozen=True, slots=True)
class Context:
    """One athlete's database, clock and connectors.

    Attributes:
        intake: what reads files; made when a job asks for it, as `writer`,
            `calendar` and `calendar_reader` are.
        intake_here: reads in this very process what is small and comes from a
            service the athlete logged in to; a process apart takes long to start.
        evening: the day a command acts as on the evening of (`--date`); None is now.
        home: the folder of everything coach keeps; `exports` in it is this athlete's.
        backup_recipient: an age public key that backups are encrypted to.
        aggressiveness: how readily the athlete wants to be asked.
        words: who puts reviews into words, if the settings name anybody; whether
            they may be asked is for the athlete's consent to say.
        stage: told what a job is about to do, for whoever watches.
        alone: taken by jobs that write, so that two runs never interleave.
    """

    database: Database
    athlete: Athlete
    clock: Clock
    intake: Callable[[], Intake]
    intake_here: Callable[[], Intake]
    writer: "Callable[[], WorkoutWriter]"
    calendar: "Callable[[], CalendarWriter]"
    calendar_reader: "Callable[[], CalendarReader]"
    services: Services
    read_plan: PlanReader
    home: Path
    exports: Path
    alone: Callable[[], AbstractContextManager[object]]
    evening: date | None = None
    backup_recipient: str | None = None
    aggressiveness: Aggressiveness = Aggressiveness.MODERATE
    words: "Callable[[], Words | None]" = lambda: None
    stage: Callable[[str], None] = lambda _said: None

    @property
    def day(self) -> date:
        """The day the command acts on: `--date`, else today."""
        return self.evening or self.clock.today()

    @property
    def seen_through(self) -> date:
        """The last day that is over: training not seen by then was missed."""
        return self.evening or self.clock.today() - timedelta(days=1)

    def on(self, evening: date | None) -> "Context":
        """The same context as on that evening."""
        return self if evening is None else replace(self, evening=evening)

    def reading(self) -> AbstractContextManager[Store]:
        """A read transaction of the athlete's rows."""
        return self.database.reading(self.athlete.id)

    def writing(self, name: str = "store") -> AbstractContextManager[Store]:
        """A write transaction of the athlete's rows, committed at its end.

        Args:
            name: of its fault points.
        """
        return self.database.writing(self.athlete.id, name)
