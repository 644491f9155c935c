"""What speaks against asking for more than was planned."""

from coach.domain.facts import Facts
from coach.domain.readiness import Level
from coach.rules.recovery import entry, slept_h
from coach.rules.unwell import injured, unwell_lately


def recovers_poorly(facts: Facts, *, rated: int, short_sleep_h: float) -> bool:
    """Whether fatigue or soreness is that high, sleep that short, or readiness low."""
    if feels_poorly(facts, rated):
        return True
    hours = slept_h(facts, facts.day)
    return hours is not None and hours < short_sleep_h


def feels_poorly(facts: Facts, rated: int) -> bool:
    """Whether fatigue or soreness is that high, or readiness low."""
    if facts.readiness.level is Level.LOW:
        return True
    felt = entry(facts)
    ratings = () if felt is None else (felt.fatigue, felt.soreness)
    return any(each is not None and each >= rated for each in ratings)


def hurts_or_ails(facts: Facts, severity: int) -> bool:
    """Whether an injury of that severity or sickness was said."""
    return injured(facts, severity) or unwell_lately(facts)
