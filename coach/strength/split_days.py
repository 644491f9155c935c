"""On which days the sessions of a split are done, and in which order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from coach.catalogue.muscle_groups import LOWER
from coach.domain.activity import Sport
from coach.domain.plan import PlannedWorkout
from coach.strength.split_fill import KINDS
from coach.strength.split_ready import Loaded, by_sport, readiness, tired_by
from coach.strength.split_week import Split, SplitWeek, Window

ROUNDS: Mapping[Split, tuple[tuple[str, ...], ...]] = {
    Split.FULL_BODY: (("full body",),),
    Split.UPPER_LOWER: (("upper", "lower"), ("lower", "upper")),
    Split.PUSH_PULL_LEGS: (
        ("push", "pull", "legs"),
        ("legs", "push", "pull"),
        ("pull", "legs", "push"),
    ),
}
"""The kinds of sessions of each split in the order they come round."""

SESSIONS: Mapping[Split, tuple[int, ...]] = {
    Split.FULL_BODY: (1, 2, 3),
    Split.UPPER_LOWER: (2, 3, 4),
    Split.PUSH_PULL_LEGS: (3, 5, 6),
}
"""On how many days of a week each is done."""

LEG_KINDS = frozenset({"full body", "lower", "legs"})
SUITS_S = 50 * 60.0
_ONE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Placed:
    """A session's time and kind, before it is filled."""

    window: Window
    kind: str


def placed(
    split: Split, number: int, windows: Sequence[Window], week: SplitWeek
) -> tuple[Placed, ...] | None:
    """The days that suit so many sessions best; None where they are too few."""
    known = [*(Loaded(day, sets) for day, sets in week.done.items())]
    known += by_sport(week.others)
    tried = (
        [Placed(window, kind) for window, kind in zip(chosen, order, strict=True)]
        for chosen in combinations(windows, number)
        for order in _orders(split, number)
    )
    ranked = (
        (_cost(each, week, known), tuple((p.window.day, p.kind) for p in each), each)
        for each in tried
    )
    best = min(ranked, key=lambda each: each[:2], default=None)
    return None if best is None else tuple(best[2])


def legs_spared(others: Iterable[PlannedWorkout]) -> Mapping[date, frozenset[str]]:
    """Groups that must not be loaded hard on a day: before hard work of the legs.

    No heavy legs within a day before intervals, nor beside them on the same day, nor
    on the day after (design defaults of the seeds).
    """
    spared: dict[date, frozenset[str]] = {}
    for workout in others:
        if workout.hard and workout.sport is not Sport.STRENGTH:
            legs = tired_by(workout) & LOWER
            for day in (workout.day - _ONE, workout.day, workout.day + _ONE):
                spared[day] = spared.get(day, frozenset()) | legs
    return spared


def _orders(split: Split, number: int) -> Iterator[tuple[str, ...]]:
    for round_ in ROUNDS[split]:
        yield tuple(round_[at % len(round_)] for at in range(number))


def _cost(
    sessions: Sequence[Placed], week: SplitWeek, known: Sequence[Loaded]
) -> float:
    """What speaks against these days; the weights are our choice."""
    cost, spared = 0.0, legs_spared(week.others)
    for one, other in pairwise(sessions):
        beside = other.window.day - one.window.day == _ONE
        cost += 10 * (beside and one.kind == other.kind)
        cost += 0.5 * beside
    for session in sessions:
        day = session.window.day
        cost += 3 * max(1 - session.window.seconds / SUITS_S, 0)
        cost += 4 * (session.kind in LEG_KINDS and bool(spared.get(day)))
        there = [w for w in week.others if w.day == day]
        cost += sum(w.duration_s for w in there) / 3600 + sum(w.hard for w in there)
        cost -= 0.5 * _usual(day, week)
        ready = readiness(day, known, week.day, week.level)
        groups = KINDS[session.kind]
        cost += 4 * (1 - sum(ready[g] for g in sorted(groups)) / len(groups))
    return round(cost + _unevenness(sessions), 9)


def _usual(day: date, week: SplitWeek) -> bool:
    """Whether strength was done on that weekday lately."""
    return any(done.weekday() == day.weekday() for done in week.done)


def _unevenness(sessions: Sequence[Placed]) -> float:
    gaps = [(b.window.day - a.window.day).days for a, b in pairwise(sessions)]
    return 0.5 * (max(gaps) - min(gaps)) if gaps else 0.0
