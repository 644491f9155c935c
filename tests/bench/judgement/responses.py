"""Two ways in which a body may answer to training. Frozen.

`Waves` is the one thresholds may be looked at with: fitness and fatigue as two waves of
the same load (Banister 1975). `Window` is the second opinion, which no rule was ever
tuned on: a weekly dose that helps most at one's own ideal and less on either side, and
strain that piles up when it is left again and again.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from coach.simulation.draws import clamp
from tests.bench.judgement.people import GOALS, Person

Loads = Mapping[str, float]
"""A day's load by the goal that it serves; what serves none stands under ``."""


BEFORE = 0.8
"""What was trained before the plan, as a share of its load."""


@dataclass
class Waves:
    """Fitness by goal, and one fatigue; `usual` is the plan's load a day."""

    person: Person
    usual: float
    fitness: dict[str, float] = field(default_factory=dict)
    fatigue: float = 0.0
    worn: float = 0.0

    def __post_init__(self) -> None:
        self.fatigue = BEFORE * self.usual
        self.fitness = {goal: BEFORE * self.usual / len(GOALS) for goal in GOALS}

    def live(self, loads: Loads) -> None:
        """One day passes."""
        person = self.person
        total = math.fsum(loads.values())
        self.fatigue += (total - self.fatigue) / person.fatigue_days
        held, suits = self.worn < 1, person.ideal * self.usual
        share = min(1.0, 1.2 * suits / max(self.fatigue, 1.0))
        for goal in GOALS:
            gain = person.gains[goal] * loads.get(goal, 0.0) * share
            felt = gain if held else min(gain, self.fitness[goal])
            self.fitness[goal] += (felt - self.fitness[goal]) / person.fitness_days
        over = self.strain / person.tired_at - 1
        self.worn = clamp(self.worn + (0.12 if over > 0 else -0.06), 0, 2)

    @property
    def strain(self) -> float:
        """Fatigue over the mean of what one is used to and what suits."""
        used_to = math.fsum(self.fitness.values())
        return 2 * self.fatigue / (used_to + self.person.ideal * self.usual)

    @property
    def overloaded(self) -> bool:
        """Whether the body has had too much for too long."""
        return self.worn >= 1

    def level(self, goal: str) -> float:
        """How good one is at it on that day, 0 at first."""
        first = BEFORE * self.usual / len(GOALS)
        return (self.fitness[goal] - first) / first - 0.2 * max(self.worn - 1, 0)


@dataclass
class Window:
    """A dose of seven days against the one that suits best."""

    person: Person
    usual: float
    days: list[Mapping[str, float]] = field(default_factory=list)
    built: dict[str, float] = field(default_factory=lambda: dict.fromkeys(GOALS, 0.0))
    strained: float = 0.0

    def live(self, loads: Loads) -> None:
        """One day passes."""
        self.days = [*self.days[-6:], dict(loads)]
        dose = self._dose()
        for goal in GOALS:
            there = math.fsum(day.get(goal, 0.0) for day in self.days) / 7
            share = there / (self.usual / len(GOALS)) * self.person.gains[goal]
            helps = share * math.exp(1 - dose) if self.strained < 1 else 0.0
            self.built[goal] += 0.004 * helps - 0.0035 * (1 + self.built[goal])
        beyond = dose - 0.45 - 0.6 * self.person.tired_at
        self.strained = clamp(self.strained + (0.1 if beyond > 0 else -0.05), 0, 2)

    def _dose(self) -> float:
        if not self.days:
            return 1.0
        week = math.fsum(math.fsum(day.values()) for day in self.days) / 7
        return week / (self.usual * self.person.ideal)

    @property
    def strain(self) -> float:
        """The dose of the week over the one that suits best."""
        return self._dose()

    @property
    def overloaded(self) -> bool:
        """Whether the body has had too much for too long."""
        return self.strained >= 1

    def level(self, goal: str) -> float:
        """How good one is at it on that day, 0 at first."""
        return self.built[goal]
