"""The exercises there are, the one to do next first.

`coach/web/static/recommend.js` ranks alike; a test holds the two together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp, floor, log

from coach.domain.learned import Suggestion
from coach.recommend.coverage import needed, neglected
from coach.recommend.evidence import COMPONENTS, Columns, background, unfolding
from coach.recommend.model import Model, read
from coach.recommend.state import Described, State, described
from coach.recommend.today import foretold, today
from coach.recommend.traits import likeness, likenesses
from coach.recommend.why import planned, reasons

AS_THEY_ARE = frozenset({"done", "ridge", "neglected"})
"""Other components are shares, which weigh by their logarithm."""

FINE = 1000.0
_PREFERRED, _LIKE_SKIPPED = 0.5, 0.5
"""What is added to the log odds; no log tells how much it should be: judgement."""

_PLAN_HOLDS, _PLAN_HOLDS_LATER = 0.6, 0.15
"""The probability that the plan decides and not the habit: today, on a day before."""

_NOT_AGAIN, _SELDOM = 5.0, 0.05
"""Taken from what is done today, and returned to in no more of its sessions than so."""

_ROUNDED = 1e12
"""Scores that differ by less are the same: two machines add up a little differently."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Every exercise that may be done, the best first, with what spoke for it.

    Attributes:
        missing: the share of the usual hard sets that is missing, by muscle.
    """

    model: Model
    state: State
    order: tuple[str, ...]
    scores: Mapping[str, float]
    columns: Columns
    missing: Mapping[str, float]


def rank(parameters: Mapping[str, object], state: State) -> tuple[Suggestion, ...]:
    """Every exercise known, the best first; what is barred is not among them.

    A score is the probability that it is the next, as far as the habits tell.
    """
    ranked = ranked_by(read(parameters), state)
    return tuple(
        Suggestion(name, ranked.scores[name], reasons(ranked, name))
        for name in ranked.order
    )


def ranked_by(model: Model, state: State, ground: Columns | None = None) -> Ranked:
    """The same, with what it rests on; `ground` as in `columns_of`."""
    model, columns = columns_of(model, state, ground)
    names = model.habits.exercises
    numbers = {name: number for number, name in enumerate(names)}
    odds = log_odds(columns, model.weights[kind_of(model, state)])
    open_ = [name for name in names if name not in state.barred]
    wished = {}
    for name in open_:
        number = numbers[name]
        again = columns["done"][number] == 0 or columns["returns"][number] > _SELDOM
        less = 0.0 if again else _NOT_AGAIN
        wished[name] = odds[number] + _wish(model, state, name) - less
    scores = _with_plan(_probabilities(wished), state)
    order = sorted(scores, key=lambda name: (-scores[name], name))
    missing = neglected(model.usual, state.hard_sets)
    return Ranked(model, state, tuple(order), scores, columns, missing)


def kind_of(model: Model, state: State) -> str:
    """Which weights hold: of the first exercise or of a later one, title known or not.

    A title that no session had says nothing.
    """
    kind = "next" if state.done else "first"
    titled = state.title and any(s.title == state.title for s in model.habits.sessions)
    return f"{kind}_titled" if titled else kind


def columns_of(
    model: Model, state: State, ground: Columns | None = None
) -> tuple[Model, Columns]:
    """What speaks for every exercise, and the model with those that today adds.

    Args:
        model: of the athlete.
        state: today.
        ground: the `background` of the day, where it is known already.
    """
    if ground is None:
        ground = background(model.habits, state.day, state.title)
    new = sum(name not in model.habits.exercises for name in state.named())
    ground = {name: [*column, *[0.0] * new] for name, column in ground.items()}
    model = _with_new(model, state)
    numbers = {name: number for number, name in enumerate(model.habits.exercises)}
    done = [numbers[name] for name in state.done]
    columns = {**ground, **unfolding(model.habits, done), **_described(model, state)}
    return model, columns


def _with_new(model: Model, state: State) -> Model:
    """The model with what today names and was never done before."""
    new = tuple(n for n in state.named() if n not in model.habits.exercises)
    if not new:
        return model
    more = described(new)
    habits = replace(model.habits, exercises=(*model.habits.exercises, *new))
    like = Described(
        {**model.like.traits, **more.traits}, {**model.like.muscles, **more.muscles}
    )
    return replace(model, habits=habits, like=like)


def _described(model: Model, state: State) -> Columns:
    """What speaks for an exercise by what it is like, and by what it trains."""
    like, names = model.like, model.habits.exercises
    aim = foretold(model.ridge, today([like.traits[name] for name in state.done]))
    missing = neglected(model.usual, state.hard_sets)
    return {
        "ridge": likenesses(aim, (like.traits[name] for name in names)),
        "neglected": [needed(like.muscles[name], missing) for name in names],
    }


def evidence_of(name: str, value: float) -> float:
    """A component as the weights have it."""
    return value if name in AS_THEY_ARE else log(1.0 + FINE * value)


def log_odds(columns: Columns, weights: Sequence[float]) -> list[float]:
    """Of every exercise, up to a number that is the same for all."""
    whole = [0.0] * len(columns["often"])
    for name, weight in zip(COMPONENTS, weights, strict=True):
        if weight != 0:
            for number, value in enumerate(columns[name]):
                whole[number] += weight * evidence_of(name, value)
    return whole


def _wish(model: Model, state: State, name: str) -> float:
    """What the athlete's wishes add: preferred, or like what was left out."""
    added = 0.0
    if name in state.preferred:
        added += _PREFERRED
    if name not in state.done:
        added += _LIKE_SKIPPED * like_skipped(model, state, name)[0]
    return added


def like_skipped(model: Model, state: State, name: str) -> tuple[float, str]:
    """How much it is like what was planned and left out most like it, and that one."""
    best, which = 0.0, ""
    for each in state.skipped:
        alike = likeness(model.like.traits[each], model.like.traits[name])
        if alike > best:
            best, which = alike, each
    return best, which


def _probabilities(odds: Mapping[str, float]) -> dict[str, float]:
    if not odds:
        return {}
    highest = max(odds.values())
    raised = {name: exp(each - highest) for name, each in odds.items()}
    whole = 0.0
    for each in raised.values():
        whole += each
    return {name: each / whole for name, each in raised.items()}


def with_plan(found: Sequence[Suggestion], state: State) -> tuple[Suggestion, ...]:
    """Suggestions of another kind, with what the plan has for that day among them."""
    why = {each.exercise: each.why for each in found}
    open_ = {name: 0.0 for name in state.planned if name not in state.barred}
    scores = _with_plan(open_ | {each.exercise: each.score for each in found}, state)
    return tuple(
        Suggestion(name, scores[name], (*planned(state, name), *why.get(name, ())))
        for name in sorted(scores, key=lambda name: (-scores[name], name))
    )


def _with_plan(habit: Mapping[str, float], state: State) -> dict[str, float]:
    """The habit's probabilities mixed with the plan's: half for the next it has."""
    left = [each for each in state.planned if each in habit and each not in state.done]
    left = list(dict.fromkeys(left))
    today = state.planned_on in {None, state.day}
    holds = (_PLAN_HOLDS if today else _PLAN_HOLDS_LATER) if left else 0.0
    found = {}
    for name, probability in habit.items():
        plan = 0.5 / len(left) if name in left else 0.0
        if left and name == left[0]:
            plan += 0.5
        mixed = (1.0 - holds) * probability + holds * plan
        found[name] = floor(mixed * _ROUNDED + 0.5) / _ROUNDED
    return found
