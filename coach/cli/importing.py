"""`coach import`: files and folders in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    JsonFlag,
    NoInputFlag,
    PlainFlag,
    asks,
    one_line,
    print_json,
    say,
    tell,
)
from coach.domain.strength import WeightUnit
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.import_files import ImportReport


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("import")(import_)


def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH…", readable=False, help="Files, folders and zip archives."
        ),
    ],
    weight_unit: Annotated[
        WeightUnit | None,
        typer.Option(help="What loads are typed in, in files that do not say."),
    ] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
    no_input: NoInputFlag = False,
) -> int:
    """Bring in what apps and devices recorded, each thing once.

    Folders and archives are read recursively. What was imported before changes
    nothing; a file that cannot be read is listed with its reason and stops no other.
    Stop it whenever you like: run again, it goes on where it was.
    """
    from coach.wiring.reading import reading_processes

    reading_processes().start()  # it loads what it needs while the database is opened
    context = open_for(ctx)
    asking = asks(no_input=no_input or json)
    report = _import(context, paths, weight_unit, quiet=json or plain)
    if asking and weight_unit is None:
        report = _with_unit(context, report)
    if json:
        print_json(_document(report))
    else:
        _tell_all(context, report, asking=asking)
    _log_bugs(report)
    return ExitCode.UNREADABLE_INPUT if report.count("rejected") else ExitCode.FINE


def bring_in(context: "Context", paths: list[Path]) -> None:
    """Import in the middle of another conversation: asks, and tells what came of it."""
    report = _with_unit(context, _import(context, paths, None, quiet=False))
    _tell_all(context, report, asking=True)
    _log_bugs(report)


def _tell_all(context: "Context", report: "ImportReport", *, asking: bool) -> None:
    _tell(report)
    _name_exercises(context, ask=asking)
    if report.count("imported"):
        _tell_slips(context)


def _import(
    context: "Context", paths: list[Path], unit: WeightUnit | None, *, quiet: bool
) -> "ImportReport":
    from coach.cli.show.progress import measuring
    from coach.jobs.import_files import import_files

    with measuring("reading", quiet=quiet) as progress:
        return import_files(context, paths, progress, unit)


def _with_unit(context: "Context", report: "ImportReport") -> "ImportReport":
    """The report, files whose loads could be kilograms or pounds read after all."""
    unclear = [file.path for file in report.files if file.lacks_weight_unit]
    if not unclear:
        return report
    import questionary

    names = ", ".join(one_line(Path(path).name) for path in unclear)
    asked = f"Loads in {names} are in"
    answer = questionary.select(asked, choices=[*WeightUnit]).unsafe_ask()
    paths = list(dict.fromkeys(Path(path.partition("!")[0]) for path in unclear))
    return report.with_again(_import(context, paths, WeightUnit(answer), quiet=False))


def _document(report: "ImportReport") -> dict[str, object]:
    return {
        "schema": "coach/import/1",
        "imported": report.count("imported"),
        "duplicates": report.count("duplicate"),
        "rejected": report.count("rejected"),
        "ignored": report.count("ignored"),
        "files": [
            {
                "path": file.path,
                "sha256": file.sha256,
                "status": file.status,
                "activity_ids": list(file.activity_ids),
                "reason": file.reason,
            }
            for file in report.files
        ],
    }


def _log_bugs(report: "ImportReport") -> None:
    """One log and one line for the first file that coach itself fell over."""
    found = next((file.bug for file in report.files if file.bug), None)
    if found is not None:
        from coach.cli.bug import bug

        told = bug(found)
        say(f"{told.what} {told.why}\n  fix: {told.fix}")


def _tell(report: "ImportReport") -> None:
    from coach.cli.show.imported import counts, details

    typer.echo(counts(report))
    for line in details(report):
        tell(line)
    if report.count("imported"):
        typer.echo("See them with: coach activities")


def _name_exercises(context: "Context", *, ask: bool) -> None:
    """Ask once what exercises are that the catalogue does not know, or say so."""
    from coach.jobs.exercise_names import unknown_names

    with context.reading() as store:
        unknown = unknown_names(store)
    if not unknown:
        return
    if ask:
        from coach.cli.exercise import ask_names

        ask_names(context, unknown)
        return
    one = len(unknown) == 1
    said = "One exercise is" if one else f"{len(unknown)} exercises are"
    say(f"{said} not in the catalogue yet: coach exercise name")


def _tell_slips(context: "Context") -> None:
    from coach.jobs.confirm_activity import doubtful_activities

    numbers = doubtful_activities(context)
    if numbers:
        shown = ", ".join(map(str, numbers[:5])) + (" …" if numbers[5:] else "")
        say(
            f"Some sets look like slips of typing and do not count until you say so: "
            f"coach activity {shown} (--confirm if they are right)"
        )
