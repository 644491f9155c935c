"""What is known of today when the next exercise is asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coach.recommend.traits import Traits, muscles, traits


@dataclass(frozen=True, slots=True)
class State:
    """Today as it stands.

    Attributes:
        done: today's exercises in the order done; one returned to comes again.
        title: of today's session, where it is known.
        barred: what is not done: never wanted, no equipment for it, or it hurts.
        preferred: what the athlete would rather do than what serves as well.
        planned: what the plan's coming workout has, in its order, on `planned_on`;
            None is today.
        skipped: what was planned lately and not done, or had something done for it.
        hard_sets: of the last seven days, today's too, by muscle.
    """

    day: date
    done: tuple[str, ...] = ()
    title: str = ""
    barred: frozenset[str] = frozenset()
    preferred: frozenset[str] = frozenset()
    planned: tuple[str, ...] = ()
    planned_on: date | None = None
    skipped: tuple[str, ...] = ()
    hard_sets: Mapping[str, float] = field(default_factory=dict)

    def named(self) -> tuple[str, ...]:
        """Every exercise it names, each once, in an order that does not change."""
        preferred = sorted(self.preferred)
        return tuple(
            dict.fromkeys((*self.done, *self.planned, *self.skipped, *preferred))
        )


@dataclass(frozen=True, slots=True)
class Described:
    """What exercises are like, for ranking without a catalogue at hand."""

    traits: Mapping[str, Traits]
    muscles: Mapping[str, Mapping[str, float]]


def described(names: tuple[str, ...]) -> Described:
    """Those exercises as the catalogue has them."""
    return Described(
        {name: traits(name) for name in names}, {name: muscles(name) for name in names}
    )


def written(state: State) -> dict[str, object]:
    """The state as JSON has it, with what its exercises are like."""
    known = described(state.named())
    return {
        "day": state.day.isoformat(),
        "done": list(state.done),
        "title": state.title,
        "barred": sorted(state.barred),
        "preferred": sorted(state.preferred),
        "planned": list(state.planned),
        "planned_on": state.planned_on and state.planned_on.isoformat(),
        "skipped": list(state.skipped),
        "hard_sets": dict(state.hard_sets),
        "traits": {name: list(each) for name, each in known.traits.items()},
        "muscles": {name: dict(each) for name, each in known.muscles.items()},
    }
