"""`coach pool`: the weekdays with a pool."""

from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag
from coach.cli.slots import DAYS, print_limits

app = typer.Typer(help="On which days there is a pool.", no_args_is_help=True)
NONE = "none"


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="pool")


@app.command("set")
def set_pool(
    ctx: typer.Context,
    days: Annotated[
        list[str],
        typer.Argument(metavar="DAY…", help='mon wed-fri …; "none" for no pool.'),
    ],
    json: JsonFlag = False,
) -> None:
    """Say on which days you can swim; this replaces what was said before."""
    from coach.jobs.set_limits import set_pool_days

    weekdays = frozenset(number for each in days for number in _weekdays(each, days))
    context = open_for(ctx)
    set_pool_days(context, weekdays)
    print_limits(context, json=json)


def _weekdays(text: str, said: list[str]) -> tuple[int, ...]:
    if [each.lower() for each in said] == [NONE]:
        return ()
    first, dash, last = (part.strip()[:3] for part in text.lower().partition("-"))
    last = last if dash else first
    if first not in DAYS or last not in DAYS:
        message = f"{text!r} is no weekday; write mon, tue … or mon-fri."
        raise typer.BadParameter(message)
    begins, ends = DAYS.index(first), DAYS.index(last)
    count = (ends - begins) % len(DAYS) + 1
    return tuple((begins + number) % len(DAYS) for number in range(count))


@app.command("clear")
def clear_pool(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Forget it: there is a pool on every day again."""
    from coach.jobs.set_limits import set_pool_days

    context = open_for(ctx)
    set_pool_days(context, None)
    print_limits(context, json=json)
