"""Walking through the steps of a workout and putting others in their place."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from coach.domain.plan import Repeat, Step, Steps

Path = tuple[int, ...]
"""Where a repeat stands: its place among the steps, then inside, and so on."""


def repeats(steps: Steps, at: Path = ()) -> Iterator[tuple[Path, Repeat]]:
    """Every repeat and where it stands, the outer ones before those inside."""
    for place, step in enumerate(steps):
        if isinstance(step, Repeat):
            yield (*at, place), step
            yield from repeats(step.steps, (*at, place))


def written(steps: Steps) -> Iterator[Step]:
    """Every step in the order they are written, those of a repeat once."""
    for step in steps:
        if isinstance(step, Repeat):
            yield from written(step.steps)
        else:
            yield step


def with_times(steps: Steps, path: Path, times: int) -> Steps:
    """The steps with another count on the repeat that stands there."""
    first, *inside = path
    found = steps[first]
    if not isinstance(found, Repeat):
        raise KeyError(path)
    if inside:
        changed = replace(found, steps=with_times(found.steps, tuple(inside), times))
    else:
        changed = replace(found, times=times)
    return (*steps[:first], changed, *steps[first + 1 :])


def mapped(steps: Steps, change: Callable[[Step], Step], *, deep: bool) -> Steps:
    """The steps, each put through `change` in the order they are written.

    Not `deep` leaves the repeats as they are.
    """
    return tuple(
        change(step) if isinstance(step, Step) else _inside(step, change, deep=deep)
        for step in steps
    )


def _inside(repeat: Repeat, change: Callable[[Step], Step], *, deep: bool) -> Repeat:
    if not deep:
        return repeat
    return replace(repeat, steps=mapped(repeat.steps, change, deep=True))
