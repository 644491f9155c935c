"""`coach auth`: what coach may use: Garmin, Hevy, a language model."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, NoInputFlag, answer, print_json
from coach.errors import CoachError, ExitCode
from coach.redaction import Secret

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.jobs.context import Context
    from coach.jobs.log_in import Credentials
    from coach.settings import Settings

app = typer.Typer(help="Log in to Garmin and Hevy, allow a language model; and out.")

LogoutFlag = Annotated[
    bool,
    typer.Option(
        "--logout", help="Forget what opens it and switch it off; your data stays."
    ),
]

_NAMES = {"garmin": "Garmin", "hevy": "Hevy"}


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="auth")


@app.command("garmin")
def garmin(
    ctx: typer.Context,
    logout: LogoutFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Log in to Garmin Connect, with a code where it wants one.

    Asks for e-mail and password unless COACH_GARMIN_EMAIL and COACH_GARMIN_PASSWORD
    are set. The password is used once and not kept; tokens are.
    """
    context = open_for(ctx)
    if logout:
        _leave(context, "garmin", json=json)
        return
    may_ask = _may_ask(no_input=no_input)
    _enter(context, "garmin", lambda: _of_garmin(may_ask=may_ask), json=json)


@app.command("hevy")
def hevy(
    ctx: typer.Context,
    logout: LogoutFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Give coach your key of Hevy Pro.

    It is at hevy.com/settings?developer. coach asks for it unless COACH_HEVY_API_KEY
    is set, and keeps it if Hevy takes it.
    """
    context = open_for(ctx)
    if logout:
        _leave(context, "hevy", json=json)
        return
    may_ask = _may_ask(no_input=no_input)
    _enter(context, "hevy", lambda: _of_hevy(may_ask=may_ask), json=json)


@app.command("llm")
def llm(
    ctx: typer.Context,
    logout: Annotated[
        bool, typer.Option("--logout", help="Take it back; no model is asked any more.")
    ] = False,
    with_texts: Annotated[
        bool,
        typer.Option("--with-texts", help="Let titles and notes of workouts go along."),
    ] = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Allow the model that COACH_LLM names to word your reviews.

    Shows exactly what would be sent for this evening, and asks. The model is told
    facts and writes words around them: it changes no plan.
    """
    from coach.cli import consent

    context = open_for(ctx)
    if logout:
        consent.take(context, json=json)
        return
    may_ask = _may_ask(no_input=no_input)
    consent.give(context, with_texts=with_texts, may_ask=may_ask, json=json)


def _of_garmin(*, may_ask: bool) -> "Credentials":
    from coach.jobs.log_in import Credentials

    chosen = _settings()
    email = chosen.garmin_email or _asked("E-mail", "COACH_GARMIN_EMAIL", may_ask)
    password = chosen.garmin_password or Secret(
        _asked("Password", "COACH_GARMIN_PASSWORD", may_ask, hidden=True)
    )

    def ask_code() -> str:
        if not may_ask:
            raise CoachError(
                "Garmin wants the code that it has sent you.",
                "There is no terminal to ask for it.",
                "Run coach auth garmin on a terminal, once; runs after it need none.",
                ExitCode.LOG_IN_FIRST,
            )
        return _typed("Code that Garmin has sent, or your authenticator shows")

    return Credentials(password, email, ask_code)


def _of_hevy(*, may_ask: bool) -> "Credentials":
    from coach.jobs.log_in import Credentials

    asked = "API key, from hevy.com/settings?developer"
    return Credentials(
        _settings().hevy_api_key
        or Secret(_asked(asked, "COACH_HEVY_API_KEY", may_ask, hidden=True))
    )


def _enter(
    context: "Context",
    name: str,
    credentials: "Callable[[], Credentials]",
    *,
    json: bool,
) -> None:
    from coach.jobs.log_in import log_in

    account = log_in(context, name, credentials)
    if json:
        _print(name, account or None, on=True)
        return
    whose = f" as {account}" if account else ""
    answer(f"Logged in to {_NAMES[name]}{whose}. Next: coach sync.")


def _leave(context: "Context", name: str, *, json: bool) -> None:
    from coach.jobs.log_in import log_out

    was_on = log_out(context, name)
    if json:
        _print(name, None, on=False)
        return
    said = "Logged out of" if was_on else "Nobody was logged in to"
    answer(f"{said} {_NAMES[name]}. What came in from it stays.")
    if name == "hevy" and _settings().hevy_api_key is not None:
        answer("COACH_HEVY_API_KEY is still set: coach sync hevy would use it.")


def _print(name: str, account: str | None, *, on: bool) -> None:
    print_json(
        {"schema": "coach/auth/1", "service": name, "on": on, "account": account}
    )


def _settings() -> "Settings":
    from coach import settings

    return settings.load()


def _may_ask(*, no_input: bool) -> bool:
    """Questions go to stderr, so that stdout may be a pipe."""
    return not no_input and sys.stdin.isatty() and sys.stderr.isatty()


def _asked(what: str, setting: str, may_ask: bool, *, hidden: bool = False) -> str:
    """What the athlete types.

    Raises:
        CoachError: there is nobody to ask (exit 4).
    """
    if not may_ask:
        raise CoachError(
            f"{setting} is not set.",
            "There is no terminal to ask on.",
            f"Set {setting}, or run it on a terminal without --no-input.",
            ExitCode.LOG_IN_FIRST,
        )
    return _typed(what, hidden=hidden)


def _typed(what: str, *, hidden: bool = False) -> str:
    typed: str = typer.prompt(what, hide_input=hidden, err=True)
    return typed.strip()
