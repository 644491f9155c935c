"""How much each component is worth to an athlete, by their past choices."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from coach.domain.strength import LiftSession
from coach.recommend.evidence import COMPONENTS
from coach.recommend.fit_ridge import ridge_of
from coach.recommend.model import Model, Weights
from coach.recommend.rank import AS_THEY_ARE, FINE, columns_of
from coach.recommend.walk import Choice, choices, evenings
from coach.recommend.weigh import Event, loss, weigh

if TYPE_CHECKING:
    from numpy import float64
    from numpy.typing import NDArray

    Array = NDArray[float64]

SESSIONS = 60
"""So many of the last sessions are learned from."""

_JUDGED = 0.3
"""The last share of the choices tells whether what was learned holds."""

_PULLS = (30.0, 100.0)
_FEWEST = 100
"""From so many choices on."""

_OPTIONAL = ("ridge", "neglected")
_DIGITS = 5

Kinds = Mapping[str, Sequence[Event]]


def weights_of(model: Model, log: Sequence[LiftSession]) -> Model:
    """The model with weights of its own, where they do better on later choices.

    Components that do not help on them weigh nothing.
    """
    begin = max(len(log) - SESSIONS, len(log) // 2)
    earlier = replace(model, ridge=ridge_of(log[:begin]))
    kinds = events_of(earlier, choices(log, begin))
    if sum(map(len, kinds.values())) < _FEWEST:
        return model
    early = {kind: found[: _cut(found)] for kind, found in kinds.items()}
    later = {kind: found[_cut(found) :] for kind, found in kinds.items()}
    weights = model.weights
    pull = _best_pull(weights, early, later)
    if pull is not None:
        weights = {**weights, **_weighed(weights, kinds, pull)}
    unused = tuple(
        name for name in _OPTIONAL if _helps_not(name, weights, later, early, pull)
    )
    for name in unused:
        weights = _without(weights, name)
    return replace(model, weights=weights, unused=unused)


def events_of(model: Model, made: Iterable[Choice]) -> dict[str, list[Event]]:
    """The choices by kind, as the weights see them; new exercises are left out."""
    kinds: dict[str, list[Event]] = {"first": [], "next": []}
    for each, matrix in evidences(model, made):
        if each.came in each.habits.exercises:
            kind = "next" if each.state.done else "first"
            came = each.habits.exercises.index(each.came)
            kinds[kind].append(Event(matrix, came))
    return kinds


def evidences(model: Model, made: Iterable[Choice]) -> "Iterator[tuple[Choice, Array]]":
    """Each choice with its (exercises, components)."""
    import numpy as np

    shares = np.array([name not in AS_THEY_ARE for name in COMPONENTS])
    for evening, each in evenings(model, made):
        _, columns = columns_of(evening.model, each.state, evening.ground)
        matrix = np.array([columns[name] for name in COMPONENTS]).T
        matrix[:, shares] = np.log(1.0 + FINE * matrix[:, shares])
        yield each, matrix


def _cut(found: Sequence[Event]) -> int:
    return int(len(found) * (1 - _JUDGED))


def _weighed(weights: Weights, kinds: Kinds, pull: float) -> dict[str, list[float]]:
    import numpy as np

    found = {}
    for kind, events in kinds.items():
        towards = np.array(weights[kind])
        own = weigh(events, towards, pull) if events else towards
        found[kind] = [round(float(each), _DIGITS) for each in own]
    return found


def _loss(weights: Weights, kinds: Kinds) -> float:
    import numpy as np

    return sum(
        len(events) * loss(events, np.array(weights[kind]))
        for kind, events in kinds.items()
        if events
    )


def _best_pull(weights: Weights, early: Kinds, later: Kinds) -> float | None:
    """How strongly to draw to the shipped weights; None to keep them."""
    tried = {pull: _loss(_weighed(weights, early, pull), later) for pull in _PULLS}
    best = min(tried, key=lambda pull: tried[pull])
    return best if tried[best] < _loss(weights, later) else None


def _helps_not(
    name: str, weights: Weights, later: Kinds, early: Kinds, pull: float | None
) -> bool:
    """Whether the later choices are foretold no worse without the component."""
    judged = weights if pull is None else {**weights, **_weighed(weights, early, pull)}
    return _loss(_without(judged, name), later) <= _loss(judged, later)


def _without(weights: Weights, name: str) -> dict[str, list[float]]:
    at = COMPONENTS.index(name)
    return {
        kind: [0.0 if number == at else each for number, each in enumerate(own)]
        for kind, own in weights.items()
    }
