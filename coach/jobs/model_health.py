"""When models were trained last, and which of them serve."""

from collections.abc import Iterator

from coach.database import Store
from coach.domain.learned import Task
from coach.jobs.context import Context
from coach.jobs.home_health import Finding
from coach.jobs.train_models import TRAINING


def model_findings(context: Context, store: Store) -> Iterator[Finding]:
    """The last training; nothing where there was none."""
    last = store.last_run(TRAINING)
    if last is None:
        return
    if last.outcome != "ok":
        said = f"the last training failed: {last.detail}"
        yield Finding("models", "note", said, "Run coach models train")
        return
    used = [
        task.value.replace("_", " ")
        for task in Task
        if (serving := store.serving(task, context.day)) is not None
        and not serving.is_floor
    ]
    on = last.finished_at.astimezone(context.clock.timezone).date()
    which = f"used for {', '.join(used)}" if used else "the obvious guesses are used"
    yield Finding("models", "fine", f"trained on {on}; {which}")
