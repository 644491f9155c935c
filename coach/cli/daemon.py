"""`coach daemon`: the evenings and mornings where there is no systemd."""

import sys
from datetime import time
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, print_json, say
from coach.cli.timer import parse_morning, parse_time

if TYPE_CHECKING:
    from coach.jobs.schedule import Schedule


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("daemon")(daemon)


def daemon(
    ctx: typer.Context,
    at: Annotated[
        time | None,
        typer.Option(
            "--time", parser=parse_time, metavar="HH:MM", help="When the day is over."
        ),
    ] = None,
    morning: Annotated[
        str | None,
        typer.Option(
            parser=parse_morning,
            metavar="HH:MM|none",
            help="When the workout of the day is told.",
        ),
    ] = None,
    json: JsonFlag = False,
) -> None:
    """Do what the timers do, where there is no systemd.

    Stays, and looks after every athlete of the database, until SIGTERM or Ctrl-C.
    What was missed while it was off is made up for; a run that fails is tried again.
    """
    from coach.jobs.schedule import Schedule, keep_schedule, schedule_of
    from coach.scheduling.daemon import run_daemon

    context = open_for(ctx)
    kept = schedule_of(context.home) or Schedule()
    told = kept.morning if morning is None else morning
    schedule = Schedule(at or kept.evening, told if isinstance(told, time) else None)
    if schedule != kept or schedule_of(context.home) is None:
        with context.alone():  # the runs ask for it: it tells them which day is over
            keep_schedule(context.home, schedule)
    context.database.close()
    if json:
        print_json(_document(schedule))
        sys.stdout.flush()
    say(_said(schedule))
    run_daemon(schedule, say)
    say("coach daemon has ended.")


def _said(schedule: "Schedule") -> str:
    morning = schedule.morning
    also = f", every morning at {morning:%H:%M}" if morning else ""
    return f"Every evening at {schedule.evening:%H:%M}{also}. Ctrl-C ends it."


def _document(schedule: "Schedule") -> dict[str, object]:
    morning = schedule.morning
    return {
        "schema": "coach/daemon/1",
        "evening": f"{schedule.evening:%H:%M}",
        "morning": morning and f"{morning:%H:%M}",
    }
