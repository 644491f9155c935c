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
    r"(?P<first>[a-z]{3})[a-z]*(?:\s*-\s*(?P<last>[a-z]{3})[a-z]*)?\s+"
    r"(?P<start>\d{1,2}(?::\d{2})?)\s*-\s*(?P<end>\d{1,2}(?::\d{2})?)"
)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="slots")


def parse_slots(text: str) -> "tuple[Slot, ...]":
    """The slots in `mon 06:30-07:30` or `mon-fri 6:30-7:30`, one a day.

    Raises:
        typer.BadParameter: there are none in it, and what is wrong with it.
    """
    from coach.domain.athlete import Slot

    text = text.strip()
    found = _SLOT.fullmatch(text.lower())
    first = found and found["first"]
    last = found and (found["last"] or first)
    if not found or first not in _DAYS or last not in _DAYS:
        message = (
            f"{text!r} is not a slot; write it as 'mon 06:30-07:30' "
            "or 'mon-fri 06:30-07:30'."
        )
        raise typer.BadParameter(message)
    try:
        start, end = (_time(found[key]) for key in ("start", "end"))
    except ValueError as error:
        message = f"{text!r} holds no time of day: {error}."
        raise typer.BadParameter(message) from error
    if end <= start:
        message = f"{text!r} ends before it begins."
        raise typer.BadParameter(message)
    begins, ends = _DAYS.index(first), _DAYS.index(last)
    count = (ends - begins) % len(_DAYS) + 1
    return tuple(Slot((begins + n) % len(_DAYS), start, end) for n in range(count))


def _time(written: str) -> time:
    """The time in `6:30` or `6`."""
    hour, _, minute = written.partition(":")
    return time.fromisoformat(f"{hour.zfill(2)}:{minute or '00'}")


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
        list[str],
        typer.Argument(
            metavar='"mon 06:30-07:30"…',
            help='All your slots; "mon-fri 06:30-07:30" is five.',
        ),
    ],
    json: JsonFlag = False,
) -> None:
    """Say when you are free; this replaces what was said before."""
    parsed = [slot for each in slots for slot in parse_slots(each)]
    parsed.sort(key=lambda slot: (slot.weekday, slot.start))
    _store(ctx, tuple(parsed), json=json)


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
