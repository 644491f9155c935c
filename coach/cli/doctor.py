"""`coach doctor`: is everything in order?"""

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, print_json
from coach.errors import ExitCode


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("doctor")(doctor)


def doctor(ctx: typer.Context, json: JsonFlag = False) -> int:
    """Look over Python, home, database and unreadable files."""
    from coach.jobs.health import examine

    findings = examine(open_for(ctx))
    ill = [f for f in findings if f.state == "wrong"]
    if json:
        print_json(
            {
                "schema": "coach/doctor/1",
                "ok": not ill,
                "checks": [
                    {"name": f.name, "state": f.state, "what": f.what, "fix": f.fix}
                    for f in findings
                ],
            }
        )
    else:
        signs = {"fine": "✓", "note": "·", "wrong": "✗"}
        for finding in findings:
            typer.echo(f"{signs[finding.state]} {finding.name}: {finding.what}")
            if finding.fix:
                typer.echo(f"    {finding.fix}")
    return ExitCode.ERROR if ill else ExitCode.FINE
