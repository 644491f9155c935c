"""How each rule has done so far, for who reads the rules."""

from collections.abc import Mapping

from coach.domain.prediction import RuleRecord
from coach.jobs.context import Context
from coach.review.grading import records


def rule_records(context: Context) -> Mapping[str, RuleRecord]:
    """By code, up to the context's evening; only of rules ever decided on."""
    with context.reading() as store:
        return records(store.decisions(), context.day)
