"""`coach strength`: what the lifts say, all of them or one."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    print_csv,
    print_json,
    say,
    show,
)
from coach.domain import days

if TYPE_CHECKING:
    from coach.jobs.context import Context


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("strength")(strength)


def strength(
    ctx: typer.Context,
    exercise: Annotated[
        list[str] | None,
        typer.Argument(metavar="[EXERCISE]", help="Any name of it."),
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Your lifts: how strong, where it goes, what to lift next.

    Without an exercise the main lifts, the week's hard sets by muscle and the balance
    of movements are told; with one its course as a chart, bests, the next session, how
    likely a plateau is and why, and its streak of progressive overload.
    """
    context = open_for(ctx, day)
    if exercise:
        _show_lift(context, " ".join(exercise), json=json, csv=csv, plain=plain)
    else:
        _show_all(context, json=json, csv=csv, plain=plain)


def _show_all(context: "Context", *, json: bool, csv: bool, plain: bool) -> None:
    from coach.jobs.view_strength import view_strength
    from coach.reports.strength import overview_document, overview_table

    view = view_strength(context)
    if json:
        print_json(overview_document(view))
    elif csv:
        print_csv(overview_table(view))
    elif not view.sessions:
        typer.echo(
            "No strength session is known yet. Log one: "
            'coach log workout "bench 5x5 80kg", or bring some in: coach import FOLDER'
        )
    else:
        from coach.cli.show.strength import overview

        show(*overview(view, context.athlete.units, plain=plain), plain=plain)
        if view.lifts:
            say(f"One of them in full: coach strength {view.lifts[0].exercise}")


def _show_lift(
    context: "Context", written: str, *, json: bool, csv: bool, plain: bool
) -> None:
    from coach.jobs.view_strength import view_lift
    from coach.reports.strength import lift_table, strength_document

    view = view_lift(context, written)
    if json:
        print_json(strength_document(view))
    elif csv:
        print_csv(lift_table(view))
    elif not view.sessions:
        typer.echo(
            f"{view.exercise[:1].upper()}{view.exercise[1:]} was not done until "
            f"{days.full(view.day)}. Log it: coach log set {view.exercise} 5x5 80kg"
        )
    else:
        from coach.cli.show.strength_lift import lift_screen

        show(*lift_screen(view, context.athlete.units, plain=plain), plain=plain)
        if view.next_session is not None and not view.trained:
            say("Nothing was learned from your sessions yet: coach models train")
