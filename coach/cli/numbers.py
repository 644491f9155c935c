"""Numbers as people type them: with a decimal point or a decimal comma."""

import math
import re
from dataclasses import dataclass
from typing import Any

import typer

_NUMBER = re.compile(r"[+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+)")
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2}(?:[.,]\d*)?)")
_MINUSES = {0x2212: "-", 0x2013: "-"}


def read_number(text: str) -> float | None:
    """The number in `14.8`, `14,8` or `−5`; None where there is none.

    One comma is a decimal comma; nobody weighs `1,234.5` kilograms.
    """
    plain = text.strip().translate(_MINUSES)
    if not _NUMBER.fullmatch(plain):
        return None
    number = float(plain.replace(",", "."))
    return number if math.isfinite(number) else None


def read_seconds(text: str) -> float | None:
    """The seconds in `72.4 s`, `1:12.4`, `20:15` or `1:02:03`; None where none are."""
    plain = text.strip().removesuffix("s").strip()
    found = _CLOCK.fullmatch(plain)
    if found is None:
        return read_number(plain)
    hours, minutes, seconds = found[1] or "0", found[2], found[3].replace(",", ".")
    if float(seconds) >= 60 or (found[1] and int(minutes) >= 60):
        return None
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


@dataclass(frozen=True)
class Number:
    """Reads an option's number; a usage error says what fits.

    Attributes:
        least: the smallest one that fits, `most` the largest.
        whole: only whole numbers fit.
    """

    least: float
    most: float
    whole: bool = False

    @property
    def __name__(self) -> str:
        """What the command line calls it in its help."""
        return "number"

    def __call__(self, text: str | float) -> float:
        """The number.

        Raises:
            typer.BadParameter: it is none, or beyond the limits.
        """
        number = read_number(text) if isinstance(text, str) else float(text)
        if number is None:
            message = f"{text!r} is not a number; write it as {self._example}."
            raise typer.BadParameter(message)
        if self.whole and number != int(number):
            message = f"{text} is not a whole number."
            raise typer.BadParameter(message)
        if not self.least <= number <= self.most:
            message = f"{text} is not between {self.least:,.10g} and {self.most:,.10g}."
            raise typer.BadParameter(message)
        return int(number) if self.whole else number

    @property
    def _example(self) -> str:
        middle = (self.least + min(self.most, 100)) / 2
        return f"{middle:.0f}" if self.whole else f"{middle:.1f}"


def number_option(
    least: float,
    most: float,
    words: str,
    *,
    name: str | None = None,
    whole: bool = False,
) -> Any:  # noqa: ANN401 - as typer.Option
    """An option that takes a number between those limits, which its help names."""
    names = () if name is None else (name,)
    limits = f"[{least:,.10g} to {most:,.10g}]"
    reader = Number(least, most, whole)
    return typer.Option(
        *names, parser=reader, metavar="NUMBER", help=f"{words} {limits}"
    )
