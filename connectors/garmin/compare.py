"""Whether Garmin holds the workout that was sent: a 2xx alone proves nothing."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import fields

from connectors.garmin.views import (
    RepeatView,
    StepView,
    TargetView,
    Views,
    workout_view,
)

DRIFT_G = 10.0
"""Garmin gives weights back a little off."""

_LABELS = {
    "kind": "the kind of step",
    "weight_g": "the load",
    "secondary": "the second target",
}
_POOL = 0.01
_AMOUNT = 0.01
_TARGET = 0.005
_MOST = 12


def differences(sent: Mapping[str, object], found: object) -> tuple[str, ...]:
    """How what Garmin holds differs from what was sent; empty when it is the same.

    Fields that Garmin added, numbers it gave to steps, the order of lists that have
    numbers, whether a pace's faster end comes first, and a few grams do not count.
    """
    if not isinstance(found, Mapping):
        return ("Garmin gives no workout back",)
    every = list(_differ(sent, found))
    left = len(every) - _MOST
    return (*every[:_MOST], f"and {left} more") if left > 0 else tuple(every)


def _differ(sent: Mapping[str, object], found: Mapping[str, object]) -> Iterator[str]:
    ours, theirs = workout_view(sent), workout_view(found)
    for label, here, there in (
        ("the name", theirs.name, ours.name),
        ("the description", theirs.description, ours.description),
        ("the pool's unit", theirs.pool[1], ours.pool[1]),
    ):
        if here != there:
            yield _says(label, here, there)
    if set(theirs.sports) != set(ours.sports):
        yield _says("the sport", " and ".join(map(str, theirs.sports)), ours.sports[0])
    if not _close(theirs.pool[0], ours.pool[0], _POOL):
        yield _says("the pool's length", theirs.pool[0], ours.pool[0])
    yield from _steps_differ("", theirs.steps, ours.steps)


def _steps_differ(where: str, found: Views, sent: Views) -> Iterator[str]:
    if len(found) != len(sent):
        inside = f"in step {where.rstrip('.')}, " if where else ""
        yield _says(f"{inside}the number of steps", len(found), len(sent))
    for at, (here, there) in enumerate(zip(found, sent, strict=False), 1):
        place = f"{where}{at}"
        if isinstance(here, StepView) and isinstance(there, StepView):
            yield from _step_differs(place, here, there)
        elif isinstance(here, RepeatView) and isinstance(there, RepeatView):
            if here.times != there.times:
                label = f"step {place}: the number of repeats"
                yield _says(label, here.times, there.times)
            if here.skips_last_rest != there.skips_last_rest:
                label = f"step {place}: leaving out the last rest"
                yield _says(label, here.skips_last_rest, there.skips_last_rest)
            yield from _steps_differ(f"{place}.", here.steps, there.steps)
        else:
            yield f"step {place} is one step where a repeat belongs, or the reverse"


def _step_differs(place: str, found: StepView, sent: StepView) -> Iterator[str]:
    for name in (each.name for each in fields(StepView)):
        here, there = getattr(found, name), getattr(sent, name)
        if not _same(name, here, there):
            label = _LABELS.get(name, f"the {name}")
            yield _says(f"step {place}: {label}", here, there)


def _same(name: str, found: object, sent: object) -> bool:
    match name:
        case "amount":
            return _close(found, sent, _AMOUNT)
        case "weight_g":
            return _close(found, sent, DRIFT_G)
        case "unit" if sent is None:
            return True  # on land Garmin shows the athlete's own
        case "target" | "secondary":
            return _targets_agree(found, sent)
        case _:
            return found == sent


def _targets_agree(found: object, sent: object) -> bool:
    if not isinstance(found, TargetView) or not isinstance(sent, TargetView):
        return found == sent
    ends = zip(found.ends, sent.ends, strict=True)
    return (found.kind, found.zone) == (sent.kind, sent.zone) and all(
        _close(here, there, _TARGET) for here, there in ends
    )


def _close(found: object, sent: object, tolerance: float) -> bool:
    if not isinstance(found, int | float) or not isinstance(sent, int | float):
        return found == sent
    return math.isclose(found, sent, rel_tol=1e-6, abs_tol=tolerance)


def _says(label: str, found: object, sent: object) -> str:
    return f"{label} is {_plain(found)}, not {_plain(sent)}"


def _plain(value: object) -> str:
    match value:
        case None | "":
            return "nothing"
        case bool() | str():
            return str(value)
        case int() | float():
            return f"{value:.10g}"
        case TargetView(kind, zone, _) if zone is not None:
            return f"{kind} {zone:g}"
        case TargetView(kind, _, ends):
            return f"{kind} {'-'.join(map(_plain, ends))}"
        case _:
            return str(value)
