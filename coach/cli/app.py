"""The commands put together, and how a run ends."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

import coach
from coach.cli import (
    activities,
    database,
    demo,
    doctor,
    export,
    goals,
    importing,
    log,
    match,
    plan,
    review,
    rules,
    setup,
    slots,
    today,
)
from coach.cli.output import fail
from coach.errors import CoachError, ExitCode

app = typer.Typer(
    name="coach",
    help="A training coach that lives on your machine.",
    epilog="Begin with: coach demo · coach init · coach import FOLDER",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for room in (
    today,
    setup,
    demo,
    importing,
    activities,
    match,
    plan,
    review,
    export,
    log,
    slots,
    goals,
    rules,
    database,
    doctor,
):
    room.add_to(app)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"coach {coach.__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    athlete: Annotated[
        str | None, typer.Option(help="Which athlete the command is for.")
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show a traceback when something breaks.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Today: planned, done, waiting decisions, the next command."""
    ctx.obj = athlete
    if ctx.invoked_subcommand is None:
        today.show_today(ctx)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; errors are printed, not raised."""
    as_json = "--json" in arguments
    debug = "--debug" in arguments
    try:
        code = app(list(arguments), prog_name="coach", standalone_mode=False)
    except CoachError as error:
        if debug:
            raise
        return fail(error, as_json=as_json)
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except typer.TyperException as error:
        return fail(_usage(error, arguments), as_json=as_json)
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        return ExitCode.FINE
    return int(code or 0)


def _usage(error: typer.TyperException, arguments: Sequence[str]) -> CoachError:
    message = getattr(error, "format_message", lambda: str(error))()
    return CoachError(
        "The command line was not understood.",
        message,
        f"Run {_command(arguments)} --help.",
        ExitCode.USAGE,
    )


def _command(arguments: Sequence[str]) -> str:
    """The command as far as it is one: `coach plan load`, else `coach`."""
    met, group = ["coach"], typer.main.get_command(app)
    for word in arguments:
        inner = getattr(group, "commands", {}).get(word)
        if inner is None:
            break
        met.append(word)
        group = inner
    return " ".join(met)
