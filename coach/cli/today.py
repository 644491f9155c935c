"""`coach` alone and `coach today`: what is on, in full, or in the minutes there are."""

from datetime import date
from typing import Annotated

import typer

from coach.cli.numbers import number_option
from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NotifyFlag,
    PlainFlag,
    print_json,
    show,
)


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
    notify: NotifyFlag = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Today's session in full; with --minutes as it fits into them.

    The main work is kept, what stands beside it goes first. The plan stays as it is.
    With --notify what is planned, and when, is also sent as a message.
    """
    show_today(ctx, day=day, minutes=minutes, json=json, plain=plain)
    if notify:
        from coach.cli.telling import tell_morning

        tell_morning(open_for(ctx, day))


def show_today(
    ctx: typer.Context,
    *,
    day: date | None = None,
    minutes: float | None = None,
    json: bool = False,
    plain: bool = False,
) -> None:
    """Today: planned, done, waiting decisions, the next command."""
    from coach.jobs.view_today import today_view
    from coach.reports.today import today_document

    context = open_for(ctx, day)
    view = today_view(context, minutes)
    document = today_document(view)
    if json:
        print_json(document)
        return
    from coach.cli.show.today import today as drawn
    from coach.domain.notation import describe_all

    units = context.athlete.units
    short = [each.workout for _, each in view.fitted if each is not None]
    workouts = {w.uuid: w for w in (*(w for w, _ in view.planned), *short)}
    steps = {u: describe_all(w.steps, w.sport, units) for u, w in workouts.items()}
    show(drawn(document, units, steps), plain=plain)
