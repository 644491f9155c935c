"""Planned exercises that were done as others for the same purpose."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from coach.catalogue.exercises import exercises
from coach.catalogue.substitutes import LEAST_ALIKE, likeness

_STATED = 1.0
"""How far one that the catalogue names is ahead of all that are merely alike."""


def stand_ins(planned: Iterable[str], done: Iterable[str]) -> Mapping[str, str]:
    """For each planned exercise that was not done, what was done in its place.

    One stands in for one: the catalogue's own word first, then the most alike of the
    same movement. Names that the catalogue does not know stand in for nothing.

    Args:
        planned: in the order of the plan.
        done: in the order they were done.
    """
    asked, did = dict.fromkeys(planned), dict.fromkeys(done)
    missing = [name for name in asked if name not in did]
    others = [name for name in did if name not in asked]
    pairs = sorted(
        (-score, i, j)
        for i, name in enumerate(missing)
        for j, other in enumerate(others)
        if (score := _serves(name, other)) is not None
    )
    found: dict[str, str] = {}
    for _, i, j in pairs:
        if missing[i] not in found and others[j] not in found.values():
            found[missing[i]] = others[j]
    return {name: found[name] for name in missing if name in found}


@lru_cache(maxsize=8192)
def _serves(name: str, other: str) -> float | None:
    """How well one exercise serves the other's purpose; None where it does not."""
    planned, done = exercises().get(name), exercises().get(other)
    if planned is None or done is None:
        return None
    alike = likeness(planned, done)
    near = (*planned.substitutes, *planned.regressions, *planned.progressions)
    if other in near:
        return _STATED + alike
    same = planned.pattern == done.pattern and set(planned.primary) & set(done.primary)
    return alike if same and alike >= LEAST_ALIKE else None
