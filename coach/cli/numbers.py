"""Numbers as people type them: `13,5`, `13-15`, `1:10`, `70 s`."""

import math

import typer

from coach.domain import notation

_LARGEST = 1e9


def parse_number(text: str, least: float = -_LARGEST, most: float = _LARGEST) -> float:
    """The number; a comma may stand for the point.

    Raises:
        BadParameter: it is none, or beyond the bounds.
    """
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError as error:
        message = f"{text.strip()!r} is no number; write it as 13.5."
        raise typer.BadParameter(message) from error
    if not (math.isfinite(number) and least <= number <= most):
        message = f"{text.strip()} is not between {least:g} and {most:g}."
        raise typer.BadParameter(message)
    return number


def parse_span(
    text: str, least: float = 0.0, most: float = _LARGEST
) -> tuple[float, float]:
    """The two numbers in `13-15`; of one number it is twice that."""
    low, dash, high = text.replace("–", "-").partition("-")
    first = parse_number(low, least, most)
    last = parse_number(high, least, most) if dash else first
    if last < first:
        message = f"{text.strip()!r} ends below where it begins."
        raise typer.BadParameter(message)
    return first, last


def parse_clock(text: str, least: float = 0.0, most: float = _LARGEST) -> float:
    """The seconds in `1:10`, `70` or `70 s`."""
    minutes, colon, seconds = text.strip().rpartition(":")
    rest = parse_number(seconds.strip().removesuffix("s"))
    total = rest if not colon else 60 * parse_number(minutes) + rest
    if not least <= total <= most:
        first, last = clock(least), clock(most)
        message = f"{text.strip()} is not between {first} and {last}."
        raise typer.BadParameter(message)
    return total


def span(low: float | None, high: float | None) -> str:
    """`13-15`, or `14` of two alike; empty for none."""
    if low is None or high is None:
        return ""
    first, last = notation.plain_number(low), notation.plain_number(high)
    return first if first == last else f"{first}-{last}"


def clock(seconds: float) -> str:
    """`1:10`."""
    return notation.clock(seconds)
