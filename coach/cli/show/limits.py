"""What no proposal may break, line by line."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from coach.domain import days, wording
from coach.domain.notation import plain_number
from coach.units import kg_to_pounds

Document = Mapping[str, Any]

_NO_RACKS: Document = {
    "plates": (),
    "bars_kg": {},
    "dumbbells_kg": (),
    "kettlebells_kg": (),
    "step_kg": None,
}


def limit_lines(
    document: Document, units: Mapping[str, str] | None = None
) -> Iterator[str]:
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
    yield from rack_lines(document["racks"] or _NO_RACKS, units)
    for liking in ("never", "preferred"):
        named = [
            each["exercise"]
            for each in document["preferences"]
            if each["liking"] == liking
        ]
        if named:
            yield f"{liking}: {', '.join(named)}"


def rack_lines(racks: Document, units: Mapping[str, str] | None) -> Iterator[str]:
    """The loads of the gym, a line for each kind, in the athlete's unit."""
    in_pounds = wording.load_unit(units) == "lb"
    unit = "lb" if in_pounds else "kg"

    def number(kg: float) -> str:
        return plain_number(kg_to_pounds(kg) if in_pounds else kg)

    if racks["plates"]:
        plates = (
            number(each["kg"]) + (f" (x{each['pairs']})" if each["pairs"] else "")
            for each in racks["plates"]
        )
        yield f"plates: {', '.join(plates)} {unit} a side"
    if racks["bars_kg"]:
        bars = (
            f"{name.replace('_', ' ')} {number(kg)} {unit}"
            for name, kg in racks["bars_kg"].items()
        )
        yield f"bars: {', '.join(bars)}"
    for kind in ("dumbbells", "kettlebells"):
        if loads := racks[f"{kind}_kg"]:
            yield f"{kind}: {', '.join(map(number, loads))} {unit}"
    if racks["step_kg"]:
        yield f"machines: steps of {number(racks['step_kg'])} {unit}"


def _span(slot: Document) -> str:
    return f"{slot['start']}-{slot['end']}"


def _day(written: str) -> str:
    day = date.fromisoformat(written)
    return f"{days.short(day)} {day.year}"
