"""`coach schema`: the JSON Schema of every document coach prints."""

import json as standard_json
from typing import Annotated

import typer

from coach.cli import completing
from coach.cli.output import JsonFlag, PlainFlag, print_json
from coach.errors import CoachError, ExitCode


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("schema")(schema)


def schema(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar="NAME",
            help="Only this one, in full: review.",
            autocompletion=completing.document_names,
        ),
    ] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """The documents --json prints, or the JSON Schema of one.

    A document names its own: coach/review/1 in its key schema is coach schema review.
    """
    from coach.reports.schemas import schema_names, schema_of

    if name is None:
        names = schema_names()
        if json:
            listed = [{"name": each} for each in names]
            print_json({"schema": "coach/schemas/1", "schemas": listed})
            return
        for each in names:
            typer.echo(each)
        return
    full = _full(name, schema_names())
    found = schema_of(full)
    if json:
        one = {"name": full, "json_schema": found}
        print_json({"schema": "coach/schemas/1", "schemas": [one]})
    else:
        typer.echo(standard_json.dumps(found, ensure_ascii=False, indent=2))


def _full(name: str, names: tuple[str, ...]) -> str:
    """The whole name of what was typed: `review` is the newest `coach/review/1`."""
    parts = name.strip().lower().removeprefix("coach/")
    alike = [each for each in names if parts in {each[6:], each[6:].split("/")[0]}]
    if not alike:
        short = dict.fromkeys(each.split("/")[1] for each in names)
        raise CoachError(
            f"There is no document {name!r}.",
            f"There are: {', '.join(short)}.",
            "Run coach schema.",
            ExitCode.USAGE,
        )
    return max(alike, key=lambda each: int(each.rsplit("/", 1)[1]))
