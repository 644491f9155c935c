"""`coach recommend`: what to do next, and which split fits."""

import typer

from coach.cli import recommend_split

app = typer.Typer(
    help="What to lift next, and which split fits the week.",
    no_args_is_help=True,
)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="recommend")


recommend_split.add_to(app)
