"""The steps in a document, read back so that they show in the athlete's notation."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from rich.console import RenderableType

from coach.cli.show.prose import Prose, indented
from coach.domain.activity import Sport, Stroke
from coach.domain.notation import Units, describe_all
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    Repeat,
    Step,
    Steps,
    Target,
    TargetKind,
)
from coach.units import METERS_PER_YARD

Document = Mapping[str, Any]

_IN_STEPS_M = 0.01


def described(workout: Document, shown: Units = None) -> tuple[str, ...]:
    """The steps of a document's workout, a line each; none where there is none."""
    if not workout:
        return ()
    unit = _unit(workout)
    steps = tuple(_step(item, unit) for item in workout["steps"])
    return describe_all(steps, Sport(workout["sport"]), shown)


def differences(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[RenderableType]:
    """Lines taken away with a −, lines put in with a +, kept ones as they are."""
    for kind, first, last, begin, end in SequenceMatcher(
        None, before, after, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield from (
                indented(Prose(f"  {one}", "dim", 2)) for one in before[first:last]
            )
            continue
        gone, come = before[first:last], after[begin:end]
        yield from (indented(Prose(f"− {one}", "red", 2)) for one in gone)
        yield from (indented(Prose(f"+ {one}", "green", 2)) for one in come)


def _unit(workout: Document) -> str:
    """Yards where the pool, or without one every distance, is in whole yards."""
    if workout["sport"] != Sport.SWIM:
        return "m"
    pool = workout.get("pool_length_m") or 25 * METERS_PER_YARD
    return "yd" if _is_whole(pool / METERS_PER_YARD) else "m"


def _is_whole(value: float) -> bool:
    return abs(value - round(value)) < _IN_STEPS_M


def _step(item: Document, unit: str) -> Step | Repeat:
    if "repeat" in item:
        inner: Steps = tuple(_step(each, unit) for each in item["steps"])
        return Repeat(item["repeat"], inner)
    load = item.get("load")
    return Step(
        intensity=Intensity(item["intensity"]),
        end=_end(item["end"], unit),
        target=_target(item.get("target")),
        secondary=_target(item.get("secondary")),
        stroke=Stroke(item["stroke"]) if item.get("stroke") else None,
        drill=item.get("drill"),
        equipment=item.get("equipment"),
        exercise=item.get("exercise"),
        load=Load(LoadKind(load["kind"]), load["value"]) if load else None,
        superset=item.get("superset"),
        note=item.get("note") or "",
    )


def _end(item: Document, unit: str) -> End:
    kind = EndKind(item["kind"])
    if kind is EndKind.DISTANCE:
        value = item["value"]
        if unit == "yd":
            value = round(value / METERS_PER_YARD, 1) * METERS_PER_YARD
        return End(kind, value, unit)
    return End(kind, item["value"])


def _target(item: Document | None) -> Target | None:
    if item is None:
        return None
    return Target(TargetKind(item["kind"]), item["low"], item["high"])
