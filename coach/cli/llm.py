"""`coach llm`: who words the reviews, and exactly what leaves the machine for it."""

import json as encoding
from typing import TYPE_CHECKING

import typer

from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, PlainFlag, print_json, show

if TYPE_CHECKING:
    from coach.jobs.view_words import Preview

app = typer.Typer(
    help="The language model that words the review.", invoke_without_command=True
)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="llm")


@app.callback(invoke_without_command=True)
def llm(ctx: typer.Context, json: JsonFlag = False, plain: PlainFlag = False) -> None:
    """Who words the reviews, whether they may, and what the last calls were."""
    if ctx.invoked_subcommand is not None:
        return
    from coach.jobs.view_words import words_view
    from coach.reports.words import words_document

    context = open_for(ctx)
    with context.reading() as store:
        document = words_document(words_view(context, store))
    if json:
        print_json(document)
        return
    from coach.cli.show.words import in_full

    show(in_full(document), plain=plain)


@app.command("preview")
def preview(
    ctx: typer.Context,
    day: DateOption = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """The exact text that would leave the machine for a review."""
    from coach.jobs.view_words import preview as previewed

    seen = previewed(open_for(ctx, day))
    if json:
        model = seen.words.model
        print_json(
            {
                "schema": "coach/llm-preview/1",
                "writer": model.writer,
                "address": model.address,
                "allowed": seen.allowed,
                "request": dict(seen.body),
            }
        )
        return
    typer.echo(payload(seen))


def payload(seen: "Preview") -> str:
    """The request as a person can read it: what is said stands as it is said.

    Steering signs cannot be in it: they are cleaned out of titles on their way in, and
    everything else is coach's own.
    """
    model, body = seen.words.model, dict(seen.body)
    said = [(each["role"], each["content"]) for each in body.pop("messages")]
    if "system" in body:
        said.insert(0, ("system", body.pop("system")))
    leaves = "This leaves" if seen.allowed else "This would leave"
    terms = encoding.dumps(body, ensure_ascii=False, indent=2)
    parts = [f"{leaves} the machine, to {model.address}:", terms]
    parts += [f"--- {who} ---\n{text}" for who, text in said]
    return "\n\n".join(parts)
