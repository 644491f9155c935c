"""`coach recommend split`: which split of strength fits the coming week."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

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

if TYPE_CHECKING:
    from coach.reports.tables import Table

_COLUMNS = (
    *("date", "start", "session", "duration_s", "exercise", "role", "sets", "reps"),
    "known",
)


def add_to(group: typer.Typer) -> None:
    """Register the command in the group of recommendations."""
    group.command("split")(split)


def split(
    ctx: typer.Context,
    date: DateOption = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days", min=1, max=6, metavar="N", help="On so many days, no others."
        ),
    ] = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Which split of strength fits the coming week, and why."""
    from coach.jobs.recommend_split import recommend_split
    from coach.reports.recommend_split import split_document

    document = split_document(recommend_split(open_for(ctx, date), days))
    if json:
        print_json(document)
    elif csv:
        print_csv(_table(document))
    else:
        from coach.cli.show.recommend_split import drawn

        show(drawn(document, plain=plain), plain=plain)


def _table(document: dict[str, Any]) -> "Table":
    """A row an exercise of the best split."""
    from coach.reports.tables import Table

    rows = [
        (
            *(session["date"], session["start"], session["kind"]),
            *(session["duration_s"], lift["exercise"], lift["role"]),
            *(lift["sets"], lift["reps"], lift["known"]),
        )
        for best in document["splits"][:1]
        for session in best["sessions"]
        for lift in session["exercises"]
    ]
    return Table("split", _COLUMNS, rows)
