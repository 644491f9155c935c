"""A session of a split, exercise by exercise, into the time there is.

The main lifts come first, then what helps the groups that lack most for each minute.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coach.catalogue.exercises import exercises
from coach.catalogue.muscle_groups import (
    CAP,
    GROUPS,
    HARD,
    LEAST,
    LOWER,
    PULLED,
    PUSHED,
    TARGET,
    UPPER,
    Sets,
)
from coach.domain.activity import Sport
from coach.domain.estimate import CHANGE_S, SECONDS_PER_REP, estimate_s
from coach.domain.notation import PER_SIDE
from coach.domain.plan import End, EndKind, Intensity, Repeat, Step, Steps
from coach.strength.split_choice import Choice
from coach.strength.split_week import Lift, Window

WARMUP_S = 300.0
MAIN_REST_S, REST_S = 150.0, 90.0
LONGEST_S = 75 * 60.0
A_DAY = 8.0
"""Sets of a group in one session; more of them are better on another day."""

TWICE_AT_MOST = 2
APART = timedelta(days=2)
"""A main movement is done on two days of a week at most, with a day between."""

KINDS: Mapping[str, frozenset[str]] = {
    "full body": frozenset(GROUPS),
    "upper": UPPER | {"trunk"},
    "lower": LOWER | {"trunk"},
    "push": PUSHED | {"trunk"},
    "pull": PULLED | {"trunk"},
    "legs": LOWER | {"trunk"},
}
"""The groups each kind of session is for."""

_LEGS = ("squat", "hinge", "lunge")
MAINS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "full body": (_LEGS, ("push",), ("pull",)),
    "upper": (("push",), ("pull",)),
    "lower": (_LEGS, _LEGS),
    "push": (("push",),),
    "pull": (("pull",),),
    "legs": (_LEGS, _LEGS),
}
"""The movements a session is built on, each one of those named."""

_BELOW_LEAST, _BELOW_TARGET, _BEYOND = 3.0, 1.0, -0.3
_WEAK, _SMALL = 1.5, 0.7
_HELPERS = frozenset({"biceps", "triceps", "calves", "trunk"})
_ONE_MORE_S = 120.0
"""What one more exercise costs beside its time: three sets of one are better than one
set of three."""

_BUILT_ON = 0.01
"""What a main lift is worth at the least: every session is built on one."""

_MAIN = 1.8
_MOST_LIFTS = 8
_TOLERANCE = 1e-9


@dataclass(slots=True)
class Filled:
    """The week as far as it is filled.

    Attributes:
        pool: what may be done, the gladdest first.
        weak: groups that lack most.
        days: sets by group of each day, those that were done before it too.
        spared: groups that must not be hard on a day.
        sets: by group, of the sessions filled.
        mains: movement patterns of main lifts and their days.
        blocked: of a group below the least, what kept sets from it: `rest` or `time`.
    """

    pool: Sequence[Choice]
    weak: frozenset[str]
    days: dict[date, dict[str, float]]
    spared: Mapping[date, frozenset[str]]
    sets: dict[str, float] = field(default_factory=lambda: dict.fromkeys(GROUPS, 0.0))
    mains: dict[str, list[date]] = field(default_factory=dict)
    blocked: dict[str, set[str]] = field(default_factory=dict)


def fill(
    filled: Filled,
    window: Window,
    kind: str,
    *,
    seconds: float,
    left: Mapping[str, int],
) -> tuple[Lift, ...]:
    """The lifts of one session; what they add is in `filled` afterwards.

    Args:
        filled: by the sessions before this one.
        window: when it is done.
        kind: of `KINDS`.
        seconds: the session may take at the most.
        left: sessions, this one among them, that are still to train each group.
    """
    session = _Session(filled, window.day, kind, min(seconds, window.seconds), left)
    able = [choice for choice in filled.pool if choice.leads <= KINDS[kind]]
    for patterns in MAINS[kind]:
        session.take_main(able, patterns)
    while session.take_accessory(able):
        pass
    session.note_blocked(able)
    return tuple(session.lifts)


def steps_of(lifts: Iterable[Lift]) -> Steps:
    """The session as a plan would hold it."""
    warmup = Step(Intensity.WARMUP, End(EndKind.TIME, WARMUP_S))
    return (warmup, *map(_repeat, lifts))


def seconds_of(lifts: Sequence[Lift]) -> float:
    """How long they take; nothing takes no time."""
    return estimate_s(steps_of(lifts), Sport.STRENGTH) if lifts else 0.0


def _repeat(lift: Lift) -> Repeat:
    one_side = exercises()[lift.exercise].unilateral
    work = Step(
        Intensity.WORK,
        End(EndKind.REPS, lift.reps),
        exercise=lift.exercise,
        note=PER_SIDE if one_side else "",
    )
    rest = End(EndKind.TIME, MAIN_REST_S if lift.main else REST_S)
    return Repeat(lift.sets, (work, Step(Intensity.REST, rest)))


class _Session:
    """One session while it is filled."""

    def __init__(
        self,
        filled: Filled,
        day: date,
        kind: str,
        seconds: float,
        left: Mapping[str, int],
    ) -> None:
        self.lifts: list[Lift] = []
        self._filled, self._day, self._kind = filled, day, kind
        self._seconds = min(seconds, LONGEST_S) // 60 * 60
        self._taken = WARMUP_S
        self._today = filled.days.setdefault(day, dict.fromkeys(GROUPS, 0.0))
        self._room = {group: self._room_of(group) for group in GROUPS}
        self._least, self._target = (
            {g: max(w - filled.sets[g], 0.0) / left.get(g, 1) for g in GROUPS}
            for w in (LEAST, TARGET)
        )

    def _room_of(self, group: str) -> float:
        """Sets that may still be added: no group is hard on days beside each other."""
        one = timedelta(days=1)
        beside = (self._filled.days.get(self._day + d, {}) for d in (-one, one))
        near = any(day.get(group, 0.0) >= HARD for day in beside)
        near = near or group in self._filled.spared.get(self._day, frozenset())
        most = HARD - 0.5 if near else A_DAY
        week = CAP - self._filled.sets[group]
        return min(most - self._today[group], week)

    def take_main(self, able: Sequence[Choice], patterns: Sequence[str]) -> None:
        """The best lift of the first of those movements that may be done today."""
        here = {self._pattern(lift) for lift in self.lifts}
        for pattern in sorted(patterns, key=lambda p: len(self._days_of(p))):
            if pattern in here or not self._is_rested(pattern):
                continue
            heavy = [c for c in able if c.heavy and c.exercise.pattern == pattern]
            if self._take(heavy, (4, 3, 2), main=True):
                self._filled.mains.setdefault(pattern, []).append(self._day)
                return

    def take_accessory(self, able: Sequence[Choice]) -> bool:
        """One more exercise that is worth its time; False when there is none."""
        if len(self.lifts) == _MOST_LIFTS:
            return False
        return self._take(able, (3, 2), main=False)

    def note_blocked(self, able: Sequence[Choice]) -> None:
        """Of each group that still lacks, what kept sets from it."""
        names = {lift.exercise for lift in self.lifts}
        for group in KINDS[self._kind]:
            if self._today[group] >= self._least[group] - _TOLERANCE:
                continue
            for choice in able:
                if group in choice.leads and choice.exercise.name not in names:
                    rested = self._has_room(choice, 2)
                    why = "time" if rested else "rest"
                    self._filled.blocked.setdefault(group, set()).add(why)

    def _take(
        self, able: Sequence[Choice], numbers: Sequence[int], *, main: bool
    ) -> bool:
        names = {lift.exercise for lift in self.lifts}
        best, found, values = 0.0, None, _Values(self._value)
        for choice in able:
            if choice.exercise.name in names:
                continue
            for sets in numbers:
                worth = values.worth(choice.shares, sets)
                worth = max(worth, _BUILT_ON) if main else worth
                if worth <= 0 or not self._has_room(choice, sets):
                    continue
                lift = Lift(
                    choice.exercise.name,
                    sets,
                    choice.reps_as(main=main),
                    main,
                    choice.reps is not None,
                )
                rate = worth * _glad(choice, main=main) / (_ONE_MORE_S + _takes(lift))
                if rate > best + _TOLERANCE and self._in_time(lift):
                    best, found = rate, (lift, choice)
        if found is None:
            return False
        self._add(*found)
        return True

    def _add(self, lift: Lift, choice: Choice) -> None:
        self.lifts.append(lift)
        self._taken += _takes(lift)
        for group, share in choice.shares.items():
            amount = share * lift.sets
            self._today[group] += amount
            self._filled.sets[group] += amount
            self._room[group] -= amount

    def _in_time(self, lift: Lift) -> bool:
        return self._taken + _takes(lift) <= self._seconds

    def _has_room(self, choice: Choice, sets: int) -> bool:
        return all(
            share * sets <= self._room[group] + _TOLERANCE
            for group, share in choice.shares.items()
        )

    def _value(self, group: str, amount: float) -> float:
        """What so many more sets are worth to a group: most below the least."""
        have = self._today[group]
        parts = (
            (self._least[group], _BELOW_LEAST),
            (self._target[group], _BELOW_TARGET),
            (have + amount, _BEYOND),
        )
        value, at = 0.0, have
        for until, weight in parts:
            step = min(max(until - at, 0.0), have + amount - at)
            value += weight * step
            at += step
        value *= _WEAK if group in self._filled.weak and value > 0 else 1.0
        return value * (_SMALL if group in _HELPERS else 1.0)

    def _days_of(self, pattern: str) -> list[date]:
        return self._filled.mains.get(pattern, [])

    def _is_rested(self, pattern: str) -> bool:
        days = self._days_of(pattern)
        apart = all(abs(self._day - each) >= APART for each in days)
        return len(days) < TWICE_AT_MOST and apart

    def _pattern(self, lift: Lift) -> str:
        return exercises()[lift.exercise].pattern


class _Values(dict[tuple[str, float], float]):
    """What so many more sets of a group are worth, each told once."""

    def __init__(self, tell: Callable[[str, float], float]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, key: tuple[str, float]) -> float:
        self[key] = self._tell(*key)
        return self[key]

    def worth(self, shares: Sets, sets: int) -> float:
        """Of so many sets of an exercise."""
        return sum(self[group, share * sets] for group, share in shares.items())


def _takes(lift: Lift) -> float:
    """Seconds of its sets and rests and of the way to it, as the estimate has them."""
    sides = 2 if exercises()[lift.exercise].unilateral else 1
    rest = MAIN_REST_S if lift.main else REST_S
    return lift.sets * (lift.reps * SECONDS_PER_REP * sides + rest) + CHANGE_S


def _glad(choice: Choice, *, main: bool) -> float:
    """How gladly it is taken; a session is built on what can be loaded."""
    if not main:
        return choice.glad
    return choice.glad * (_MAIN if choice.exercise.main else 1.0)
