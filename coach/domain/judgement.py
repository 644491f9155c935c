"""How readily coach proposes: as a whole, and rule by rule."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coach.domain.prediction import RuleRecord


class Aggressiveness(StrEnum):
    """How early a rule fires and how much it changes, from the calmest on.

    `conservative` waits for clearer signs and changes less; `aggressive` acts on the
    first sign and changes more. Hard constraints are the same for all three.
    """

    CONSERVATIVE = "conservative"
    MODERATE = "moderate"
    AGGRESSIVE = "aggressive"


_CALMEST_FIRST = tuple(Aggressiveness)


def setting_of(whole: Aggressiveness, tuned: Aggressiveness | None) -> Aggressiveness:
    """The setting a rule stands at: the calmer of the whole setting and its own."""
    return min(whole, tuned or whole, key=_CALMEST_FIRST.index)


def calmer_than(setting: Aggressiveness) -> tuple[Aggressiveness, ...]:
    """The settings calmer than that one, the next one first."""
    return _CALMEST_FIRST[: _CALMEST_FIRST.index(setting)][::-1]


@dataclass(frozen=True, slots=True)
class Tuning:
    """One rule set from one setting to another; no workout changes by it."""

    rule: str
    before: Aggressiveness
    after: Aggressiveness


@dataclass(frozen=True, slots=True)
class RuleSetting:
    """What was once decided of one rule's setting; the newest word holds.

    Attributes:
        since: the day from which on it holds.
        reason: `review 2026-03-08: TU01`, or `undone: ` and that.
        set_at: when it was decided.
        setting: the rule is never bolder than that; None gives it back to the whole
            setting.
    """

    rule: str
    since: date
    reason: str
    set_at: datetime
    setting: Aggressiveness | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How one rule stands on an evening.

    Attributes:
        tuned: what it was last set to; None where the whole setting is its own.
        since: the day of that word; None where none was ever said.
        record: how it has done after that day.
        turned_down: how many of its proposals in a row were rejected after that day,
            the newest included.
    """

    tuned: Aggressiveness | None = None
    since: date | None = None
    record: RuleRecord = field(default_factory=RuleRecord)
    turned_down: int = 0


def in_force(said: Iterable[RuleSetting]) -> Mapping[str, RuleSetting]:
    """The newest word on each rule, of those given the oldest first."""
    return {each.rule: each for each in said}
