"""How a command speaks: data on stdout, all else on stderr."""

import json
import re
import sys
from collections.abc import Mapping
from datetime import date
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.errors import CoachError
from coach.redaction import clean, redacted

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

    from coach.reports.tables import Table

JsonFlag = Annotated[
    bool, typer.Option("--json", help="Print one JSON document instead.")
]
LARGEST_ID = 2**31 - 1
_LONGEST = 20_000
_BEGINNING = re.compile(r"\s*(?:(?:error|why|fix|warning): )?")

PlainFlag = Annotated[bool, typer.Option("--plain", help="No colour and no boxes.")]
CsvFlag = Annotated[bool, typer.Option("--csv", help="Print a CSV table instead.")]
NoInputFlag = Annotated[bool, typer.Option("--no-input", help="Never ask anything.")]
NOTIFY = "--notify"
NotifyFlag = Annotated[
    bool, typer.Option(NOTIFY, help="Send a message, to where COACH_NOTIFY_URL says.")
]


UNWRAPPED = 10_000


def parse_day(text: str | date) -> date:
    """The day in an ISO date."""
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        message = f"{text!r} is not a day; write it as 2026-03-01."
        raise typer.BadParameter(message) from error


def parse_evening(text: str | date) -> date:
    """A day to act on: one that leaves room to look back and ahead."""
    from coach.clock import YEARS

    day = parse_day(text)
    if day.year not in YEARS:
        message = f"{day} is not a day between {YEARS[0]} and {YEARS[-1]}."
        raise typer.BadParameter(message)
    return day


DateOption = Annotated[
    date | None,
    typer.Option(
        "--date",
        parser=parse_evening,
        metavar="DAY",
        help="Act as on that evening: nothing later is seen.",
    ),
]

FirstDay = Annotated[
    date | None,
    typer.Option("--from", parser=parse_day, metavar="DAY", help="First day."),
]
LastDay = Annotated[
    date | None,
    typer.Option("--to", parser=parse_day, metavar="DAY", help="Last day."),
]


def print_json(document: Mapping[str, Any]) -> None:
    """The document on stdout, keys in the order they were written in."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def print_csv(table: "Table") -> None:
    """The table as CSV on stdout; text that a spreadsheet would run is quoted."""
    from coach.reports.tables import csv_lines

    sys.stdout.writelines(csv_lines(table))


def screen(*, plain: bool = False, stderr: bool = False) -> "Console":
    """A console on stdout; no colour where NO_COLOR, `--plain` or a pipe says so."""
    from rich.console import Console

    return Console(
        stderr=stderr,
        color_system=None if plain else "auto",
        width=UNWRAPPED if plain else None,
        highlight=False,
        emoji=False,
        markup=False,
    )


def show(*parts: "RenderableType", plain: bool = False) -> None:
    """Draw on stdout; off a terminal and with `--plain` no line ends in spaces.

    Plain text is not wrapped, so that a screen reader or grep meets whole sentences.
    """
    console = screen(plain=plain)
    if console.is_terminal and not plain:
        for part in parts:
            console.print(part)
        return
    with console.capture() as drawn:
        for part in parts:
            console.print(part)
    for line in drawn.get().splitlines():
        sys.stdout.write(line.rstrip() + "\n")


def say(message: str) -> None:
    """A message on stderr, without what would steer a terminal.

    Where someone reads it, it is wrapped between words, under its own beginning.
    """
    told = clean(message, limit=_LONGEST, lines=True)
    if sys.stderr.isatty():
        width = get_terminal_size().columns
        told = "\n".join(_wrapped(line, width) for line in told.split("\n"))
    sys.stderr.write(told + "\n")


def _wrapped(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    from coach.cli.show.prose import lines

    beginning = _BEGINNING.match(line)
    by = beginning.end() if beginning else 0
    rest = lines(line[by:], max(width - by, 1))
    return line[:by] + ("\n" + " " * by).join(rest)


def answer(message: str) -> None:
    """What was done, on stdout; wrapped between words where someone reads it."""
    console = screen()
    if not console.is_terminal:
        sys.stdout.write(message + "\n")
        return
    from coach.cli.show.prose import Prose

    console.print(Prose(message))


def tell(message: str) -> None:
    """A message on stderr, set in; wrapped between words where someone reads it."""
    console = screen(stderr=True)
    if not console.is_terminal:
        say(message)
        return
    from coach.cli.show.prose import Prose, indented

    console.print(indented(Prose(one_line(message))))


def one_line(text: str) -> str:
    """The text as one line that steers no terminal."""
    return clean(text, limit=_LONGEST)


def asks(*, no_input: bool) -> bool:
    """Whether a question may be asked: on a terminal, and not forbidden."""
    return not no_input and sys.stdin.isatty() and sys.stdout.isatty()


def fail(error: CoachError, *, as_json: bool) -> int:
    """Tell what happened, why and what to do; gives the exit code."""
    what, why, fix = map(redacted, (error.what, error.why, error.fix))
    if as_json:
        print_json(
            {
                "schema": "coach/error/1",
                "error": {
                    "what": what,
                    "why": why,
                    "fix": fix,
                    "code": int(error.code),
                },
            }
        )
    else:
        say(f"error: {one_line(what)}\n  why: {one_line(why)}\n  fix: {one_line(fix)}")
    return int(error.code)
