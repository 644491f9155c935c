"""`coach slots`: when the athlete is free, and all else that holds for the plan."""

import re
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    JsonFlag,
    PlainFlag,
    parse_evening,
    print_csv,
    print_json,
    say,
)

if TYPE_CHECKING:
    from coach.domain.athlete import Slot
    from coach.jobs.context import Context

app = typer.Typer(help="When you are free to train.", invoke_without_command=True)

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TIMES = r"(?P<start>\d{1,2}(?::\d{2})?)\s*-\s*(?P<end>\d{1,2}(?::\d{2})?)"
_OF_ONE_DAY = re.compile(_TIMES)
_SLOT = re.compile(
    r"(?P<first>[a-z]{3})[a-z]*(?:\s*-\s*(?P<last>[a-z]{3})[a-z]*)?\s+" + _TIMES
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
    if not found or first not in DAYS or last not in DAYS:
        message = (
            f"{text!r} is not a slot; write it as 'mon 06:30-07:30' "
            "or 'mon-fri 06:30-07:30'."
        )
        raise typer.BadParameter(message)
    start, end = _span(text, found)
    begins, ends = DAYS.index(first), DAYS.index(last)
    count = (ends - begins) % len(DAYS) + 1
    return tuple(Slot((begins + n) % len(DAYS), start, end) for n in range(count))


def _slot_of(day: date, text: str) -> "Slot":
    """The slot in `06:30-07:30` on that day."""
    from coach.domain.athlete import Slot

    found = _OF_ONE_DAY.fullmatch(text.strip())
    if not found:
        message = f"{text!r} is no time of a day; write it as '06:30-07:30'."
        raise typer.BadParameter(message)
    return Slot(day.weekday(), *_span(text, found))


def _span(text: str, found: "re.Match[str]") -> tuple[time, time]:
    try:
        start, end = (_time(found[key]) for key in ("start", "end"))
    except ValueError as error:
        message = f"{text!r} holds no time of day: {error}."
        raise typer.BadParameter(message) from error
    if end <= start:
        message = f"{text!r} ends before it begins."
        raise typer.BadParameter(message)
    return start, end


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
    """When you are free to train; every day 06:00-22:00 until you say otherwise.

    Below it all else that no proposal may break: special days, calendars, pauses,
    pool days, equipment and loads, and exercises you never do.
    """
    if ctx.invoked_subcommand is None:
        context = open_for(ctx)
        if csv:
            _print_table(context)
        else:
            print_limits(context, json=json)


def _print_table(context: "Context") -> None:
    from coach.domain.athlete import ALWAYS_FREE
    from coach.jobs.set_limits import limits_said
    from coach.reports.limits import slot_item
    from coach.reports.tables import Table

    items = [slot_item(slot) for slot in limits_said(context).slots or ALWAYS_FREE]
    columns = tuple(items[0])
    print_csv(Table("slots", columns, ([*item.values()] for item in items)))


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
    from coach.jobs import set_limits

    context = open_for(ctx)
    set_limits.set_slots(context, slots)
    print_limits(context, json=json)


@app.command("except")
def special_day(
    ctx: typer.Context,
    day: Annotated[
        date,
        typer.Argument(parser=parse_evening, metavar="DAY", help="The one day."),
    ],
    slots: Annotated[
        list[str] | None,
        typer.Argument(metavar='"06:30-07:30"…', help="All its slots."),
    ] = None,
    none: Annotated[
        bool, typer.Option("--none", help="It has no free time at all.")
    ] = False,
    clear: Annotated[
        bool, typer.Option("--clear", help="It is as its weekday is.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Say when you are free on one day, whatever its weekday has."""
    from coach.jobs import set_limits

    if sum((bool(slots), none, clear)) != 1:
        message = "Give the day's slots, or --none, or --clear."
        raise typer.BadParameter(message)
    parsed = [_slot_of(day, each) for each in slots or ()]
    parsed.sort(key=lambda slot: slot.start)
    context = open_for(ctx)
    set_limits.set_special_day(context, day, None if clear else tuple(parsed))
    print_limits(context, json=json)


@app.command("busy")
def busy_times(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE.ics", readable=False, help="The calendar."),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="N", help="What to call it; else as the file is named."),
    ] = None,
    clear: Annotated[
        bool, typer.Option("--clear", help="Forget what that calendar takes up.")
    ] = False,
    json: JsonFlag = False,
) -> None:
    """Take out what a calendar takes up in the coming year.

    Repeated events count each time. Titles are not kept. Read it anew for what has
    changed in it since; it replaces what was read under that name before.
    """
    from coach.jobs import set_limits

    if file is None and (name is None or not clear):
        message = "Name the calendar's file, or with --clear its --name."
        raise typer.BadParameter(message)
    context = open_for(ctx)
    if clear or file is None:
        source = set_limits.calendar_name(file or Path(), name)
        set_limits.forget_busy(context, source)
    else:
        for issue in set_limits.read_busy(context, file, name):
            say(f"warning: {issue}")
    print_limits(context, json=json)


def print_limits(context: "Context", *, json: bool) -> None:
    """All that holds, as it stands now."""
    from coach.jobs.set_limits import limits_said
    from coach.reports.limits import limits_document

    document = limits_document(limits_said(context))
    if json:
        print_json(document)
        return
    from coach.cli.show.limits import limit_lines

    for line in limit_lines(document, context.athlete.units):
        typer.echo(line)
