"""What kind of lifter someone is, and what others of the kind do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LifterKind:
    """How an athlete lifts in a few numbers, and what was learned from others.

    Attributes:
        learned_on: the evening; nothing later was seen.
        sessions: the numbers rest on.
        features: by name, such as `sessions_a_week`.
        follows: which exercise follows which, and in which share of all cases.
        prior: what others who share their lifting lent, as JSON; empty without any.
    """

    learned_on: date
    sessions: int
    features: Mapping[str, float]
    follows: Mapping[str, Mapping[str, float]]
    prior: Mapping[str, object]
