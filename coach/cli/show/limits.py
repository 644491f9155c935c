"""What no proposal may break, line by line."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coach.domain import days, wording

Document = Mapping[str, Any]


def limit_lines(document: Document) -> Iterator[str]:
    """The free slots, and below them what else was said."""
    for slot in document["slots"]:
        yield f"{slot['weekday']} {_span(slot)}"
    if not document["set"]:
        yield 'Not set yet: coach slots set "mon 06:30-07:30" …'
    for special in document["special_days"]:
        spans = ", ".join(map(_span, special["slots"])) or "not free at all"
        yield f"{_day(special['date'])}: {spans}"
    for busy in document["busy"]:
        yield (
            f"calendar {busy['calendar']}: {wording.count(busy['times'], 'time')} "
            f"taken, {_day(busy['from'])} to {_day(busy['to'])}"
        )
    for pause in document["pauses"]:
        yield (
            f"pause: {_day(pause['from'])} to {_day(pause['to'])} ({pause['reason']})"
        )
    if document["pool_days"] is not None:
        yield f"pool: {', '.join(document['pool_days']) or 'on no day'}"
    if document["equipment"] is not None:
        tools = ", ".join(tool.replace("_", " ") for tool in document["equipment"])
        yield f"gym: {tools or 'nothing but the floor'}"
    for liking in ("never", "preferred"):
        named = [
            each["exercise"]
            for each in document["preferences"]
            if each["liking"] == liking
        ]
        if named:
            yield f"{liking}: {', '.join(named)}"


def _span(slot: Document) -> str:
    return f"{slot['start']}-{slot['end']}"


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{days.short(day)} {day.year}"
