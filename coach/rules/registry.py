"""Every rule, in the order of their codes."""

from collections.abc import Mapping
from types import MappingProxyType

from coach.domain.judgement import Aggressiveness, setting_of
from coach.rules.base import Rule
from coach.rules.training import RULES, is_at
from coach.rules.tu01_rule_record import PoorRecord

Tuned = Mapping[str, Aggressiveness | None]
"""What single rules were set to, by code."""

_ALL = tuple(sorted((*RULES, PoorRecord), key=lambda rule: str(rule().code)))


def all_rules(
    aggressiveness: Aggressiveness = Aggressiveness.MODERATE,
    tuned: Tuned = MappingProxyType({}),
) -> tuple[Rule, ...]:
    """Every rule with its thresholds at that setting.

    A rule that was tuned stands at the calmer of the two: it is never bolder than the
    whole, and never bolder than what was approved for it.
    """
    return tuple(
        is_at(rule, setting_of(aggressiveness, tuned.get(rule().code))) for rule in _ALL
    )
