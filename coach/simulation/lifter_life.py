"""What comes between a simulated lifter and the gym, and what changes in years."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from coach.simulation.lifter_programs import Scheme, Slot
from coach.simulation.lifter_truth import Span, Switch

_REP_BLOCKS = ((3, 6), (5, 8), (6, 10), (8, 12), (10, 15))


@dataclass(frozen=True, slots=True)
class Life:
    """Days off, blocks, deloads, other gyms.

    Attributes:
        keeps: share of sessions that are not missed for no reason.
        missed: days on which one is.
        block_days: so long the same exercises and repetitions are kept.
        blocks: the range of repetitions of each block, one after the other.
        periodises: whether all lifts follow it, or only those that go by feel.
        deload_every: weeks from one to the next; 0 for never.
        slips: chance that a set of a session is typed wrong.
    """

    first_day: date
    last_day: date
    breaks: tuple[Span, ...]
    missed: frozenset[date]
    block_days: int
    blocks: tuple[tuple[int, int], ...]
    periodises: bool
    deload_every: int
    switches: tuple[Switch, ...]
    slips: float

    def trains_on(self, day: date, weekdays: Sequence[int]) -> bool:
        """Whether there is a session."""
        if day.weekday() not in weekdays or day in self.missed:
            return False
        return not any(day in span for span in self.breaks)

    def block(self, day: date) -> int:
        """The number of the block, from 0."""
        return (day - self.first_day).days // self.block_days

    def reps(self, block: int, slot: Slot) -> tuple[int, int]:
        """The range of that block, within what is usual where a lift goes by feel."""
        usual = slot.reps
        if slot.scheme is Scheme.DOUBLE and self.periodises:
            return self.blocks[block % len(self.blocks)]
        if slot.scheme is not Scheme.FEEL:
            return usual
        low, high = self.blocks[block % len(self.blocks)]
        least, most = max(low, usual[0]), min(high, usual[1])
        return (least, most) if least <= most else usual

    def is_deload(self, day: date) -> bool:
        """Whether its week is lighter on purpose."""
        if not self.deload_every:
            return False
        week = (day - self.first_day).days // 7
        return week % self.deload_every == self.deload_every - 1

    def plateaus(self, rng: Random, share: float) -> tuple[Span, ...]:
        """Spans in which one lift gains nothing, of about that share of all days."""
        found: list[Span] = []
        day = self.first_day
        while day <= self.last_day:
            long = timedelta(days=rng.randint(35, 110))
            if rng.random() < share:
                found.append(Span(day, day + long - timedelta(days=1)))
            day += long
        return tuple(found)


def draw_life(rng: Random, first_day: date, days: int, machines: Sequence[str]) -> Life:
    """The life of one lifter."""
    last_day = first_day + timedelta(days=days - 1)
    keeps = rng.uniform(0.7, 0.97)
    return Life(
        first_day=first_day,
        last_day=last_day,
        breaks=tuple(_breaks(rng, first_day, days)),
        missed=frozenset(
            first_day + timedelta(days=n) for n in range(days) if rng.random() > keeps
        ),
        block_days=7 * rng.randint(4, 10),
        blocks=tuple(rng.sample(_REP_BLOCKS, k=rng.randint(1, 4))),
        periodises=rng.random() < 0.4,
        deload_every=rng.choice((0, 0, 0, 5, 6, 8)),
        switches=tuple(_switches(rng, first_day, days, machines)),
        slips=rng.choice((0.0, 0.005, 0.02)),
    )


def _breaks(rng: Random, first_day: date, days: int) -> list[Span]:
    """A holiday now and then, sickness, and sometimes months without training."""
    found = []
    for chance, short, long in ((0.012, 6, 16), (0.010, 4, 10), (0.0015, 30, 110)):
        for number in range(0, days, 3):
            if rng.random() < chance:
                first = first_day + timedelta(days=number)
                last = first + timedelta(days=rng.randint(short, long) - 1)
                found.append(Span(first, last))
    return sorted(found, key=lambda span: (span.first, span.last))


def _switches(
    rng: Random, first_day: date, days: int, machines: Sequence[str]
) -> list[Switch]:
    found = []
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):
        day = first_day + timedelta(days=rng.randint(days // 8, days - 1))
        factors = {name: math.exp(rng.gauss(0, 0.22)) for name in machines}
        found.append(Switch(day, factors))
    return sorted(found, key=lambda switch: switch.day)
