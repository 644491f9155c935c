"""What the athlete has answered to a rule already."""

from datetime import date, timedelta

from coach.domain.facts import Facts


def rejected_within(facts: Facts, code: str, days: int) -> bool:
    """Whether a proposal of that rule was rejected less than so many days ago."""
    return _after(facts.rejected.get(code), facts.day - timedelta(days=days))


def answered_within(facts: Facts, code: str, days: int) -> bool:
    """Whether one was approved or rejected less than so many days ago."""
    since = facts.day - timedelta(days=days)
    return _after(facts.approved.get(code), since) or rejected_within(facts, code, days)


def answered_since(facts: Facts, code: str, day: date) -> bool:
    """Whether one was approved or rejected on that day or later."""
    return answered_within(facts, code, (facts.day - day).days + 1)


def _after(answered: date | None, day: date) -> bool:
    return answered is not None and answered > day
