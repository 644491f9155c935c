"""What a change does to the sets of a strength workout, from its steps."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from coach.domain import wording

Document = Mapping[str, Any]


def sets_difference(before: Document, after: Document) -> Iterator[str]:
    """`16 → 9 sets` and `lighter`, where either has changed."""
    sets = [list(_sets(side.get("steps", ()))) for side in (before, after)]
    first, second = (wording.count(len(each), "set") for each in sets)
    if first != second and all(sets):
        yield wording.change(first, second)
    loads = [_loads(each) for each in sets]
    if any(loads[1][name] < kg for name, kg in loads[0].items() if name in loads[1]):
        yield "lighter"


def _sets(steps: Sequence[Document]) -> Iterator[Document]:
    """Every set of work, repeats written out."""
    for step in steps:
        if "repeat" in step:
            for _ in range(step["repeat"]):
                yield from _sets(step["steps"])
        elif step["intensity"] == "work" and step.get("exercise"):
            yield step


def _loads(sets: Sequence[Document]) -> Mapping[tuple[str, str], float]:
    """The load of each exercise, by how it is prescribed."""
    return {
        (each["exercise"], each["load"]["kind"]): each["load"]["value"]
        for each in reversed(sets)
        if each.get("load") and each["load"]["value"] is not None
    }
