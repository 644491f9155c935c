"""The steps of a workout made to take less or more time.

Rounds go before the parts of one are cut, and the last exercise gives before the
first (ACSM 2009: what matters most is done first); then what stands alone shrinks,
warm-up and cool-down too, to half at most; the rests between sets stay as they are.
"""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from coach.domain.estimate import steps_s
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Repeat,
    Step,
    Steps,
    hard_sets,
    walk,
)
from coach.planning.grid import Grid
from coach.planning.trees import Path, mapped, repeats, with_times, written

_HALF = 0.5
_SLACK_S = 1e-6

Fits = Callable[[Steps], bool]


@dataclass(frozen=True, slots=True)
class _Part:
    """Steps that are made shorter or longer together.

    Attributes:
        deep: those inside repeats, too.
        bound: the share of its length that none goes beyond.
        least: what each step keeps, in the order they are written; empty for nothing.
    """

    chosen: Callable[[Step], bool]
    bound: float
    deep: bool = False
    least: tuple[End, ...] = ()


def shorter(steps: Steps, share: float, grid: Grid) -> Steps:
    """The steps in about that share of their time, and never in less."""
    least_s = steps_s(steps, grid.sport) * share - _SLACK_S

    def fits(candidate: Steps) -> bool:
        return steps_s(candidate, grid.sport) >= least_s

    alone = _Part(_is_no_exercise, max(_HALF, share - 0.2))
    halves = tuple(grid.end_at(step.end, _HALF) for step in written(steps))
    inside = _Part(_is_no_exercise, _HALF, deep=True, least=halves)
    steps = _fewer(steps, lambda times: math.floor(times * share), grid, fits)
    steps = _trimmed(steps, alone, grid, fits)
    steps = _fewer(steps, lambda times: math.floor(times * share) - 1, grid, fits)
    steps = _trimmed(steps, inside, grid, fits)
    return _trimmed(steps, _Part(_is_held, share, deep=True), grid, fits)


def fewer_sets(steps: Steps, share: float, grid: Grid) -> Steps:
    """The steps with about that share of their sets, one of each exercise at least."""
    wanted = round(share * hard_sets(steps))

    def fits(candidate: Steps) -> bool:
        return hard_sets(candidate) >= wanted

    return _fewer(steps, lambda _: 1, grid, fits)


def longer(steps: Steps, share: float, grid: Grid) -> Steps:
    """The steps in about that share of their time, and never in more."""
    most_s = steps_s(steps, grid.sport) * share + _SLACK_S

    def fits(candidate: Steps) -> bool:
        return steps_s(candidate, grid.sport) <= most_s

    steps = _stretched(steps, _Part(_is_main, 2.0), grid, fits)
    steps = _more(steps, share, grid, fits)
    return _stretched(steps, _Part(_is_no_exercise, 1.5), grid, fits)


def _is_no_exercise(step: Step) -> bool:
    return step.exercise is None and step.intensity is not Intensity.REST


def _is_main(step: Step) -> bool:
    return step.intensity is Intensity.WORK and _is_no_exercise(step)


def _is_held(step: Step) -> bool:
    return step.exercise is not None and step.end.kind is EndKind.TIME


def _rounds(steps: Steps) -> Iterator[tuple[Path, Repeat]]:
    """The repeats there is work in; rounds of a warm-up prepare for the first set."""
    for path, repeat in repeats(steps):
        if any(step.intensity is Intensity.WORK for step in walk(repeat.steps)):
            yield path, repeat


def _by(repeat: Repeat, grid: Grid) -> int:
    """Rounds that go at once: two where one would end at the far wall."""
    lengths = sum(grid.lengths(step.end) for step in walk(repeat.steps))
    return 2 if lengths % 2 and repeat.times % 2 == 0 else 1


def _fewer(steps: Steps, least: Callable[[int], int], grid: Grid, fits: Fits) -> Steps:
    """Rounds taken off one by one, where most of them are left.

    Of equals a whole block goes before a round inside one, and the last goes first.
    """
    whole = {path: repeat.times for path, repeat in _rounds(steps)}
    while True:
        left = [
            (
                repeat.times / whole[path],
                -len(path),
                path,
                repeat.times - _by(repeat, grid),
            )
            for path, repeat in _rounds(steps)
        ]
        allowed = [one for one in left if one[3] >= max(1, least(whole[one[2]]))]
        for *_, path, times in sorted(allowed, reverse=True):
            candidate = with_times(steps, path, times)
            if fits(candidate):
                steps = candidate
                break
        else:
            return steps


def _more(steps: Steps, share: float, grid: Grid, fits: Fits) -> Steps:
    """Rounds added one by one, where fewest came to it, the first first."""
    whole = {path: repeat.times for path, repeat in _rounds(steps)}
    while True:
        there = [
            (repeat.times / whole[path], path, repeat.times + _by(repeat, grid))
            for path, repeat in _rounds(steps)
            if repeat.times > 1
        ]
        for _, path, times in sorted(there):
            candidate = with_times(steps, path, times)
            if times <= math.ceil(whole[path] * share) and fits(candidate):
                steps = candidate
                break
        else:
            return steps


def _trimmed(steps: Steps, part: _Part, grid: Grid, fits: Fits) -> Steps:
    """That part at the smallest share, in per cent, that still fits; all of it does."""
    shares = [percent / 100 for percent in range(round(part.bound * 100), 101)]
    place = bisect_left(shares, x=True, key=lambda s: fits(_at(steps, part, s, grid)))
    return _at(steps, part, shares[place], grid)


def _stretched(steps: Steps, part: _Part, grid: Grid, fits: Fits) -> Steps:
    """That part at the largest share, in per cent, that still fits; all of it does."""
    shares = [percent / 100 for percent in range(100, round(part.bound * 100) + 1)]
    place = bisect_left(
        shares, x=True, key=lambda s: not fits(_at(steps, part, s, grid))
    )
    return _at(steps, part, shares[place - 1], grid)


def _at(steps: Steps, part: _Part, share: float, grid: Grid) -> Steps:
    """That part at that share; a send-off goes with the swim before it."""
    swum, least = 1.0, iter(part.least)

    def change(step: Step) -> Step:
        nonlocal swum
        kept = next(least, None)
        if step.end.kind is EndKind.SEND_OFF:
            return replace(step, end=grid.end_at(step.end, swum))
        if not part.chosen(step):
            swum = 1.0
            return step
        before = step.end.value
        changed = replace(step, end=grid.end_at(step.end, share))
        if kept is not None and (kept.value or 0.0) > (changed.end.value or 0.0):
            changed = replace(step, end=kept)
        swum = (changed.end.value or 0.0) / before if before else 1.0
        return changed

    return mapped(steps, change, deep=part.deep)
