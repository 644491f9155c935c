"""`coach auth llm`: the athlete's leave to send a review's facts to a model."""

from typing import TYPE_CHECKING, Any

import typer

from coach.cli.output import answer, print_json
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context

_TITLES = "Titles and notes of workouts go along, quoted as data."
_NO_TITLES = "Titles and notes stay here; --with-texts would let them go along."


def give(context: "Context", *, with_texts: bool, may_ask: bool, json: bool) -> None:
    """Show what would be sent, ask, and keep the answer.

    Raises:
        CoachError: there is nobody to ask (exit 4).
    """
    from coach.cli.llm import payload
    from coach.jobs.view_words import allow, preview

    seen = preview(context, with_texts=with_texts)
    model = seen.words.model
    if not may_ask:
        raise CoachError(
            "Leave to ask a language model is given on a terminal.",
            "There is none to show what would be sent, and to ask on.",
            "Run coach auth llm on a terminal; coach llm preview shows it anywhere.",
            ExitCode.LOG_IN_FIRST,
        )
    typer.echo(payload(seen), err=True)
    typer.echo(_TITLES if with_texts else _NO_TITLES, err=True)
    asked = f"Send this, with each evening's facts, to {model.address} from now on?"
    if not typer.confirm(asked, default=False, err=True):
        tell(model.writer, on=False, json=json)
        return
    allow(context, with_texts=with_texts)
    tell(model.writer, on=True, json=json)


def take(context: "Context", *, json: bool) -> None:
    """Take every consent back."""
    from coach.jobs.view_words import take_back

    was_on = take_back(context)
    if json:
        print_json(_document(on=False))
        return
    said = "No model is asked any more." if was_on else "No model was asked before."
    answer(f"{said} The summaries of past reviews stay as they are.")


def tell(writer: str, *, on: bool, json: bool) -> None:
    """What was decided."""
    if json:
        print_json(_document(on=on))
    elif on:
        answer(
            f"{writer} words the reviews from now on. coach auth llm --logout ends it."
        )
    else:
        answer("Nothing was sent, and nothing will be.")


def _document(*, on: bool) -> dict[str, Any]:
    return {"schema": "coach/auth/1", "service": "llm", "on": on, "account": None}
