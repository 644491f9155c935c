"""How goals stand beside each other: which is furthest behind."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from coach.domain.goal import Goal, GoalState, GoalVerdict


class Standing(StrEnum):
    """How far a goal is behind, in words."""

    ON_TRACK = "on track"
    SLIGHTLY_BEHIND = "slightly behind"
    OFF_TRACK = "off track"
    WRONG_WAY = "the wrong way"


SLIGHTLY = 0.5
"""Half the pace that is needed, and more, is slightly behind (our choice)."""

_PACES = {
    Standing.ON_TRACK: 1.0,
    Standing.SLIGHTLY_BEHIND: 0.75,
    Standing.OFF_TRACK: 0.0,
    Standing.WRONG_WAY: -1.0,
}
"""The pace a goal without a day is taken to have (our choice)."""

_FURTHEST = 3.0


def standing(state: GoalState) -> Standing | None:
    """Where the goal stands, None where it cannot be said.

    By its pace where it has a day: 1 and more is on track, from 0.5 slightly behind,
    below that off track, below 0 the wrong way; but a plateau is never the wrong way,
    and an uncertain trend says nothing unless even its better end comes too late.
    Without a day: a goal that holds, is reached or improves is on track, a plateau
    short of a target is off it.
    """
    if state.verdict is GoalVerdict.NOT_ENOUGH_DATA:
        return None
    if state.verdict is GoalVerdict.UNCERTAIN and state.on_track is None:
        return None
    if state.pace is None:
        return _without_pace(state)
    if state.pace >= 1:
        return Standing.ON_TRACK
    if state.pace >= SLIGHTLY:
        return Standing.SLIGHTLY_BEHIND
    is_clear = state.verdict not in (GoalVerdict.PLATEAU, GoalVerdict.UNCERTAIN)
    return Standing.WRONG_WAY if state.pace < 0 and is_clear else Standing.OFF_TRACK


def _without_pace(state: GoalState) -> Standing | None:
    if state.on_track or state.verdict is GoalVerdict.IN_BAND:
        return Standing.ON_TRACK
    if state.verdict is GoalVerdict.DECLINING:
        return Standing.WRONG_WAY
    if state.on_track is False:
        return Standing.OFF_TRACK
    return Standing.ON_TRACK if state.verdict is GoalVerdict.IMPROVING else None


def rank(states: Iterable[GoalState], goals: Sequence[Goal]) -> tuple[GoalState, ...]:
    """The states, furthest behind first, each as far as its goal matters.

    What a goal lacks of the pace it needs counts times the goal's weight. On track
    counts nothing, so among those the heavier comes first; what cannot be judged
    comes after all that can.
    """
    weights = {goal.key: goal.weight for goal in goals}

    def place(state: GoalState) -> tuple[bool, float, float]:
        weight = weights.get(state.key, 1.0)
        behind = shortfall(state)
        return behind is None, -weight * (behind or 0.0), -weight

    return tuple(sorted(states, key=place))


def shortfall(state: GoalState) -> float | None:
    """What is lacking of the pace needed: 0 on track, 1 standing still, 3 at most.

    None where it cannot be judged.
    """
    found = standing(state)
    if found is None:
        return None
    has_pace = state.pace is not None and found is not Standing.ON_TRACK
    pace = state.pace if has_pace and state.pace is not None else _PACES[found]
    if found is Standing.OFF_TRACK:
        pace = max(pace, 0.0)
    return min(max(1 - pace, 0.0), _FURTHEST)
