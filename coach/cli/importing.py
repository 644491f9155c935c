"""`coach import`: files and folders in."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, one_line, print_json, say
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.jobs.import_files import ImportReport


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("import")(import_)


def import_(
    ctx: typer.Context,
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", readable=False, help="Files and folders."),
    ],
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Bring in FIT files and Hevy CSV exports, each exactly once.

    Folders are read recursively. What was imported before changes nothing; a file
    that cannot be read is listed with its reason and stops no other.
    """
    from coach.cli.show.progress import counting
    from coach.jobs.import_files import import_files

    context = open_for(ctx)
    with counting("reading", quiet=json or plain) as progress:
        report = import_files(context, paths, progress)
    if json:
        print_json(_document(report))
    else:
        _tell(report)
    _log_bugs(report)
    return ExitCode.UNREADABLE_INPUT if report.count("rejected") else ExitCode.FINE


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
    counts = [
        f"{report.count(status)} {word}"
        for status, word in (
            ("imported", "imported"),
            ("duplicate", "known already"),
            ("ignored", "without training in them"),
            ("rejected", "unreadable"),
        )
        if report.count(status)
    ]
    typer.echo(", ".join(counts) or "No files there.")
    for file in report.files:
        if file.reason and file.status != "duplicate":
            name, reason = one_line(Path(file.path).name), one_line(file.reason)
            say(f"  {file.status}: {name}: {reason}")
    if report.count("imported"):
        typer.echo("See them with: coach activities")
