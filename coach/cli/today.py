"""`coach` alone and `coach today`: what is on, in full, or in the minutes there are."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.numbers import number_option
from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NoInputFlag,
    NotifyFlag,
    PlainFlag,
    asks,
    print_json,
    say,
    show,
)
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.reports.today import TodayView


def add_to(app: typer.Typer) -> None:
    """Register `coach today`; the root command calls `show_today`."""
    app.command("today")(today)


def today(
    ctx: typer.Context,
    minutes: Annotated[
        float | None,
        number_option(5, 600, "You have so many today."),
    ] = None,
    day: DateOption = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="With --minutes: change it without asking.")
    ] = False,
    notify: NotifyFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Today's session in full; with --minutes as it fits into them.

    What serves your weightiest goal is kept the longest; what that costs each goal this
    week is told. Once you say yes the plan has it so, the workout file is written, and
    Garmin and Hevy are told; coach undo takes it back. Without a yes nothing changes.
    With --notify what is planned, and when, is also sent as a message.
    """
    if minutes is None:
        if yes:
            message = "--yes goes with --minutes: there is nothing to change without it"
            raise typer.BadParameter(message)
        show_today(ctx, day=day, json=json, plain=plain)
        ended = int(ExitCode.FINE)
    else:
        asked = asks(no_input=no_input or json)
        ended = _shorten(
            open_for(ctx, day), minutes, yes=yes, asked=asked, json=json, plain=plain
        )
    if notify:
        from coach.cli.telling import tell_morning

        tell_morning(open_for(ctx, day))
    return ended


def _shorten(
    context: "Context",
    minutes: float,
    *,
    yes: bool,
    asked: bool,
    json: bool,
    plain: bool,
) -> int:
    """Show today in those minutes, ask, and do it on a yes; gives the exit code."""
    from coach.cli.sending import code_of
    from coach.cli.show.closing import files
    from coach.jobs.shorten_today import effects_of, shorten_today
    from coach.jobs.view_today import today_view
    from coach.reports.today import today_document

    view = today_view(context, minutes)
    if not json:
        _draw(context, view, plain=plain)
    possible = effects_of(view) and context.day >= context.clock.today()
    if not yes and not (asked and possible and typer.confirm(QUESTION, default=False)):
        if json:
            print_json(today_document(view))
        elif possible:
            say("Nothing was changed." if asked else UNASKED)
        return int(ExitCode.FINE)
    done = shorten_today(context, view)
    document = today_document(done.view, done.exports, changed=True)
    if json:
        print_json(document)
    else:
        typer.echo("\nThe plan has it so now. Take it back with: coach undo")
        for line in files(document["exports"]):
            typer.echo(line)
    return code_of(done.sent)


QUESTION = "Change today's session like this?"
UNASKED = "Nothing was changed. To have it so: the same command with --yes."


def show_today(
    ctx: typer.Context,
    *,
    day: date | None = None,
    json: bool = False,
    plain: bool = False,
) -> None:
    """Today: planned, done, waiting decisions, the next command."""
    from coach.jobs.view_today import today_view
    from coach.reports.today import today_document

    context = open_for(ctx, day)
    view = today_view(context)
    if json:
        print_json(today_document(view))
        return
    _draw(context, view, plain=plain)


def _draw(context: "Context", view: "TodayView", *, plain: bool) -> None:
    from coach.cli.show.today import today as drawn
    from coach.domain.notation import describe_all
    from coach.reports.today import today_document

    units = context.athlete.units
    short = [each.workout for _, each in view.fitted if each is not None]
    workouts = {w.uuid: w for w in (*(w for w, _ in view.planned), *short)}
    steps = {u: describe_all(w.steps, w.sport, units) for u, w in workouts.items()}
    show(drawn(today_document(view), units, steps), plain=plain)
