"""The commands put together, and how a run ends."""

import errno
import sys
import traceback
from collections.abc import Sequence
from typing import Annotated, Any

import typer

import coach
from coach.cli.commands import Commands
from coach.cli.output import NOTIFY, JsonFlag, PlainFlag, fail
from coach.cli.streams import discard_output, open_streams
from coach.errors import CoachError, ExitCode
from coach.redaction import redacted

app = typer.Typer(
    name="coach",
    cls=Commands,
    help="A training coach that lives on your machine.",
    epilog="Begin with: coach demo · coach init · coach import FOLDER",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


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
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Today: planned, done, waiting decisions, the next command."""
    ctx.obj = athlete
    if ctx.invoked_subcommand is None:
        from coach.cli.today import show_today

        show_today(ctx, json=json, plain=plain)


def run(arguments: Sequence[str]) -> int:
    """Run one command line and give its exit code; errors are printed, not raised.

    What nobody foresaw goes into a log, and one line of it to the screen.
    """
    open_streams()
    arguments = _of_the_command(arguments)
    as_json = "--json" in arguments
    try:
        code = app(list(arguments), prog_name="coach", standalone_mode=False)
        sys.stdout.flush()
    except (BrokenPipeError, SystemExit):  # Rich leaves so where nobody reads on
        discard_output()
        return ExitCode.FINE
    except (KeyboardInterrupt, typer.Abort):
        return _failed(_interrupted(), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - nothing else may catch what is unforeseen
        if "--debug" in arguments:
            sys.stderr.write(redacted(traceback.format_exc()))
        explained = _explained(error, arguments)
        if NOTIFY in arguments:
            from coach.cli.telling import tell_failure

            tell_failure(explained, arguments)
        return _failed(explained, as_json=as_json)
    if code == ExitCode.INTERRUPTED:
        return _failed(_interrupted(), as_json=as_json)
    return int(code or 0)


def _of_the_command(arguments: Sequence[str]) -> list[str]:
    """The same with `--json` and `--plain` behind the command they are meant for."""
    early: list[str] = []
    others: list[str] = []
    rest = list(arguments)
    while rest and rest[0].startswith("-") and rest[0] != "--":
        option = rest.pop(0)
        (early if option in _OF_COMMANDS else others).append(option)
        if option == "--athlete" and rest:
            others.append(rest.pop(0))
    end = rest.index("--") if "--" in rest else len(rest)
    return [*others, *rest[:end], *early, *rest[end:]]


_OF_COMMANDS = ("--json", "--plain")


def _explained(error: Exception, arguments: Sequence[str]) -> CoachError:
    if isinstance(error, CoachError):
        return error
    if isinstance(error, typer.TyperException):
        return _usage(error, arguments)
    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        return CoachError(
            "Not all of it could be written.",
            error.strerror or str(error),
            "Free some space, then run it again.",
            ExitCode.CANNOT_WRITE,
        )
    from coach.cli.bug import bug

    return bug(error)


_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}


def _interrupted() -> CoachError:
    return CoachError(
        "Interrupted.",
        "It was stopped before it was done; what was finished is kept.",
        "Run it again: it goes on where it was.",
        ExitCode.INTERRUPTED,
    )


def _failed(error: CoachError, *, as_json: bool) -> int:
    try:
        code = fail(error, as_json=as_json)
        sys.stdout.flush()
    except OSError:  # the disk that stdout goes to is full, or its reader is gone
        discard_output()
        return int(error.code)
    return code


_LONGEST = 1000
"""As much of what was typed is said back."""


def _usage(error: typer.TyperException, arguments: Sequence[str]) -> CoachError:
    message = getattr(error, "format_message", lambda: str(error))()[:_LONGEST]
    return CoachError(
        "The command line was not understood.",
        "It names no command." if _is_help(message) else message,
        _fix(error, _command(arguments)),
        ExitCode.USAGE,
    )


def _fix(error: typer.TyperException, command: str) -> str:
    """All that the command needs where that is amiss, and where to read of it."""
    context, param = getattr(error, "ctx", None), getattr(error, "param", None)
    if context is None or param is None or not param.required:
        return f"Run {command} --help."
    needed = [_piece(each, context) for each in context.command.params if each.required]
    return f"Run {' '.join((command, *needed))}, or {command} --help."


def _piece(param: Any, context: Any) -> str:  # noqa: ANN401 - Typer exports neither
    said: str = param.make_metavar(context)
    return said if param.param_type_name == "argument" else f"{param.opts[0]} {said}"


def _is_help(message: str) -> bool:
    """Whether a group was left to explain itself, which is no reason."""
    return not message or message.startswith("Usage:")


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
