"""A simulated athlete's year through the real readers, reviewed and exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Protocol

from coach import private_files
from coach.domain.athlete import Athlete, Wellness
from coach.domain.plan import Plan
from coach.domain.review import Export, ReviewStatus
from coach.errors import CoachError, ExitCode
from coach.jobs.change_plan import load_plan, read_plan_file
from coach.jobs.context import Context
from coach.jobs.decide_review import ALL, Wanted, decide_review
from coach.jobs.export_workouts import export_fit
from coach.jobs.import_files import import_files
from coach.jobs.prepare_review import prepare_review
from coach.jobs.train_models import train_models
from coach.reports.numbers import Document

PLAN_AGE = timedelta(days=63)
"""The review falls on the last evening of the plan's ninth week."""

DECIDED_BEFORE = tuple(timedelta(weeks=n) for n in (6, 4, 2))
"""Earlier evenings whose reviews were approved, so that there is something to grade."""

EVENING = time(21)
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DemoYear:
    """What the simulated athlete leaves behind on some days.

    Attributes:
        athlete: what they would answer to `coach init`.
        files: name and bytes of every FIT and CSV file.
        wellness: what they would type in of an evening.
    """

    athlete: Athlete
    files: Iterable[tuple[str, bytes]]
    wellness: tuple[Wellness, ...]


@dataclass(frozen=True, slots=True)
class Life:
    """Whose days are made up, and which plan they follow.

    Attributes:
        last_day: of the whole year.
    """

    seed: int
    last_day: date
    plan: Plan
    athlete: Athlete


class DemoSource(Protocol):
    """Makes a year of training up."""

    def __call__(self, life: Life, after: date | None, through: date) -> DemoYear:
        """What that year's days after the one and up to the other leave behind.

        With the same plan for the days before, those days are the same ones.
        """


def live_a_year(
    context: Context,
    source: DemoSource,
    seed: int,
    plan_file: tuple[str, bytes],
    progress: Callable[[int, int], None],
) -> int:
    """Load the plan, let the athlete live the year by it, import all it left behind.

    On some evenings before the last all that coach proposes is approved, and the
    athlete goes on by the changed plan.

    Returns:
        How many files were imported.
    """
    plan = _load(context, plan_file)
    imported, before = 0, None
    evenings = sorted(context.day - ago for ago in DECIDED_BEFORE)
    for evening in (*evenings, context.day):
        then = _on(context, evening)
        life = Life(seed, context.day, plan, context.athlete)
        imported += _keep(then, source(life, before, evening), progress)
        if before is None:
            train_models(then)  # so that later evenings have forecasts to grade
        if evening < context.day:
            approve_all(then, prepare_review(then))
        with context.reading() as store:
            plan = next(each for each in store.plans() if each.uuid == plan.uuid)
        before = evening
    return imported


def approve_all(context: Context, document: Document) -> Document:
    """The review with everything in it approved."""
    if document["status"] != ReviewStatus.PENDING:
        return document
    return decide_review(context, Wanted(approve=(ALL,))).document


def _on(context: Context, evening: date) -> Context:
    """The context as it was then; that of the last evening is as it is."""
    if evening == context.day:
        return context
    zone = context.clock.timezone
    at = datetime.combine(evening, EVENING, zone)
    return replace(context.on(evening), clock=replace(context.clock, fixed=at))


def _load(context: Context, plan_file: tuple[str, bytes]) -> Plan:
    start = context.day + timedelta(days=1) - PLAN_AGE
    name, content = plan_file
    reading = read_plan_file(context, content, name, start)
    if reading.plan is None:
        raise CoachError(
            f"The demo's plan {name} cannot be read.",
            "; ".join(map(str, reading.errors)),
            "Report it: the plan comes with coach.",
        )
    load_plan(replace(context, evening=start), reading.plan)
    return reading.plan


def _keep(
    context: Context, year: DemoYear, progress: Callable[[int, int], None]
) -> int:
    """Import what those days left behind; how many files that were."""
    with context.alone(), context.writing() as store:
        store.save_athlete(replace(year.athlete, id=context.athlete.id))
        for entry in year.wellness:
            store.save_wellness(entry, context.clock.now())
        store.save_answer(context.day)  # they are there, and vouch for their day
    folder = private_files.make_folder(context.home / "files" / f"{context.day}")
    for file, content in year.files:
        private_files.write(folder / file, content)
    return import_files(context, [folder], progress).count("imported")


def export_coming_week(context: Context) -> tuple[Export, ...]:
    """Every workout of the coming week as a file, changed or not."""
    return export_fit(
        context, context.day + timedelta(days=1), context.day + WEEK, None
    )


def empty_home(folder: Path) -> Path:
    """The folder, made if need be.

    Raises:
        CoachError: something is in it already, or it cannot be reached (exit 73).
    """
    try:
        taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    except OSError as error:
        raise private_files.cannot_write(folder, error) from error
    if taken:
        raise CoachError(
            f"{folder} is not an empty folder.",
            "The demo fills a home of its own and never mixes with real training.",
            "Name a folder that is empty or does not exist yet.",
            ExitCode.CANNOT_WRITE,
        )
    return private_files.make_home(folder)
