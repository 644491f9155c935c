"""What is known of an exercise on the evening before its next session, as numbers.

All are shares relative to the last session (differences of logs), or counts: a model
of them says by how much the next session differs from the last.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from statistics import fmean, median

from coach.strength.next_course import Point, turn_of

WINDOW = 20
"""Sessions that are looked at: a step costs the same however long the history is."""

RECENT = 8
CLIP = math.log(2)
"""Half or double: differences beyond it are slips, another unit or machine."""

Features = Mapping[str, float]


def features(points: Sequence[Point], day: date) -> Features:
    """The features of an exercise, rounded so that a model sees what it was taught.

    Args:
        points: its sessions up to that evening, at least one.
        day: the evening.
    """
    seen = points[-WINDOW:]
    levels = [_clipped(each.level - seen[-1].level) for each in seen]
    found = {
        **_levels(levels),
        **_changes(levels),
        **_repetitions(seen, levels),
        **_rhythm(points, seen, day),
    }
    return {name: round(value, 4) for name, value in found.items()}


def _levels(levels: Sequence[float]) -> Features:
    return {
        "lag2": _lag(levels, 2),
        "lag3": _lag(levels, 3),
        "lag4": _lag(levels, 4),
        "median3": median(levels[-3:]),
        "median5": median(levels[-5:]),
        "mean8": fmean(levels[-RECENT:]),
        "mean20": fmean(levels),
        "most3": max(levels[-3:]),
        "least3": min(levels[-3:]),
        "most8": max(levels[-RECENT:]),
        "most20": max(levels),
    }


def _changes(levels: Sequence[float]) -> Features:
    steps = [b - a for a, b in pairwise(levels)]
    recent = steps[-RECENT:] or [0.0]
    ups = [each for each in recent if each > 0]
    return {
        "change": fmean(map(abs, recent)),
        "same": fmean(each == 0 for each in recent),
        "ups": len(ups) / len(recent),
        "up": median(ups) if ups else 0.0,
        "run": math.log1p(_run(steps)),
        "returns": _returns(steps),
        "swings": _gain(levels, 2),
        "waves": _gain(levels, 3),
    }


def _repetitions(seen: Sequence[Point], levels: Sequence[float]) -> Features:
    last = seen[-1].reps
    alike = [
        level
        for each, level in zip(seen[:-1], levels, strict=False)
        if each.reps == last
    ]
    return {
        "reps": last,
        "reps_before": (seen[-2].reps if len(seen) > 1 else last) - last,
        "reps_usual": median(each.reps for each in seen[-5:]) - last,
        "same_reps": median(alike) if alike else 0.0,
    }


def _rhythm(points: Sequence[Point], seen: Sequence[Point], day: date) -> Features:
    gaps = [
        (b.day - a.day).days for a, b in zip(seen[-6:], seen[-5:], strict=False)
    ] or [7]
    usual = math.log1p(median(gaps))
    turn = turn_of(points)
    return {
        "sessions": math.log(seen[-1].number),
        "gap": usual,
        "pause": math.log1p((day - seen[-1].day).days + 1) - usual,
        "turn": 0.0 if turn is None else _clipped(turn - seen[-1].level),
        "turns": _turned(seen),
    }


def _lag(levels: Sequence[float], back: int) -> float:
    return levels[-back] if len(levels) >= back else 0.0


def _run(steps: Sequence[float]) -> int:
    """How often in a row nothing changed."""
    count = 0
    for each in reversed(steps):
        if each != 0:
            break
        count += 1
    return count


def _returns(steps: Sequence[float]) -> float:
    """Which share of a change was taken back by the next: -1 all of it."""
    pairs = list(pairwise(steps))
    return sum(a * b for a, b in pairs) / (sum(a * a for a, _ in pairs) + 0.01)


def _gain(levels: Sequence[float], back: int) -> float:
    """How much better the session so many back would have foretold than the last."""
    places = range(max(back, 1), len(levels))
    base = sum(abs(levels[at] - levels[at - 1]) for at in places)
    other = sum(abs(levels[at] - levels[at - back]) for at in places)
    return (base - other) / (base + 0.05)


def _turned(seen: Sequence[Point]) -> float:
    """The same of the turn of titles."""
    base = other = 0.0
    for before, each in pairwise(seen):
        if each.turn is not None:
            base += min(abs(each.level - before.level), CLIP)
            other += min(abs(each.level - each.turn), CLIP)
    return (base - other) / (base + 0.05)


def _clipped(share: float) -> float:
    return max(-CLIP, min(share, CLIP))
