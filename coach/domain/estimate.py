"""How long a workout takes and how far it goes, from its steps.

Speeds and pauses are defaults of coach, not science: what a recreational athlete
does, so that a plan without durations still adds up to believable hours. A set is
four seconds a repetition (tempo 2-0-2) and its rest.
"""

from collections.abc import Sequence
from itertools import zip_longest

from coach.domain.activity import Sport
from coach.domain.notation import PER_SIDE
from coach.domain.plan import (
    EndKind,
    Intensity,
    Repeat,
    Step,
    Steps,
    TargetKind,
    walk,
)
from coach.domain.strength import StrengthSet

SECONDS_PER_REP = 4.0
SET_TO_FAILURE_S = 40.0
OPEN_REST_S = 60.0
_SPEEDS_M_S = {
    Sport.SWIM: (0.95, 0.80),
    Sport.RUN: (2.8, 2.4),
    Sport.RIDE: (8.0, 6.5),
}
_OTHER_SPEED_M_S = (1.4, 1.2)
_DRILL_SPEED_M_S = 0.65
# What passes between two sets when the plan does not say: strength, all others.
_UNSAID_REST_S = {True: 60.0, False: 10.0}
CHANGE_S = 45.0
_TURN_S = 15.0


def estimate_s(steps: Steps, sport: Sport) -> float:
    """Seconds the steps take, to the next whole minute; 0 without steps."""
    return 60.0 * -(-steps_s(steps, sport) // 60)


def steps_s(steps: Steps, sport: Sport) -> float:
    """Seconds the steps take, not rounded; 0 without steps."""
    done = tuple(walk(steps))
    total = _changes_s(steps, sport)
    swum = 0.0
    for step, following in zip_longest(done, done[1:]):
        taken = _step_s(step, sport)
        if step.end.kind is EndKind.SEND_OFF:
            taken = max(0.0, taken - swum)
        else:
            swum = taken
        total += taken + _unsaid_rest_s(step, following, sport)
    return total


def sets_s(sets: Sequence[StrengthSet]) -> float:
    """Seconds the sets take with what usually lies between them; 0 without sets."""
    pauses = [one.rest_s or _UNSAID_REST_S[True] for one in sets[:-1]]
    exercises = {one.exercise_index for one in sets}
    return sum(map(_set_s, sets)) + sum(pauses) + CHANGE_S * len(exercises)


def _set_s(one: StrengthSet) -> float:
    if one.duration_s is not None:
        return one.duration_s
    if one.reps is not None:
        return one.reps * SECONDS_PER_REP
    return (one.distance_m or 0.0) / _OTHER_SPEED_M_S[0] or SET_TO_FAILURE_S


def distance_m(steps: Steps, sport: Sport) -> float | None:
    """Metres prescribed: of a swim all there are; else None if some are by time."""
    active = [s for s in walk(steps) if s.intensity is not Intensity.REST]
    by_distance = [s for s in active if s.end.kind is EndKind.DISTANCE]
    partly = len(by_distance) < len(active) and sport is not Sport.SWIM
    if not by_distance or partly or any(s.exercise for s in active):
        return None
    return round(sum(s.end.value or 0.0 for s in by_distance), 4)


def _step_s(step: Step, sport: Sport) -> float:
    value = step.end.value or 0.0
    sides = 2 if PER_SIDE in step.note.lower() else 1
    if step.end.kind in {EndKind.TIME, EndKind.SEND_OFF}:
        return value * (sides if step.exercise else 1)
    if step.end.kind is EndKind.REPS:
        return value * SECONDS_PER_REP * sides
    if step.end.kind is EndKind.DISTANCE:
        return value / _speed_m_s(step, sport)
    return SET_TO_FAILURE_S if step.exercise else OPEN_REST_S


def _speed_m_s(step: Step, sport: Sport) -> float:
    for target in (step.target, step.secondary):
        if target is not None and target.kind is TargetKind.SPEED:
            return (target.low + target.high) / 2
    if step.drill in {"drill", "kick"}:
        return _DRILL_SPEED_M_S
    work, easy = _SPEEDS_M_S.get(sport, _OTHER_SPEED_M_S)
    return work if step.intensity is Intensity.WORK else easy


def _unsaid_rest_s(step: Step, following: Step | None, sport: Sport) -> float:
    if step.exercise is None or following is None:
        return 0.0
    if following.intensity is Intensity.REST:
        return 0.0
    return _TURN_S if step.superset else _UNSAID_REST_S[sport is Sport.STRENGTH]


def _changes_s(steps: Steps, sport: Sport) -> float:
    """Walking to the next bar and loading it."""
    if sport is not Sport.STRENGTH:
        return 0.0
    return CHANGE_S * sum(
        isinstance(step, Repeat) or step.exercise is not None for step in steps
    )
