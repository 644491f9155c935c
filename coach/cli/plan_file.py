"""`coach plan load`, `check` and `schema`: plans as files."""

import json as standard_json
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli import completing
from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    parse_evening,
    print_csv,
    print_json,
    say,
    show,
)
from coach.domain import days, wording
from coach.errors import CoachError, ExitCode
from coach.redaction import clean

if TYPE_CHECKING:
    from coach.domain.plan import Plan
    from coach.jobs.context import Context, PlanReading

LARGEST_PLAN_BYTES = 4 * 1024 * 1024
PlanFile = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        readable=False,
        help="A plan file (.yaml), a table (.csv), or the name of one of ours",
        autocompletion=completing.plan_names,
    ),
]
OptionalStart = Annotated[
    date | None,
    typer.Option(
        "--start",
        parser=parse_evening,
        metavar="DAY",
        help="Its first day: tells what it would take the place of.",
    ),
]


def add_commands(app: typer.Typer) -> None:
    """Register what has to do with files in the group of the plan."""
    app.command()(load)
    app.command()(check)
    app.command()(schema)


def load(
    ctx: typer.Context,
    file: PlanFile,
    start: Annotated[
        date,
        typer.Option(
            "--start", parser=parse_evening, metavar="DAY", help="Its first day."
        ),
    ],
    day: DateOption = None,
    json: JsonFlag = False,
) -> int:
    """Load a plan file so that it begins on a day.

    A table (.csv) of one workout without a day is put into the plan of that day.
    """
    from coach.cli.sending import send
    from coach.jobs.change_plan import add_workout, load_plan, read_plan_file

    context = open_for(ctx, day)
    name, content = _content(file)
    reading = read_plan_file(context, content, name, start)
    for issue in reading.warnings:
        say(f"warning: {issue}")
    if reading.plan is None:
        raise _unreadable(file, reading)
    if reading.single:
        plan = add_workout(context, reading.plan)
    else:
        plan = load_plan(context, reading.plan)
    if json:
        _print_plan(context, start if reading.single else None)
    elif reading.single:
        _say_added(reading.plan, plan)
    else:
        typer.echo(
            f"Loaded {plan.name}: {wording.count(len(plan.workouts), 'workout')}, "
            f"{days.short(plan.start)} to {days.short(plan.end)} {plan.end.year}."
        )
        typer.echo("See it with: coach plan show")
    return send(context)


def _say_added(single: "Plan", plan: "Plan") -> None:
    (added,) = single.workouts
    if plan.uuid == single.uuid:
        typer.echo(f"Loaded {added.title} for {days.short(added.day)}.")
        return
    typer.echo(f"Added {added.title} to {plan.name} on {days.short(added.day)}.")
    there = plan.between(added.day, added.day)
    others = [w for w in there if w.uuid != added.uuid and w.skip_reason is None]
    for other in others:
        typer.echo(
            f"That day also has {other.title}. Without it: "
            f'coach plan skip {other.id} --reason "{added.title} instead"'
        )


def _print_plan(context: "Context", only: date | None) -> None:
    from coach.jobs.view_plan import plan_view
    from coach.reports.plan import plan_document

    print_json(plan_document(plan_view(context, only, only)))


def check(
    ctx: typer.Context,
    file: PlanFile,
    start: OptionalStart = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Check a plan file: what is wrong in which line, every week.

    Of each week the hours, the load, the hard days and what does not fit you: free
    slots, weekly hours, hard days side by side, another pool.
    """
    from coach.jobs.check_plan import check_plan
    from coach.reports.plan_check import plan_check_document, plan_check_table

    context = open_for(ctx)
    name, content = _content(file)
    view = check_plan(context, content, name, start)
    document = {**plan_check_document(view), "file": str(file)}
    if json:
        print_json(document)
    elif csv:
        print_csv(plan_check_table(view))
        for kind, issue in view.issues():
            say(f"{kind}: {issue}")
    else:
        from coach.cli.show.plan_check import plan_check

        show(plan_check({**document, "file": name}), plain=plain)
    return ExitCode.UNREADABLE_INPUT if view.plan is None else ExitCode.FINE


def schema(json: JsonFlag = False) -> None:
    """Print the JSON Schema of plan files, for your editor.

    Put it beside the plan and name it in the plan's first line, with
    `# yaml-language-server: $schema=plan.schema.json`
    """
    from coach.wiring.context import plan_schema

    text = plan_schema().read_text(encoding="utf-8")
    if json:
        one = {"name": "coach/plan-file/1", "json_schema": standard_json.loads(text)}
        print_json({"schema": "coach/schemas/1", "schemas": [one]})
    else:
        sys.stdout.write(text)


def _content(file: Path) -> tuple[str, bytes]:
    """The file's bytes; a bare name may be one of the plans coach brings along."""
    from coach.intake.whole_file import read_whole
    from coach.wiring.context import shipped_plans

    try:
        path = file
        if not file.exists() and file.name == str(file):
            path = shipped_plans().get(file.stem, file)
        return clean(path.name), read_whole(path, LARGEST_PLAN_BYTES)
    except OSError as error:
        ours = ", ".join(sorted(shipped_plans()))
        raise CoachError(
            f"The plan file {file} cannot be read.",
            error.strerror or str(error),
            f"Name a file that is there, or one of ours: {ours}.",
            ExitCode.UNREADABLE_INPUT,
        ) from error


def _unreadable(file: Path, reading: "PlanReading") -> CoachError:
    lines = "; ".join(f"{issue}. {issue.fix}".strip(" .") for issue in reading.errors)
    return CoachError(
        f"{file.name} was not loaded.",
        lines,
        f"Correct it and look again with: coach plan check {file}",
        ExitCode.UNREADABLE_INPUT,
    )
