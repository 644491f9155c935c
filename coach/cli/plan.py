"""`coach plan`: load, show, check, move, skip."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli import plan_file
from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    FirstDay,
    JsonFlag,
    LastDay,
    PlainFlag,
    one_line,
    parse_evening,
    print_csv,
    print_json,
    show,
)
from coach.domain import days

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import RenderableType

    from coach.domain.plan import PlannedWorkout
    from coach.jobs.context import Context
    from coach.reports.plan import PlanView
    from coach.reports.tables import PlannedRow

    Units = Mapping[str, str] | None

app = typer.Typer(help="The plan: load, show, check, change.", no_args_is_help=True)
plan_file.add_commands(app)

_WEEK = timedelta(days=7)

Workout = Annotated[
    str, typer.Argument(metavar="WORKOUT", help="Its number in coach plan show.")
]
Day = Annotated[date, typer.Argument(parser=parse_evening, metavar="DAY")]


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="plan")


@app.command("show")
def show_plan(
    ctx: typer.Context,
    first: FirstDay = None,
    last: LastDay = None,
    day: DateOption = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Show the plan: three weeks around today unless asked.

    With --from and --to a week or less apart every workout comes with its steps.
    """
    context = open_for(ctx, day)
    if json:
        _print_plan(context, first, last)
        return
    if csv:
        _print_table(context, first, last)
        return
    from coach.jobs.view_plan import plan_view, shown_weeks

    asked = first is not None or last is not None
    view = plan_view(context, first, last)
    if view is None:
        typer.echo("No plan is loaded. Load one: coach plan load FILE --start DAY")
        return
    if not asked:
        weeks = view.plan.between(*shown_weeks(view.plan, context.day))
        view = replace(view, workouts=weeks)
    in_steps = first is not None and last is not None and last - first < _WEEK
    more = 0 if asked else len(view.plan.workouts) - len(view.workouts)
    drawn = _in_steps if in_steps else _in_lines
    show(drawn(view, context.athlete.units, more), plain=plain)


def _print_table(context: "Context", first: date | None, last: date | None) -> None:
    from coach.jobs.view_plan import plan_view
    from coach.reports.tables import workouts_table

    view = plan_view(context, first, last)
    rows = () if view is None else map(partial(_row, view), view.workouts)
    print_csv(workouts_table(rows))


def _row(view: "PlanView", workout: "PlannedWorkout") -> "PlannedRow":
    from coach.reports.tables import PlannedRow

    return PlannedRow(view.plan.name, workout, view.statuses[workout.uuid])


def _in_lines(view: "PlanView", units: "Units", more: int) -> "RenderableType":
    from coach.cli.show.plan import plan
    from coach.reports.plan import plan_document

    return plan(plan_document(view), units, more)


def _in_steps(view: "PlanView", units: "Units", _: int) -> "RenderableType":
    from coach.cli.show.plan import plan_in_steps
    from coach.domain.notation import describe_all
    from coach.reports.plan import plan_document

    steps = {w.uuid: describe_all(w.steps, w.sport, units) for w in view.workouts}
    return plan_in_steps(plan_document(view), units, steps)


def _print_plan(context: "Context", first: date | None, last: date | None) -> None:
    from coach.jobs.view_plan import plan_view
    from coach.reports.plan import plan_document

    print_json(plan_document(plan_view(context, first, last)))


@app.command()
def move(
    ctx: typer.Context,
    workout: Workout,
    to: Day,
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Put a workout on another day; its original day is kept."""
    from coach.cli.sending import send
    from coach.jobs.change_plan import move_workout

    context = open_for(ctx, day)
    effect = move_workout(context, workout, to)
    ended = send(context)
    if json:
        _print_plan(context, to, to)
    elif effect.after is not None:
        typer.echo(f"Moved {effect.after.title} to {days.short(to)}.")
    return ended


@app.command()
def skip(
    ctx: typer.Context,
    workout: Workout,
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Take a workout out beforehand; it still counts as planned."""
    from coach.cli.sending import send
    from coach.jobs.change_plan import skip_workout

    context = open_for(ctx, day)
    reason = one_line(reason)
    skipped = skip_workout(context, workout, reason)
    ended = send(context)
    if json:
        _print_plan(context, skipped.day, skipped.day)
    else:
        typer.echo(f"Skipped {skipped.title} on {days.short(skipped.day)}: {reason}")
    return ended
