"""What was trained and foretold, read for the reports."""

from collections.abc import Sequence

from coach.database import Store
from coach.domain.athlete import Athlete
from coach.domain.learned import Task, Version
from coach.jobs.context import Context
from coach.reports.model_scores import Record


def model_records(context: Context, *, everyone: bool = False) -> tuple[Record, ...]:
    """Every task's record as of the context's evening: the athlete's, or everyone's."""
    database = context.database
    wanted: Sequence[Athlete] = (context.athlete,)
    if everyone:
        wanted = database.athletes()
    found = []
    for athlete in wanted:
        with database.reading(athlete.id) as store:
            found += [_record(store, context, athlete, task) for task in Task]
    return tuple(found)


def _record(store: Store, context: Context, athlete: Athlete, task: Task) -> Record:
    versions = store.versions(task, context.day)
    models = [each for each in versions if not each.learned.is_floor]
    serving = store.serving(task, context.day)
    return Record(
        athlete=athlete.name,
        task=task,
        newest=models[-1] if models else None,
        serving=None if serving is None else _of(models, serving.version),
        waiting=sum(each.serves_from is None for each in models),
        forecasts=store.forecasts(task, context.day),
        has_floor=any(e.learned.is_floor and e.serves_from for e in versions),
    )


def _of(versions: Sequence[Version], version: str) -> Version | None:
    found = (each for each in versions if each.learned.version == version)
    return next(found, None)


def model_versions(
    context: Context, task: Task | None = None
) -> tuple[tuple[Version, ...], ...]:
    """The athlete's versions as of the evening, the oldest first, by task."""
    with context.reading() as store:
        wanted = [task] if task is not None else list(Task)
        return tuple(store.versions(each, context.day) for each in wanted)
