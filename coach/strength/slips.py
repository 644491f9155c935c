"""Slips of typing, told from what the same person lifts on all other days.

A set is kept as typed; one that is named here waits for a yes before it counts.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from coach.domain.activity import Activity
from coach.domain.strength import SetType
from coach.strength.e1rm import epley
from coach.strength.meant import meant_load, meant_reps, shown

LEAST_OTHERS = 3
"""Sessions of the exercise on other days, before anything is said of this one."""

TOO_HEAVY = 2.0
"""Times what was lifted in other sessions: nobody gets that much stronger in a day."""

FAR_TOO_HEAVY = 3.0
"""The same for an exercise of few sessions, where a new machine explains the double."""

FEW = 10
TOO_MANY = 3.0
"""Times the repetitions that other sessions make likely at that load."""

LEAST_REPS = 30
"""Fewer are never called a slip: so many anyone may try."""

LONG_AGO_DAYS = 120
BEYOND_ANY_BREAK = 5.0

_REPS_TELL = 15  # a set of thirty says no more about one repetition than one of fifteen

Key = tuple[str, int]
"""An activity's uuid and the place of one of its sets, from 0."""


class _Lift(NamedTuple):
    """A working set with a load.

    Attributes:
        at: its place in the session.
        day: of its session, in days and parts of them.
    """

    session: str
    at: int
    day: float
    load_kg: float
    reps: int

    @property
    def strength_kg(self) -> float:
        """What it says about one repetition."""
        return epley(self.load_kg, min(self.reps, _REPS_TELL))


@dataclass(slots=True)
class _Best:
    """The highest values of a few sessions."""

    values: dict[str, float] = field(default_factory=dict)

    def add(self, session: str, value: float) -> None:
        """Take the value in, if it is among the five highest."""
        values = self.values
        values[session] = max(value, values.get(session, 0.0))
        if len(values) > 5:
            del values[min(values, key=lambda each: (values[each], each))]

    def apart_from(self, session: str, place: int) -> float:
        """The value at that place, from 0, among the other sessions; 0 for none."""
        others = (v for each, v in self.values.items() if each != session)
        ranked = sorted(others, reverse=True)
        return ranked[place] if place < len(ranked) else 0.0


def slips(
    history: Iterable[Activity], of: Container[str] | None = None
) -> Mapping[Key, str]:
    """The sets that look like a slip of typing, each with the reason in plain words.

    A load is one if it is more than twice what the same person lifted in the other
    sessions of that exercise; repetitions, if they are more than three times what
    these make likely at that load. To be robust against other slips the heaviest one
    to three of the others are passed over. Warm-ups, sets without a load, and
    exercises of fewer than four sessions are never named.

    Args:
        history: sessions in any order.
        of: only sets of these exercises are asked about.
    """
    found: dict[Key, str] = {}
    for exercise, lifts in sorted(_by_exercise(history).items()):
        if of is None or exercise in of:
            found.update(_slips_of(exercise, lifts))
    return found


def undecided(history: Iterable[Activity]) -> frozenset[str]:
    """The exercises of which older sessions may tell a slip, or that none is one.

    Of all others the answer of `slips` is "none", however much more were known: older
    sessions only raise what the others lifted.
    """
    heaviest: defaultdict[str, dict[str, float]] = defaultdict(dict)
    asked: set[str] = set()
    for activity in history:
        session = activity.uuid
        for one in activity.sets:
            load_kg, reps, exercise = one.load_kg, one.reps, one.exercise
            if not load_kg or not reps or one.set_type is SetType.WARMUP:
                continue
            if reps >= LEAST_REPS:
                asked.add(exercise)
            loads = heaviest[exercise]
            if load_kg > loads.get(session, 0.0):
                loads[session] = load_kg
    asked |= {
        exercise
        for exercise, loads in heaviest.items()
        if not _are_alike(sorted(loads.values(), reverse=True))
    }
    return frozenset(asked)


def _are_alike(heaviest_kg: list[float]) -> bool:
    """Whether the heaviest session is explained by four others, whatever came before.

    Of the others at most three of the highest values are passed over.
    """
    return len(heaviest_kg) > 4 and heaviest_kg[0] <= TOO_HEAVY * heaviest_kg[4]


def without_slips(activity: Activity, found: Mapping[Key, str]) -> Activity:
    """The activity as it counts: sets that look like a slip keep no numbers.

    They were done, so they stay sets; what was typed of them measures nothing.
    """
    if all((activity.uuid, at) not in found for at in range(len(activity.sets))):
        return activity
    sets = (
        replace(one, load_kg=None, reps=None) if (activity.uuid, at) in found else one
        for at, one in enumerate(activity.sets)
    )
    return replace(activity, sets=tuple(sets))


def _by_exercise(history: Iterable[Activity]) -> Mapping[str, list[_Lift]]:
    by_exercise: defaultdict[str, list[_Lift]] = defaultdict(list)
    for activity in {each.uuid: each for each in history}.values():
        session, day = activity.uuid, activity.start.timestamp() / 86_400
        for at, one in enumerate(activity.sets):
            load_kg, reps = one.load_kg, one.reps
            if load_kg and reps and one.set_type is not SetType.WARMUP:
                by_exercise[one.exercise].append(_Lift(session, at, day, load_kg, reps))
    return by_exercise


@dataclass(frozen=True, slots=True)
class _Others:
    """What the sessions of one exercise say about a set in one of them.

    Attributes:
        days: when they were, in order, each with its session.
        place: how many of the highest values are passed over.
    """

    days: list[tuple[float, str]]
    loads: _Best
    strengths: _Best
    place: int

    @property
    def count(self) -> int:
        """How many sessions there are besides one's own."""
        return len(self.days) - 1

    def load_kg(self, session: str) -> float:
        """About the heaviest load of the others."""
        return self.loads.apart_from(session, self.place)

    @property
    def least_load_kg(self) -> float:
        """The least that `load_kg` is for any session."""
        return self.loads.apart_from("", self.place + 1)

    def strength_kg(self, session: str) -> float:
        """About the best one repetition that the others promise."""
        return self.strengths.apart_from(session, self.place)

    def times_too_heavy(self, lift: _Lift) -> float:
        """The load over that of the others, by load and by strength."""
        return min(
            lift.load_kg / self.load_kg(lift.session),
            lift.strength_kg / self.strength_kg(lift.session),
        )

    def nearest_days(self, lift: _Lift) -> float:
        """Days to the nearest other session."""
        at = bisect_left(self.days, (lift.day, lift.session))
        around = self.days[max(0, at - 1) : at] + self.days[at + 1 : at + 2]
        return min(abs(day - lift.day) for day, _ in around)

    def later(self, lift: _Lift) -> int:
        """How many sessions came after this one."""
        return self.count - bisect_left(self.days, (lift.day, lift.session))


def _others(lifts: Iterable[_Lift]) -> _Others:
    days: dict[str, float] = {}
    heaviest: defaultdict[str, float] = defaultdict(float)
    strongest: defaultdict[str, float] = defaultdict(float)
    for session, _, day, load_kg, reps in lifts:
        days[session] = day
        heaviest[session] = max(load_kg, heaviest[session])
        strength_kg = epley(load_kg, min(reps, _REPS_TELL))
        strongest[session] = max(strength_kg, strongest[session])
    loads, strengths = _Best(), _Best()
    for session, load_kg in heaviest.items():
        loads.add(session, load_kg)
        strengths.add(session, strongest[session])
    count = len(days) - 1
    place = 1 if count < FEW else min(3, count // 5)
    in_order = sorted((day, session) for session, day in days.items())
    return _Others(in_order, loads, strengths, place)


def _slips_of(exercise: str, lifts: list[_Lift]) -> Iterator[tuple[Key, str]]:
    others = _others(lifts)
    if others.count < LEAST_OTHERS:
        return
    at_least_kg = TOO_HEAVY * others.least_load_kg
    heavy = [
        lift
        for lift in lifts
        if lift.load_kg > at_least_kg and _is_too_heavy(lift, others)
    ]
    wrong = {(lift.session, lift.at) for lift in heavy}
    sound = [each for each in lifts if (each.session, each.at) not in wrong]
    clean = _others(sound) if wrong else others
    for lift in heavy:
        yield (lift.session, lift.at), _why_too_heavy(exercise, lift, clean)
    for lift, likely in _too_many(sound, clean):
        yield (lift.session, lift.at), _why_too_many(exercise, lift, likely)


def _is_too_heavy(lift: _Lift, others: _Others) -> bool:
    """Whether the load is beyond what a day, or a break, explains."""
    times = others.times_too_heavy(lift)
    if times <= TOO_HEAVY:
        return False
    if others.count < FEW and times < FAR_TOO_HEAVY and others.later(lift) < 2:
        return False
    return times >= BEYOND_ANY_BREAK or others.nearest_days(lift) <= LONG_AGO_DAYS


def _too_many(lifts: list[_Lift], others: _Others) -> Iterator[tuple[_Lift, float]]:
    """The sets of too many repetitions, each with how many would have been likely.

    As many are as any other session had with three quarters of the load or more, or
    as its best one repetition promises.
    """
    asked = [lift for lift in lifts if lift.reps >= LEAST_REPS]
    if not asked:
        return
    most, light_last = _Best(), sorted(lifts, key=_load_kg)
    for lift in sorted(asked, key=_load_kg, reverse=True):
        while light_last and light_last[-1].load_kg >= 0.75 * lift.load_kg:
            heavy = light_last.pop()
            most.add(heavy.session, heavy.reps)
        strength_kg = others.strength_kg(lift.session)
        by_strength = 30 * (strength_kg / lift.load_kg - 1)  # Epley, turned round
        likely = max(most.apart_from(lift.session, others.place), by_strength, 1.0)
        if lift.reps > TOO_MANY * likely:
            yield lift, likely


def _load_kg(lift: _Lift) -> float:
    return lift.load_kg


def _why_too_heavy(exercise: str, lift: _Lift, others: _Others) -> str:
    usual_kg = others.loads.apart_from(lift.session, 0)
    said = f"{shown(lift.load_kg)} kg: your heaviest {exercise} in the other sessions"
    meant = meant_load(exercise, lift.load_kg, usual_kg)
    return f"{said} was {shown(usual_kg)} kg{_may_be(meant)}"


def _why_too_many(exercise: str, lift: _Lift, likely: float) -> str:
    said = f"{lift.reps} repetitions of {exercise} with {shown(lift.load_kg)} kg"
    meant = meant_reps(lift.reps, likely)
    return (
        f"{said}: by the other sessions about {likely:.0f} are likely{_may_be(meant)}"
    )


def _may_be(meant: str) -> str:
    return f"; {meant} may be meant" if meant else ""
