"""A simulated athlete's year through the real readers, reviewed and exported."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Protocol

from coach import private_files
from coach.domain.athlete import Athlete, Wellness
from coach.domain.plan import Plan
from coach.domain.review import Export
from coach.errors import CoachError, ExitCode
from coach.jobs.change_plan import load_plan, read_plan_file
from coach.jobs.context import Context
from coach.jobs.export_workouts import export_fit
from coach.jobs.import_files import ImportReport, import_files

PLAN_AGE = timedelta(days=63)
"""The review falls on the last evening of the plan's ninth week."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class DemoYear:
    """What the simulated athlete leaves behind.

    Attributes:
        athlete: what they would answer to `coach init`.
        files: name and bytes of every FIT and CSV file.
        wellness: what they would type in of an evening.
    """

    athlete: Athlete
    files: Iterable[tuple[str, bytes]]
    wellness: tuple[Wellness, ...]


class DemoSource(Protocol):
    """Makes a year of training up."""

    def __call__(
        self, seed: int, last_day: date, plan: Plan, athlete: Athlete
    ) -> DemoYear:
        """A year that ends on that day and follows the plan from its start."""


def live_a_year(
    context: Context,
    source: DemoSource,
    seed: int,
    plan_file: tuple[str, bytes],
    progress: Callable[[int, int], None],
) -> ImportReport:
    """Load the plan, let the athlete live the year, import all it left behind."""
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
    year = source(seed, context.day, reading.plan, context.athlete)
    with context.alone(), context.writing() as store:
        store.save_athlete(replace(year.athlete, id=context.athlete.id))
        for entry in year.wellness:
            store.save_wellness(entry, context.clock.now())
        store.save_answer(context.day)  # they are there, and vouch for their day
    folder = private_files.make_folder(context.home / "files")
    for file, content_ in year.files:
        private_files.write(folder / file, content_)
    return import_files(context, [folder], progress)


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
