"""`coach recommend`: what to do next, and which split fits."""

from typing import Annotated

import typer

from coach.cli import recommend_split
from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    print_csv,
    print_json,
    show,
)

app = typer.Typer(
    help="What to lift next, and which split fits the week.",
    no_args_is_help=True,
)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="recommend")


@app.command("next")
def recommend_next(
    ctx: typer.Context,
    day: DateOption = None,
    after: Annotated[
        list[str] | None,
        typer.Option(
            "--after",
            metavar="EXERCISE",
            help="Done today and not logged yet; several in their order.",
        ),
    ] = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """The exercise to do next, and why.

    It is what you usually do after what you did today, what the plan has, and what you
    did less of lately. What you never want, what hurts and what lacks its equipment is
    left out.
    """
    from coach.jobs.recommend_next import recommend_next
    from coach.reports.recommend import recommend_document, recommend_table

    document = recommend_document(recommend_next(open_for(ctx, day), after or ()))
    if json:
        print_json(document)
    elif csv:
        print_csv(recommend_table(document))
    else:
        from coach.cli.show.recommend import recommended

        show(recommended(document, plain=plain), plain=plain)


recommend_split.add_to(app)
