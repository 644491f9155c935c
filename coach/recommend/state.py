"""What is known of today when the next exercise is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class State:
    """Today as it stands.

    Attributes:
        done: today's exercises in the order done; one returned to comes again.
        barred: what is not done: never wanted, no equipment for it, or it hurts.
        preferred: what the athlete would rather do than what serves as well.
        planned: what today's plan has, in its order.
        skipped: what was planned lately and not done, or had something done for it.
        hard_sets: of the last seven days, by muscle.
    """

    day: date
    done: tuple[str, ...] = ()
    barred: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    planned: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    hard_sets: Mapping[str, float] = field(default_factory=dict)
