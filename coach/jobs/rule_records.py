"""How each rule has done so far and to what it was set, for who reads the rules."""

from collections.abc import Mapping

from coach.domain.judgement import RuleSetting, in_force
from coach.domain.prediction import RuleRecord
from coach.jobs.context import Context
from coach.review.grading import records


def rule_records(context: Context) -> Mapping[str, RuleRecord]:
    """By code, up to the context's evening; only of rules ever decided on."""
    with context.reading() as store:
        return records(store.decisions(), context.day)


def rule_settings(context: Context) -> Mapping[str, RuleSetting]:
    """The word that holds on the context's evening on each rule ever tuned, by code."""
    with context.reading() as store:
        return in_force(store.rule_settings(context.day))
