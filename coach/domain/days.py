"""Days and spans as people say them."""

from datetime import date


def short(day: date) -> str:
    """`Mon 2 Mar`."""
    return f"{day:%a} {day.day} {day:%b}"


def full(day: date) -> str:
    """`2 March 2026`."""
    return f"{day.day} {day:%B %Y}"


def long(day: date) -> str:
    """`Monday 2 March 2026`."""
    return f"{day:%A} {full(day)}"


def span(first: date, last: date) -> str:
    """`2 – 8 Mar`, `23 Feb – 1 Mar`."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} – {last.day} {last:%b}"
    return f"{first.day} {first:%b} – {last.day} {last:%b}"
