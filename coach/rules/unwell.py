"""Sickness and injuries, as far as the athlete said so."""

import re
from datetime import timedelta

from coach.domain.review import Facts, Outcome

_UNWELL = re.compile(
    r"\b(sick|injur|fever|unwell|ill(ness)?\b|flu\b|influenza"
    r"|colds?\b(?! (pool|water|weather|room|gym|wind|rain|outside|morning|day)))"
)


def said_unwell(outcome: Outcome) -> bool:
    """Whether the reason given for a workout is sickness or injury."""
    return _UNWELL.search((outcome.reason or "").lower()) is not None


def unwell_lately(facts: Facts, days: int = 7) -> bool:
    """Whether that was the reason for a workout of the last days."""
    since = facts.day - timedelta(days=days)
    said = (*facts.missed_recently, *facts.week.outcomes, *facts.all_outcomes)
    return any(o.workout.day > since and said_unwell(o) for o in said)


def injured(facts: Facts, least: int) -> bool:
    """Whether a part of the body is not healed and hurts at least that much."""
    return any(injury.severity >= least for injury in facts.injuries)
