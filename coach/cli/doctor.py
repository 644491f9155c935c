"""`coach doctor`: is everything in order?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, print_json, show
from coach.errors import ExitCode

if TYPE_CHECKING:
    from coach.jobs.home_health import Finding
    from coach.settings import Settings


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("doctor")(doctor)


def doctor(
    ctx: typer.Context,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix", help="Close files to others; migrate, after a copy was made."
        ),
    ] = False,
    online: Annotated[
        bool,
        typer.Option(
            "--online", help="Ask each service a single thing; send a test message."
        ),
    ] = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """Look over home, database, services, timer and settings.

    Each thing that is not in order comes with the next command to run. Nothing is
    changed without --fix.
    """
    from coach import settings
    from coach.cli.examination import asked_online, strange_settings, surroundings
    from coach.jobs.health import examine
    from coach.jobs.home_health import close_to_others

    chosen = settings.load()
    repaired: list[str] = []
    older = _older(chosen)
    if older is not None and fix:
        repaired.append(_migrate(chosen))
        older = None
    if older is not None:
        findings: Sequence[Finding] = _of_an_older_coach(chosen, older)
    else:
        context = open_for(ctx)
        if fix:
            repaired += close_to_others(context)
        findings = [*examine(context), *surroundings(context, chosen)]
        if online:
            findings += asked_online(context, chosen)
    findings = [*findings, *strange_settings()]
    ill = any(finding.state == "wrong" for finding in findings)
    if json:
        print_json(_document(findings, repaired, ok=not ill))
    else:
        from coach.cli.show.doctor import findings as drawn

        show(drawn(findings, repaired), plain=plain)
    return ExitCode.ERROR if ill else ExitCode.FINE


def _document(
    findings: "Sequence[Finding]", repaired: Sequence[str], *, ok: bool
) -> dict[str, object]:
    return {
        "schema": "coach/doctor/1",
        "ok": ok,
        "checks": [
            {"name": f.name, "state": f.state, "what": f.what, "fix": f.fix}
            for f in findings
        ],
        "repaired": list(repaired),
    }


def _older(chosen: "Settings") -> str | None:
    """The revision of a database that an older coach made; else None."""
    from coach.database.revision import HEAD, revision
    from coach.wiring.context import database_of

    database = database_of(chosen)
    try:
        found = revision(database)
    finally:
        database.close()
    return None if found == HEAD else found


def _migrate(chosen: "Settings") -> str:
    from coach.database.migrate import migrate
    from coach.wiring.context import alone, database_of

    database = database_of(chosen)
    try:
        with alone(chosen.home):
            made = migrate(database)
    finally:
        database.close()
    copy = f"; the copy made first is {made.backup}" if made.backup else ""
    return f"database migrated from {made.before} to {made.after}{copy}"


def _of_an_older_coach(chosen: "Settings", found: str) -> "tuple[Finding, ...]":
    from coach.jobs.home_health import Finding, home_findings
    from coach.wiring.context import database_of

    database = database_of(chosen)
    database.close()
    return (
        *home_findings(chosen.home, database.place.file),
        Finding(
            "database",
            "wrong",
            f"an older coach made it (version {found})",
            "Run coach doctor --fix, or coach db migrate; a copy is made first.",
        ),
    )
