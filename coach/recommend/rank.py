"""The exercises there are, the one to do next first."""

from collections.abc import Mapping

from coach.domain.learned import Suggestion
from coach.recommend.floors import BEGIN
from coach.recommend.state import State


def rank(parameters: Mapping[str, object], state: State) -> tuple[Suggestion, ...]:
    """Every exercise known, the best first; what is barred is not among them."""
    follows: Mapping[str, float]
    transitions: Mapping[str, Mapping[str, float]] = parameters["transitions"]  # type: ignore[assignment]
    follows = transitions.get(state.done[-1] if state.done else BEGIN, {})
    whole = sum(follows.values()) or 1.0
    scores = {
        each: follows.get(each, 0.0) / whole
        for each in parameters["exercises"]  # type: ignore[attr-defined]
        if each not in state.barred
    }
    return tuple(
        Suggestion(name, scores[name], ())
        for name in sorted(scores, key=lambda each: (-scores[each], each))
    )
