"""Sickness and injuries, as far as the athlete said so."""

import re
from datetime import date, timedelta

from coach.domain.facts import Facts
from coach.domain.review import Outcome

_SICK = re.compile(
    r"\b(sick|fever|unwell|ill(ness)?\b|flu\b|influenza"
    r"|colds?\b(?! (pool|water|weather|room|gym|wind|rain|outside|morning|day)))"
)
_INJURED = re.compile(r"\binjur")


def said_sick(outcome: Outcome) -> bool:
    """Whether the reason given for a workout is sickness."""
    return _SICK.search((outcome.reason or "").lower()) is not None


def said_unwell(outcome: Outcome) -> bool:
    """Whether the reason given for a workout is sickness or injury."""
    injured = _INJURED.search((outcome.reason or "").lower()) is not None
    return injured or said_sick(outcome)


def unwell_lately(facts: Facts, days: int = 7) -> bool:
    """Whether that was the reason for a workout of the last days."""
    since = facts.day - timedelta(days=days)
    return any(o.workout.day > since and said_unwell(o) for o in _said(facts))


def last_sick(facts: Facts) -> date | None:
    """The last day of the known ones on which sickness was the reason; None if none."""
    days = (o.workout.day for o in _said(facts) if said_sick(o))
    return max(days, default=None)


def _said(facts: Facts) -> tuple[Outcome, ...]:
    return (*facts.missed_recently, *facts.week.outcomes, *facts.all_outcomes)


def injured(facts: Facts, least: int) -> bool:
    """Whether a part of the body is not healed and hurts at least that much."""
    return any(injury.severity >= least for injury in facts.injuries)
