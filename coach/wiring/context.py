"""All that a job works with, picked by the settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coach import private_files, settings
from coach.clock import Clock, fixed_now, zone
from coach.database import Database, open_database
from coach.database.encryption import begun
from coach.database.migrate import migrate
from coach.database.revision import revision
from coach.domain.athlete import Athlete, Thresholds
from coach.errors import CoachError, ExitCode
from coach.jobs.context import Context, Intake, PlanReading, PlanTerms
from coach.jobs.encrypt_home import finish
from coach.settings import DATABASE_FILE, Settings
from coach.wiring.connections import ConfiguredServices
from coach.wiring.credentials import keys_of, vault_of
from coach.wiring.log_file import keep_log

if TYPE_CHECKING:
    from coach.jobs.demo import DemoSource, DemoYear, Life
    from coach.llm.write import Words
    from connectors.base import CalendarReader, CalendarWriter, WorkoutWriter

DEFAULT_NAME = "athlete"
LOCK_WAIT_S = 5.0
FIRST_ATHLETE = 1


def database_of(chosen: Settings) -> Database:
    """The database the settings name, not yet migrated.

    A change of its key that was broken off is finished first.
    """
    keep_log()
    private_files.make_home(chosen.home)
    database = open_database(chosen.database, keys_of(chosen).find)
    if begun(database.place) is None:
        return database
    database.close()
    vault = vault_of(chosen, lambda: alone(chosen.home))
    with vault.alone():
        finish(vault, database)
    return vault.opened()


def open_context(athlete: str | None = None, *, add: bool = False) -> Context:
    """All a job needs, for the athlete named or the first one.

    A new home gets its database and one athlete; an older database is left as it
    is until `coach db migrate`. With `add` an athlete who is not known is added.

    Raises:
        CoachError: bad settings (78), a corrupt database (65), an unknown athlete.
    """
    return context_for(settings.load(), athlete, add=add)


def open_if_there(athlete: str | None = None) -> Context | None:
    """The same; None where there is no home yet, and none is made."""
    chosen = settings.load()
    if not chosen.database_url and not (chosen.home / DATABASE_FILE).exists():
        return None
    return context_for(chosen, athlete)


def context_for(
    chosen: Settings, athlete: str | None = None, *, add: bool = False
) -> Context:
    """The context under these settings; see `open_context`."""
    clock = Clock(zone(chosen.timezone), fixed_now())
    database, name = database_of(chosen), athlete or chosen.athlete
    try:
        _ready(database, chosen)
        known = _athlete(database, name, chosen, clock, add=add)
    except BaseException:
        database.close()
        raise
    return Context(
        database=database,
        athlete=known,
        clock=clock,
        intake=_intake,
        intake_here=_intake_here,
        writer=_writer,
        calendar=_calendar,
        calendar_reader=_calendar_reader,
        services=ConfiguredServices(chosen, known, database),
        read_plan=_read_plan,
        home=chosen.home,
        exports=_exports(chosen, known),
        alone=lambda: alone(chosen.home),
        backup_recipient=chosen.backup_recipient,
        aggressiveness=chosen.aggressiveness,
        words=lambda: _words(chosen),
    )


def athletes_of(chosen: Settings) -> tuple[Athlete, ...]:
    """Everyone who trains under these settings; a new home gets one athlete."""
    context = context_for(replace(chosen, athlete=None))
    try:
        return context.database.athletes()
    finally:
        context.database.close()


def _exports(chosen: Settings, athlete: Athlete) -> Path:
    """Where this athlete's workout files go: nobody copies another's to their watch."""
    if athlete.id == FIRST_ATHLETE:
        return chosen.exports
    return chosen.exports / f"athlete-{athlete.id}"


def _intake() -> Intake:
    from coach.wiring.reading import reading_processes

    return reading_processes()


def _intake_here() -> Intake:
    from coach.intake.here import InThisProcess
    from coach.wiring.readers import readers

    return InThisProcess(readers())


def _words(chosen: Settings) -> "Words | None":
    from coach.wiring.words import words_of

    return words_of(chosen)


def _writer() -> "WorkoutWriter":
    from connectors.fitfile.write import FitWorkoutWriter

    return FitWorkoutWriter()


def _ready(database: Database, chosen: Settings) -> None:
    if database.is_current():
        return
    if revision(database) is None:
        with alone(chosen.home):
            migrate(database)
        return
    raise CoachError(
        "The database was made by an older coach.",
        f"{chosen.database} lacks tables this version needs.",
        "Run coach db migrate; a backup is made first.",
        ExitCode.ERROR,
    )


def _athlete(
    database: Database,
    name: str | None,
    chosen: Settings,
    clock: Clock,
    *,
    add: bool,
) -> Athlete:
    athletes = database.athletes()
    if not athletes or (add and name and name not in {a.name for a in athletes}):
        with alone(chosen.home):  # another first run may have been quicker
            there = {a.name: a for a in database.athletes()}
            wanted = name or next(iter(there), DEFAULT_NAME)
            return there.get(wanted) or database.add_athlete(
                wanted, chosen.timezone, created_at=clock.now()
            )
    if name is None:
        return athletes[0]
    for athlete in athletes:
        if athlete.name == name:
            return athlete
    known = ", ".join(athlete.name for athlete in athletes)
    raise CoachError(
        f"There is no athlete {name!r}.",
        f"The database knows: {known}.",
        f"Run coach --athlete {athletes[0].name} …, or coach --athlete {name} init.",
        ExitCode.USAGE,
    )


@contextmanager
def alone(home: Path) -> Iterator[None]:
    """Hold the writer's lock of this home.

    Raises:
        CoachError: another run holds it (exit 7), or the home cannot be written
            (exit 73).
    """
    from filelock import FileLock, Timeout

    lock = FileLock(home / private_files.MARK, timeout=LOCK_WAIT_S, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise CoachError(
            "Another run of coach is at work.",
            f"It holds {lock.lock_file}.",
            "Wait until it is done, then run this again.",
            ExitCode.ANOTHER_RUN,
        ) from error
    except OSError as error:
        raise private_files.cannot_write(Path(lock.lock_file), error) from error
    try:
        yield
    finally:
        lock.release()


def _calendar() -> "CalendarWriter":
    from connectors.ics.write import IcsCalendarWriter

    return IcsCalendarWriter()


def _calendar_reader() -> "CalendarReader":
    from connectors.ics.read import IcsCalendarReader

    return IcsCalendarReader()


def _read_plan(content: bytes, name: str, terms: PlanTerms) -> PlanReading:
    from coach.catalogue.exercises import exercises
    from connectors.planfile.check import check_reading
    from connectors.planfile.read import read_plan
    from connectors.planfile.sections import ExerciseNames

    names = ExerciseNames(terms.known, exercises().keys())
    reading = read_plan(content, name, terms.start, terms.athlete, names)
    checked = check_reading(reading, name, terms.place)
    return PlanReading(
        plan=None if checked.errors else checked.plan,
        errors=checked.errors,
        warnings=checked.warnings,
        single=checked.single,
    )


def shipped_plans() -> dict[str, Path]:
    """The plans that come with coach, by name."""
    folder = _plans()
    found = sorted((*folder.glob("*.csv"), *folder.glob("*.yaml")))
    return {file.stem: file for file in found}


def plan_schema() -> Path:
    """The JSON Schema of plan files."""
    return _plans() / "plan.schema.json"


def _plans() -> Path:
    inside = Path(__file__).parents[1] / "_plans"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "plans"


DEMO_PLAN = "five-goals-12-weeks"


def demo_plan() -> tuple[str, bytes]:
    """Name and bytes of the plan the simulated athlete follows."""
    file = shipped_plans()[DEMO_PLAN]
    return file.name, file.read_bytes()


def demo_context(home: Path) -> Context:
    """A context in a home of its own, on SQLite whatever the settings say."""
    chosen = settings.load()
    return context_for(replace(chosen, home=home, database_url="", athlete=None))


def demo_source() -> "DemoSource":
    """The simulated athlete and the files they leave behind."""
    from coach.jobs.demo import DemoYear
    from coach.simulation.simulate import simulate
    from connectors.demo.files import files

    def live(life: "Life", after: date | None, through: date) -> "DemoYear":
        history = simulate(
            life.seed,
            life.last_day,
            plan=life.plan,
            zone=zone(life.athlete.timezone),
        )
        thresholds = Thresholds(
            max_hr_bpm=history.max_hr_bpm, rest_hr_bpm=history.rest_hr_bpm
        )
        known = replace(life.athlete, thresholds=thresholds)
        lived = history.between(after, through)
        return DemoYear(known, files(lived), lived.wellness)

    return live
