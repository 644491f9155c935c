"""A workout made to fit the minutes there are today; the plan stays as it is.

What the session is for is kept: first cool-down and warm-up are halved, then what
stands beside the main work loses rounds and goes, and only then the main work itself
gets shorter; if that is not enough, cool-down and warm-up go down to a third. What
serves the weightiest of the workout's goals is kept the longest
(see `serves`); of what serves as much the last goes first (ACSM 2009: what matters most
is done first).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from coach.catalogue.exercises import exercises
from coach.domain.estimate import distance_m, steps_s
from coach.domain.notation import Units, describe_all
from coach.domain.plan import (
    EndKind,
    Intensity,
    PlannedWorkout,
    Repeat,
    Step,
    Steps,
    walk,
)
from coach.planning.grid import Grid
from coach.planning.serves import Weights, worth

_LEAST_SHARE = 1 / 3
"""Less than a third of a main part is no session any more."""

ALIKE: Weights = MappingProxyType({})
"""Every goal matters as much as any other."""

Blocks = tuple[Steps, ...]
"""The parts of a workout: a step or repeat each, with the rests that follow it."""


@dataclass(frozen=True, slots=True)
class Shortened:
    """A workout as it fits, and what that costs.

    Attributes:
        kept: what is done as planned, as one would write it on a board.
        left_out: what is not done at all.
        changed: what is done in part: before and after.
    """

    workout: PlannedWorkout
    kept: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


def shortened(
    workout: PlannedWorkout,
    seconds: float,
    units: Units = None,
    weights: Weights = ALIKE,
) -> Shortened | None:
    """The workout in at most that time; None when its core takes longer, or a test's.

    One that fits is given back as it is. What it costs is told in the units.

    Args:
        workout: as it is planned.
        seconds: how long there is.
        units: what is shown in which unit.
        weights: how much each goal matters.
    """
    if workout.duration_s <= seconds:
        return Shortened(workout)
    if workout.is_test:
        return None
    if not workout.steps:
        return Shortened(replace(workout, duration_s=seconds))
    blocks = _blocks(workout.steps)
    pace = workout.duration_s / (steps_s(workout.steps, workout.sport) or 1.0)
    for made in _ever_shorter(blocks, workout, weights):
        takes_s = steps_s(_joined(made), workout.sport) * pace
        if takes_s <= seconds:
            return _told(workout, (blocks, made), takes_s, units)
    return None


def _blocks(steps: Steps) -> Blocks:
    blocks: list[Steps] = []
    for step in steps:
        rests = isinstance(step, Step) and step.intensity is Intensity.REST
        if rests and blocks:
            blocks[-1] = (*blocks[-1], step)
        else:
            blocks.append((step,))
    return tuple(blocks)


def _joined(blocks: Blocks) -> Steps:
    return tuple(step for block in blocks for step in block)


def _ever_shorter(
    blocks: Blocks, workout: PlannedWorkout, weights: Weights
) -> Iterator[Blocks]:
    """The blocks, each time a little shorter; what is left out is an empty block."""
    grid = Grid.of(workout, up=False)
    made = list(blocks)
    worths = [worth(block, workout, weights) for block in blocks]
    main = _main(blocks, workout, worths)
    yield from _less_around(made, blocks, 0.5, grid)
    beside = [n for n, block in enumerate(blocks) if _works(block) and n != main]
    for place in sorted(beside, key=lambda n: (worths[n], -n)):
        for fewer in _fewer_rounds(blocks[place], share=0.5):
            made[place] = fewer
            yield tuple(made)
        made[place] = ()
        _drop_preparation(made, blocks[place])
        yield tuple(made)
    for fewer in _less(blocks[main], grid):
        made[main] = fewer
        yield tuple(made)
    yield from _less_around(made, blocks, _LEAST_SHARE, grid)


def _less_around(
    made: list[Steps], blocks: Blocks, share: float, grid: Grid
) -> Iterator[Blocks]:
    """Cool-down, then warm-up, at that share of what they were."""
    for kind in (Intensity.COOLDOWN, Intensity.WARMUP):
        for place, block in enumerate(blocks):
            if _is(block, kind) and not _prepares(block):
                made[place] = _part(block, share, grid)
        yield tuple(made)


def _is(block: Steps, kind: Intensity) -> bool:
    return all(
        step.intensity in {kind, Intensity.REST, Intensity.RECOVERY}
        for step in walk(block)
    ) and any(step.intensity is kind for step in walk(block))


def _works(block: Steps) -> bool:
    return any(
        step.intensity not in {Intensity.WARMUP, Intensity.COOLDOWN, Intensity.REST}
        for step in walk(block)
    )


def _prepares(block: Steps) -> bool:
    """Sets that lead up to a lift, which would be cut with the lift only."""
    return any(
        step.exercise is not None and step.load is not None for step in walk(block)
    )


def _main(blocks: Blocks, workout: PlannedWorkout, worths: Sequence[float]) -> int:
    """Of what is worth most the lift that is warmed up to, else the first main lift.

    Else the longest part. Of equals it is the first.
    """
    prepared = {
        step.exercise
        for block in blocks
        if _is(block, Intensity.WARMUP) and _prepares(block)
        for step in walk(block)
    }

    def weight(block: Steps, is_worth: float) -> tuple[float, bool, bool, float]:
        work = [step for step in walk(block) if step.intensity is Intensity.WORK]
        names = {step.exercise for step in work if step.exercise is not None}
        lift = any(exercises()[name].main for name in names & exercises().keys())
        takes_s = steps_s(block, workout.sport) if work and not lift else 0.0
        return is_worth, bool(names & prepared), lift, takes_s

    weights = list(map(weight, blocks, worths))
    return weights.index(max(weights))


def _part(block: Steps, share: float, grid: Grid) -> Steps:
    first, *rests = block
    if isinstance(first, Repeat):
        return (replace(first, times=max(1, int(first.times * share))), *rests)
    if first.end.kind in {EndKind.TIME, EndKind.DISTANCE} and first.exercise is None:
        return (replace(first, end=grid.end_at(first.end, share)), *rests)
    return block


def _fewer_rounds(block: Steps, share: float) -> Iterator[Steps]:
    first, *rests = block
    if isinstance(first, Repeat):
        least = -(-first.times * share // 1)
        for times in range(first.times - 1, int(least) - 1, -1):
            yield (replace(first, times=times), *rests)


def _less(block: Steps, grid: Grid) -> Iterator[Steps]:
    """The main part with ever less in it, to a third at least."""
    yield from _fewer_rounds(block, _LEAST_SHARE)
    first, *rests = block
    if isinstance(first, Step) and first.exercise is None:
        for percent in range(95, round(_LEAST_SHARE * 100), -5):
            end = grid.end_at(first.end, percent / 100)
            yield (replace(first, end=end), *rests)


def _drop_preparation(made: list[Steps], gone: Steps) -> None:
    """Warm-up sets of an exercise go with it."""
    dropped = {step.exercise for step in walk(gone) if step.exercise is not None}
    for place, block in enumerate(made):
        if _is(block, Intensity.WARMUP) and _prepares(block):
            named = {step.exercise for step in walk(block)} - {None}
            if named <= dropped:
                made[place] = ()


def _told(
    workout: PlannedWorkout,
    sides: tuple[Blocks, Blocks],
    takes_s: float,
    units: Units,
) -> Shortened:
    steps = _joined(sides[1])
    share = takes_s / workout.duration_s
    said = [
        tuple("; ".join(describe_all(side, workout.sport, units)) for side in pair)
        for pair in zip(*sides, strict=True)
    ]
    return Shortened(
        replace(
            workout,
            steps=steps,
            duration_s=float(round(takes_s)),
            distance_m=_distance(workout, steps),
            load=None if workout.load is None else workout.load * share,
        ),
        tuple(before for before, after in said if before == after),
        tuple(before for before, after in said if not after),
        tuple((before, after) for before, after in said if after and before != after),
    )


def _distance(workout: PlannedWorkout, steps: Steps) -> float | None:
    before, after = (distance_m(s, workout.sport) for s in (workout.steps, steps))
    if workout.distance_m is None or not before or not after:
        return None
    return round(workout.distance_m * after / before, 2)
