"""`coach slots`: when the athlete is free."""

import re
from datetime import time
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import CsvFlag, JsonFlag, PlainFlag, print_csv, print_json

if TYPE_CHECKING:
    from coach.domain.athlete import Slot

app = typer.Typer(help="When you are free to train.", invoke_without_command=True)

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SLOT = re.compile(
    r"(?P<day>[a-z]{3})[a-z]*\s+(?P<start>\d{1,2}:\d{2})\s*-\s*(?P<end>\d{1,2}:\d{2})"
)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="slots")


def parse_slot(text: str) -> "Slot":
    """The slot in `mon 06:30-07:30`; a usage error says what is wrong with it."""
    from coach.domain.athlete import Slot

    found = _SLOT.fullmatch(text.strip().lower())
    if not found or found["day"] not in _DAYS:
        message = f"{text!r} is not a slot; write it as 'mon 06:30-07:30'."
        raise typer.BadParameter(message)
    try:
        start, end = (time.fromisoformat(found[k].zfill(5)) for k in ("start", "end"))
    except ValueError as error:
        message = f"{text!r} holds no time of day: {error}."
        raise typer.BadParameter(message) from error
    if end <= start:
        message = f"{text!r} ends before it begins."
        raise typer.BadParameter(message)
    return Slot(_DAYS.index(found["day"]), start, end)


@app.callback(invoke_without_command=True)
def show_slots(
    ctx: typer.Context,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """When you are free to train; every day 06:00-22:00 until you say otherwise."""
    if ctx.invoked_subcommand is None:
        with open_for(ctx).reading() as store:
            slots = store.slots()
        if csv:
            _print_table(slots)
        else:
            _print(slots, json=json)


def _print_table(slots: "tuple[Slot, ...]") -> None:
    from coach.domain.athlete import ALWAYS_FREE
    from coach.reports.tables import Table

    items = [_item(slot) for slot in slots or ALWAYS_FREE]
    columns = tuple(items[0])
    print_csv(Table("slots", columns, ([*item.values()] for item in items)))


def _item(slot: "Slot") -> dict[str, str]:
    return {
        "weekday": _DAYS[slot.weekday],
        "start": f"{slot.start:%H:%M}",
        "end": f"{slot.end:%H:%M}",
    }


@app.command("set")
def set_slots(
    ctx: typer.Context,
    slots: Annotated[
        list[str], typer.Argument(metavar='"mon 06:30-07:30"…', help="All your slots.")
    ],
    json: JsonFlag = False,
) -> None:
    """Say when you are free; this replaces what was said before."""
    parsed = tuple(sorted(map(parse_slot, slots), key=lambda s: (s.weekday, s.start)))
    _store(ctx, parsed, json=json)


@app.command("clear")
def clear_slots(ctx: typer.Context, json: JsonFlag = False) -> None:
    """Forget the slots: every day 06:00-22:00 again."""
    _store(ctx, (), json=json)


def _store(ctx: typer.Context, slots: "tuple[Slot, ...]", *, json: bool) -> None:
    context = open_for(ctx)
    with context.alone(), context.writing() as store:
        store.set_slots(slots)
    _print(slots, json=json)


def _print(slots: "tuple[Slot, ...]", *, json: bool) -> None:
    from coach.domain.athlete import ALWAYS_FREE

    free = slots or ALWAYS_FREE
    if json:
        print_json(
            {
                "schema": "coach/slots/1",
                "set": bool(slots),
                "slots": [_item(slot) for slot in free],
            }
        )
        return
    for slot in free:
        typer.echo(str(slot))
    if not slots:
        typer.echo('Not set yet: coach slots set "mon 06:30-07:30" …')
