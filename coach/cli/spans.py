"""Spans and times as people type them: `13-15`, `13,5`, `1:10`, `70 s`."""

import typer

from coach.cli.numbers import read_number, read_seconds
from coach.domain import notation


def parse_span(text: str, least: float, most: float) -> tuple[float, float]:
    """The two numbers in `13-15`; of one number it is twice that.

    Raises:
        BadParameter: it is none, ends below where it begins, or is beyond the bounds.
    """
    low, dash, high = text.replace("–", "-").partition("-")
    first, last = read_number(low), read_number(high if dash else low)
    if first is None or last is None:
        message = f"{text.strip()!r} is no number and no span; write it as 13-15."
        raise typer.BadParameter(message)
    if last < first:
        message = f"{text.strip()!r} ends below where it begins."
        raise typer.BadParameter(message)
    if first < least or last > most:
        message = f"{text.strip()} is not between {least:g} and {most:g}."
        raise typer.BadParameter(message)
    return first, last


def parse_clock(text: str, least: float, most: float) -> float:
    """The seconds in `1:10`, `70` or `70 s`.

    Raises:
        BadParameter: it is no time, or beyond the bounds.
    """
    seconds = read_seconds(text)
    if seconds is None:
        message = f"{text.strip()!r} is no time; write it as 1:10."
        raise typer.BadParameter(message)
    if not least <= seconds <= most:
        first, last = notation.clock(least), notation.clock(most)
        message = f"{text.strip()} is not between {first} and {last}."
        raise typer.BadParameter(message)
    return seconds


def span(low: float | None, high: float | None) -> str:
    """`13-15`, or `14` of two alike; empty for none."""
    if low is None or high is None:
        return ""
    first, last = notation.plain_number(low), notation.plain_number(high)
    return first if first == last else f"{first}-{last}"
