"""What the body says: what is not healed, and how training load bears on it."""

from collections.abc import Sequence

from coach.domain.athlete import Injury
from coach.domain.readiness import Level, Readiness
from coach.domain.review import LoadState
from coach.domain.wording import MINUS, percent
from coach.load.bands import Freshness, Ramp, freshness, ramp_band
from coach.load.fitness import ramp
from coach.review.words import full_date, listed
from coach.rules.readiness import bad, words

LIMITS, STOPS = 3, 4
"""From these severities on an injury holds back what is hard, and training itself."""

LOW_FORM = -0.40
"""Share of fitness; at a few hours a week form itself hardly leaves the middle."""


def hurts(injuries: Sequence[Injury]) -> list[str]:
    """What is not healed, and what that means for the plan."""
    if not injuries:
        return []
    names = listed([_injury(each) for each in injuries])
    worst = max(each.severity for each in injuries)
    said = [f"Not healed: {names}."]
    if worst >= STOPS:
        said.append("That calls for rest: coach plan skip takes out what loads it.")
    elif worst >= LIMITS:
        said.append("Until that is better nothing is made longer or harder.")
    return said


def _injury(injury: Injury) -> str:
    part = injury.part.replace("_", " ")
    return f"{part} ({injury.severity} of 5, said on {full_date(injury.day)})"


def load(states: Sequence[LoadState], form_share: float | None) -> list[str]:
    """A steep rise of fitness, and form that is far down; else nothing.

    Before 42 days of training both come from too short a history.
    """
    if not states or states[-1].warming_up:
        return []
    gained, said = ramp(states), []
    if ramp_band(gained) is Ramp.HIGH:
        said.append(f"Fitness rose by {gained:.1f} in seven days, which is steep.")
    if form_share is not None and form_share <= LOW_FORM:
        said.append(
            f"Fatigue stands {percent(-form_share)} above fitness: that asks for easy "
            "days."
        )
    elif freshness(states[-1].form) is Freshness.OVERLOAD:
        form = f"{MINUS}{-states[-1].form:.1f}"
        said.append(f"Form is {form}, overload even for somebody who trains a lot.")
    return said


_SAID = {
    Level.WATCH: "Readiness is to be watched",
    Level.LOW: "Readiness is low",
}


def ready(readiness: Readiness) -> list[str]:
    """What speaks against hard training that day; nothing where nothing does."""
    opening = _SAID.get(readiness.level)
    if opening is None:
        return []
    return [f"{opening}: {listed([words(r) for r in bad(readiness)])}."]
