"""Workouts as the athlete carries them out: step by step, whole or cut short."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from coach.domain.plan import EndKind, Repeat, Step, Steps
from coach.units import SECONDS_PER_MINUTE


def numbered(steps: Steps) -> Iterator[tuple[int, Step]]:
    """Every step in the order it is done, with its number in a watch's list.

    A watch lists each step once and puts a repeat after the steps it repeats, so a
    repeat takes a number as well.
    """
    yield from _numbered(steps, 0)


def _numbered(steps: Sequence[Step | Repeat], first: int) -> Iterator[tuple[int, Step]]:
    place = first
    for step in steps:
        if isinstance(step, Repeat):
            for _ in range(step.times):
                yield from _numbered(step.steps, place)
            place += _listed(step.steps) + 1
        else:
            yield place, step
            place += 1


def _listed(steps: Sequence[Step | Repeat]) -> int:
    return sum(
        _listed(step.steps) + 1 if isinstance(step, Repeat) else 1 for step in steps
    )


def shortened(steps: Steps, share: float) -> Steps:
    """The steps with fewer repeats; without repeats, shorter steps."""
    if not any(isinstance(step, Repeat) and step.times > 1 for step in steps):
        return tuple(_shorter(step, share) for step in steps)
    return tuple(
        replace(step, times=max(1, math.floor(step.times * share)))
        if isinstance(step, Repeat)
        else step
        for step in steps
    )


def _shorter(step: Step | Repeat, share: float) -> Step | Repeat:
    if isinstance(step, Repeat):
        return replace(step, steps=shortened(step.steps, share))
    end = step.end
    if end.value is None or end.kind not in {EndKind.TIME, EndKind.DISTANCE}:
        return step
    if end.kind is EndKind.TIME and end.value < 5 * SECONDS_PER_MINUTE:
        return step
    return replace(step, end=replace(end, value=end.value * share))
