"""`coach undo`: an approved change taken back."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NoInputFlag,
    PlainFlag,
    asks,
    print_json,
    say,
    show,
)
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.undo import Undoing


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("undo")(undo)


def undo(
    ctx: typer.Context,
    review: Annotated[
        str | None,
        typer.Argument(
            metavar="[REVIEW]", help="Its day or number, or today; the last one."
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, change nothing.")
    ] = False,
    day: DateOption = None,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Take the last decision back, at Garmin and Hevy too.

    Workouts still to come are put back as they were. What is over or done stays, and
    so does what you have changed since.
    """
    from coach.cli.sending import code_of
    from coach.jobs.undo import plan_undo
    from coach.jobs.undo import undo as take_back
    from coach.reports.undo import undo_document

    context = open_for(ctx, day)
    planned = plan_undo(context, review)
    if not json:
        _tell(context, planned, plain=plain)
    if dry_run:
        if json:
            print_json(undo_document(planned.view(done=False)))
        else:
            say("Nothing was changed.")
        return ExitCode.FINE
    if not yes and not _agreed(no_input=no_input or json):
        say("Nothing was changed.")
        return ExitCode.FINE
    done = take_back(context, planned.asked.name)
    document = undo_document(done.view(done=True))
    if json:
        print_json(document)
    else:
        _tell_done(document)
    return code_of(done.sent)


def _agreed(*, no_input: bool) -> bool:
    if not asks(no_input=no_input):
        raise CoachError(
            "Nothing was undone.",
            "It has to be agreed to, and nobody can be asked here.",
            "Give the same command with --yes, or look first with --dry-run.",
            ExitCode.USAGE,
        )
    return typer.confirm("Take these back?", default=False)


def _tell(context: "Context", planned: "Undoing", *, plain: bool) -> None:
    from rich.text import Text

    from coach.cli.show import days
    from coach.cli.show.tuning import tuned
    from coach.cli.show.workouts import changes_table
    from coach.reports.undo import undo_document

    document = undo_document(planned.view(done=False))
    changes = document["changes"]
    shorter = planned.asked.review is None
    what = "the shorter session of" if shorter else "the review of"
    tunes = document["tunes"]
    show(
        Text(f"Taken back of {what} {days.long(planned.asked.day)}:", "bold"),
        *([changes_table(changes, context.athlete.units)] if changes else []),
        *([Text(tuned(tunes))] if tunes else []),
        plain=plain,
    )
    for each in planned.left:
        typer.echo(f"stays: {each.workout.title}: {each.reason}")


def _tell_done(document: "dict[str, object]") -> None:
    from coach.cli.show.closing import files
    from coach.cli.show.tuning import closed

    if document["changes"]:
        typer.echo("The plan is as it was before. See it with: coach plan show")
    if isinstance(tunes := document["tunes"], dict):
        typer.echo(closed(tunes))
    exports = document["exports"]
    if isinstance(exports, list):
        for line in files(exports):
            typer.echo(line)
