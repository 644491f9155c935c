"""Runs that nobody looks on at: for which day, and what is kept of them."""

from datetime import date, datetime, time

from coach.database import Store
from coach.database.trouble import corrupt
from coach.jobs.back_up import back_up_if_due, check_if_due
from coach.jobs.context import Context
from coach.jobs.due import EVENING, due, evening_at, last_evening
from coach.jobs.failures import forget_failure
from coach.jobs.schedule import schedule_of
from coach.jobs.train_models import train_if_due
from coach.reports.numbers import Document

RUN, MORNING = "evening", "morning"
"""What they are called in the run log; the detail of each begins with its day."""


def evening_meant(context: Context) -> Context:
    """The context on the evening that a run without `--date` is about.

    That is the day which is due; where none is, the last one whose evening has come,
    or a later one the athlete has already looked at.
    """
    now, zone = context.clock.now(), context.clock.timezone
    evening = _evening(context)
    with context.reading() as store:
        through = reviewed_through(context, store)
        looked_at = store.last_review()
    day = due(now, through, evening, zone)
    if day is None:
        day = last_evening(now, evening, zone)
        if looked_at is not None:
            day = min(max(day, looked_at.day), context.clock.today())
    return context if day == context.day else context.on(day)


def reviewed_through(context: Context, store: Store) -> date | None:
    """The last day that was reviewed when its evening had come.

    A review the athlete asked for at noon is none of the evening; but nobody goes back
    behind it.
    """
    run, looked_at = store.last_run(RUN), store.last_review()
    known = [looked_at.day.toordinal() - 1] if looked_at is not None else []
    if run is not None:
        day = date.fromisoformat(run.detail[:10])
        came = evening_at(day, _evening(context), context.clock.timezone)
        known.append(day.toordinal() - (run.started_at < came))
    return date.fromordinal(max(known)) if known else None


def _evening(context: Context) -> time:
    schedule = schedule_of(context.home)
    return EVENING if schedule is None else schedule.evening


def keep_evening(
    context: Context, began: datetime, review: Document, *, untold: str | None
) -> None:
    """Keep in the run log that the day's review was prepared, and that nothing failed.

    Where the athlete was to be sent a message and was not, `untold` says why. The
    day's backup is made, and once a week the database looked through.

    Raises:
        CoachError: the backup cannot be written (73), or the database is damaged (65).
    """
    waiting = sum(p["status"] == "pending" for p in review["proposals"])
    said = f"{review['date']}: {review['status']}, {waiting} waiting"
    keep_run(context, RUN, began, said, untold=untold)
    back_up_if_due(context)
    found = check_if_due(context)
    if found:
        raise corrupt(context.database.place, "; ".join(found[:3]))
    train_if_due(context)


def keep_run(
    context: Context, command: str, began: datetime, said: str, *, untold: str | None
) -> None:
    """Keep in the run log that it ran; a message that was not sent is no failure."""
    detail = said if untold is None else f"{said}; not sent: {untold}"
    with context.alone(), context.writing() as store:
        store.log_run(command, began, context.clock.now(), "ok", detail)
    forget_failure(context.home)
