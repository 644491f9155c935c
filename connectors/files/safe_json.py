"""JSON from outside: no endless numbers, no endless nesting, kept up to the break."""

import json
from collections.abc import Mapping
from math import isfinite

MOST_RECORDS = 1_000_000

_LONGEST_NUMBER = 40
_BROKEN = "it is no whole JSON; what came before the break was kept"
_DEEP = "it is nested too deep: refused"


def read_json(content: bytes) -> tuple[object, str | None]:
    """The document, and what is wrong with it.

    NaN, infinities and numbers of more than 40 digits become null. Of a list that
    breaks off, the records before the break are given.
    """
    text, numbers = _text(content), _Numbers()
    decoder = json.JSONDecoder(
        parse_float=numbers.real,
        parse_int=numbers.whole,
        parse_constant=numbers.none,
    )
    try:
        return decoder.decode(text), numbers.problem
    except RecursionError:
        return None, _DEEP
    except ValueError:
        return _before_break(decoder, text), _BROKEN


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    return content.decode(errors="replace").removeprefix("\ufeff").replace("\0", "")


def _before_break(decoder: json.JSONDecoder, text: str) -> list[object]:
    """The whole records at the beginning of the innermost list that was begun."""
    records: list[object] = []
    # Garmin's lists begin with `[{`, or with `[{"…Export": [{`.
    nested = text.find('Export"', 0, 200)
    at = text.find("[", max(nested, 0)) + 1
    while 0 < at < len(text) and len(records) < MOST_RECORDS:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        try:
            record, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        records.append(record)
    return records


class _Numbers:
    """Reads numbers, and counts those that are none."""

    def __init__(self) -> None:
        self._left_out = 0

    @property
    def problem(self) -> str | None:
        """What is to be said of them."""
        if not self._left_out:
            return None
        return (
            f"numbers left out that are none (NaN, or endless digits): {self._left_out}"
        )

    def real(self, text: str) -> float | None:
        value = float(text) if len(text) <= _LONGEST_NUMBER else None
        if value is not None and isfinite(value):
            return value
        self.none(text)
        return None

    def whole(self, text: str) -> int | None:
        if len(text) <= _LONGEST_NUMBER:
            return int(text)
        self.none(text)
        return None

    def none(self, _text: str) -> None:
        self._left_out += 1


def number(record: Mapping[str, object], *names: str) -> float | None:
    """The first of these values that is a number; None where none is."""
    for name in names:
        value = record.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return float(value)
    return None


def text(record: Mapping[str, object], name: str) -> str:
    """The value where it is a text, else nothing."""
    value = record.get(name)
    return value if isinstance(value, str) else ""
