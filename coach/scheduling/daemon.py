"""A process that does what the timers do, where there is no systemd."""

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from types import FrameType
from typing import TYPE_CHECKING

from coach import settings
from coach.errors import CoachError
from coach.jobs.due import due, evening_at
from coach.jobs.schedule import Schedule
from coach.jobs.unattended import MORNING, reviewed_through
from coach.settings import Settings
from coach.wiring.context import athletes_of, context_for

if TYPE_CHECKING:
    from coach.jobs.context import Context

LOOKS_EVERY_S = 60
"""Clocks are set and machines sleep: a look a minute is right after all of that."""

AGAIN_AFTER = timedelta(minutes=30)
"""A run that failed is tried again then."""

EVENING_RUN = ("review", "--prepare-only", "--no-input", "--notify")
MORNING_RUN = ("today", "--notify")
_FINE = {0, 3, 4, 5, 6, 8}
_MORNING_LASTS = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Trainee:
    """An athlete, and the settings their runs are made under."""

    name: str
    chosen: Settings


@dataclass(slots=True)
class Daemon:
    """Looks what is due, and runs it as a command of its own.

    A command in a process of its own takes the same lock as any other, and whatever
    becomes of it, this process goes on.

    Attributes:
        say: hears what happens, one line each.
        not_before: when a run that failed is tried again, by athlete, run and day.
    """

    schedule: Schedule
    say: Callable[[str], None]
    not_before: dict[tuple[str, tuple[str, ...], date], datetime] = field(
        default_factory=dict
    )
    running: subprocess.Popen[bytes] | None = None
    ended: bool = False

    def look(self) -> None:
        """Run what is due for every athlete; a failure is said, and ends nothing."""
        try:
            for trainee in trainees(settings.load()):
                for words in self._due(trainee):
                    self._run(trainee, words)
        except CoachError as error:
            self.say(f"{error.what} {error.why} {error.fix}")

    def stop(self) -> None:
        """End the run that is at work: it is safe to end anywhere."""
        self.ended = True
        if self.running is not None:
            self.running.terminate()

    def _due(self, trainee: Trainee) -> Iterator[tuple[str, ...]]:
        context = context_for(trainee.chosen, trainee.name)
        try:
            now = context.clock.now()
            asked = (
                (self._morning(context, now), MORNING_RUN),
                (self._evening(context, now), EVENING_RUN),
            )
        finally:
            context.database.close()
        for day, words in asked:
            if day is None or self.ended:
                continue
            waits = self.not_before.get((trainee.name, words, day))
            if waits is not None and now < waits:
                continue
            self.not_before[trainee.name, words, day] = now + AGAIN_AFTER
            yield words

    def _evening(self, context: "Context", now: datetime) -> date | None:
        with context.reading() as store:
            through = reviewed_through(context, store)
        return due(now, through, self.schedule.evening, context.clock.timezone)

    def _morning(self, context: "Context", now: datetime) -> date | None:
        """The day whose workout is to be told, and was not."""
        if self.schedule.morning is None:
            return None
        today = context.clock.today()
        came = evening_at(today, self.schedule.morning, context.clock.timezone)
        with context.reading() as store:
            told = store.last_run(MORNING)
        done = told is not None and told.detail[:10] >= today.isoformat()
        return today if came <= now < came + _MORNING_LASTS and not done else None

    def _run(self, trainee: Trainee, words: tuple[str, ...]) -> None:
        command = [sys.executable, "-m", "coach", "--athlete", trainee.name, *words]
        self.running = subprocess.Popen(  # noqa: S603 - our own words
            command,
            env=settings.handed_on(COACH_TIMEZONE=trainee.chosen.timezone),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        if self.ended:  # the signal came while it was begun
            self.running.terminate()
        code = self.running.wait()
        self.running = None
        how = "done" if code in _FINE else f"ended with {code}"
        self.say(f"{trainee.name}: coach {' '.join(words[:1])}: {how}")


def trainees(chosen: Settings) -> tuple[Trainee, ...]:
    """Everyone who trains here.

    The one whom commands are for by default lives by the settings' clock; others live
    in the zone of their own set-up.
    """
    athletes = athletes_of(chosen)
    names = [athlete.name for athlete in athletes]
    first = chosen.athlete if chosen.athlete in names else names[0]
    return tuple(
        Trainee(
            each.name,
            chosen if each.name == first else replace(chosen, timezone=each.timezone),
        )
        for each in athletes
    )


def run_daemon(schedule: Schedule, say: Callable[[str], None]) -> None:
    """Look every minute until SIGTERM or SIGINT comes."""
    from apscheduler.executors.pool import ThreadPoolExecutor
    from apscheduler.schedulers.blocking import BlockingScheduler
    from apscheduler.triggers.interval import IntervalTrigger

    daemon = Daemon(schedule, say)
    scheduler = BlockingScheduler(
        executors={"default": ThreadPoolExecutor(1)}, timezone="UTC"
    )
    every = IntervalTrigger(seconds=LOOKS_EVERY_S, timezone="UTC")
    options = {"max_instances": 1, "coalesce": True, "misfire_grace_time": None}
    scheduler.add_job(daemon.look, id="first", misfire_grace_time=None)
    scheduler.add_job(daemon.look, every, id="look", **options)

    def end(*_: object) -> None:
        daemon.stop()
        if not scheduler.running:  # it was to begin in this very moment
            raise SystemExit(0)
        scheduler.shutdown(wait=False)

    with _on_signals(end):
        scheduler.start()


@contextmanager
def _on_signals(end: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    asked: Mapping[signal.Signals, object] = {
        each: signal.signal(each, end) for each in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for each, before in asked.items():
            signal.signal(each, before)  # type: ignore[arg-type]
