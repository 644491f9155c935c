"""The parameters of a recommendation, out of JSON and into it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coach.catalogue.pooled import pooled
from coach.domain.learned import Task
from coach.recommend import habits as habit
from coach.recommend.evidence import COMPONENTS
from coach.recommend.habits import Habits
from coach.recommend.state import Described, described
from coach.recommend.traits import Traits

Weights = Mapping[str, Sequence[float]]
"""`first` for the first exercise of a session, `next` for those after it."""

Ridge = Sequence[Sequence[float]]
"""A row a feature of today so far, a column a trait of what comes next."""

FLOOR = "markov_decayed"
BLEND = "blend"


@dataclass(frozen=True, slots=True)
class Model:
    """What was learned of an athlete.

    Attributes:
        like: what each exercise is like, by its name.
        usual: hard sets a week by muscle.
        weights: one a component of `COMPONENTS`.
        unused: components that did not prove useful, and weigh nothing.
    """

    habits: Habits
    like: Described
    usual: Mapping[str, float]
    weights: Weights
    ridge: Ridge
    method: str = BLEND
    unused: tuple[str, ...] = ()


def as_floor(model: Model) -> Model:
    """The same that ranks by what followed the last exercise lately, and no more."""
    follows = [float(name == "follows") + _NEXT_TO_NOTHING[name] for name in COMPONENTS]
    weights = {"first": follows, "next": follows}
    return Model(
        model.habits,
        model.like,
        model.usual,
        weights,
        (),
        FLOOR,
        tuple(name for name in COMPONENTS if name not in {"follows", "often"}),
    )


_NEXT_TO_NOTHING = {name: 1e-4 * (name == "often") for name in COMPONENTS}
"""How often an exercise is done orders what never followed."""


def written(model: Model) -> dict[str, object]:
    """As JSON has it."""
    return {
        **habit.written(model.habits),
        "method": model.method,
        "traits": {name: list(each) for name, each in model.like.traits.items()},
        "muscles": {name: dict(each) for name, each in model.like.muscles.items()},
        "usual": dict(model.usual),
        "weights": {name: list(each) for name, each in model.weights.items()},
        "ridge": [list(row) for row in model.ridge],
        "unused": list(model.unused),
    }


def read(parameters: Mapping[str, Any]) -> Model:
    """Out of JSON."""
    like: Mapping[str, Traits] = {
        name: tuple(each) for name, each in parameters["traits"].items()
    }
    return Model(
        habit.read(parameters),
        Described(like, parameters["muscles"]),
        parameters["usual"],
        parameters["weights"],
        parameters["ridge"],
        parameters["method"],
        tuple(parameters["unused"]),
    )


def shipped_weights() -> Weights:
    """Those of lifters in general."""
    found: Any = pooled(Task.NEXT_EXERCISE)["weights"]
    return {kind: tuple(each) for kind, each in found.items()}


def of_habits(
    habits: Habits, usual: Mapping[str, float], weights: Weights, ridge: Ridge = ()
) -> Model:
    """A model of those habits, its exercises described by the catalogue."""
    return Model(habits, described(habits.exercises), usual, weights, ridge)
