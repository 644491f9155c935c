"""`coach sync`: what is new at Garmin and Hevy."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, answer, print_json, say
from coach.cli.sending import send
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.reports.sync import SyncReport


class ServiceName(StrEnum):
    """Services that training comes from."""

    GARMIN = "garmin"
    HEVY = "hevy"


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("sync")(sync)


def sync(
    ctx: typer.Context,
    services: Annotated[
        list[ServiceName] | None,
        typer.Argument(
            metavar="[garmin] [hevy]", help="Which to ask; all that are on."
        ),
    ] = None,
    dry_run: Annotated[
        bool,
        typer.Option("--dry-run", help="Say what would be asked for, ask for nothing."),
    ] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Bring in what is new, changed and deleted at Garmin and Hevy.

    What waits to be sent goes out after it. Stop it whenever you like: run again, it
    goes on where it was. A service that does not answer stops no other, and one that
    asks to be left alone is. Nobody logs in here: that is coach auth.
    """
    from coach.cli.show.syncing import counting, lines
    from coach.jobs import sync as job
    from coach.reports.sync import sync_document

    context = open_for(ctx)
    names = tuple(map(str, services or job.services_on(context)))
    if not names:
        raise _none_is_on()
    if dry_run:
        report = job.rehearse(context, names)
    else:
        with counting(quiet=json or plain) as progress:
            report = job.sync(context, names, progress, named=bool(services))
    if json:
        print_json(sync_document(report, context.clock.timezone))
    else:
        for line in lines(report, context.clock, dry_run=dry_run):
            answer(line)
    log_slips(report)
    well = [each.name for each in report.services if each.trouble is None]
    sent = ExitCode.FINE if dry_run else send(context, well)
    return report.exit_code or sent


def log_slips(report: "SyncReport") -> None:
    """One log, and one line, for the first thing that coach itself fell over."""
    found = next((each.bug for each in report.services if each.bug), None)
    if found is not None:
        from coach.cli.bug import bug
        from coach.jobs.sync import UnforeseenError

        error = UnforeseenError("what a service said")
        error.add_note(found)
        told = bug(error)
        say(f"{told.what} {told.why}\n  fix: {told.fix}")


def _none_is_on() -> CoachError:
    return CoachError(
        "There is nothing to bring in.",
        "Nobody has logged in to Garmin or Hevy here.",
        "Run coach auth garmin or coach auth hevy, or coach import FOLDER.",
        ExitCode.NOTHING_TO_DO,
    )
