"""What an exercise or a sport asks of a part of the body that hurts.

The catalogue names muscles and movement patterns, not joints. A hurt muscle is loaded
by every exercise that works it, be it that it only helps. A joint, tendon or bone is
loaded by the muscles that move it and by the patterns that bend it under load. Jumps,
runs and boards land: they load every part of the leg. Swimming loads the shoulders.
Of a part that is in neither table nothing is known, and nothing is said to load it.

The tables are judgement, made from what the catalogue's exercises do; no trial is
behind them.
"""

from collections.abc import Mapping

from coach.catalogue.body_parts import either_side
from coach.domain.activity import Sport
from coach.domain.exercise import Exercise

LEG_PARTS = frozenset(
    {
        *("abductors", "achilles", "adductors", "ankle", "calves", "foot", "glutes"),
        *("groin", "hamstrings", "heel", "hip", "hip_flexors", "it_band", "knee"),
        *("plantar_fascia", "quadriceps", "shin", "thigh", "toe"),
    }
)
"""What every landing goes through."""

_LOWER_LEG = frozenset({"calves"})
_HELD = frozenset({"forearms"})
MOVED_BY: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("achilles", "ankle", "foot", "heel"), _LOWER_LEG),
    **dict.fromkeys(("plantar_fascia", "shin", "toe"), _LOWER_LEG),
    **dict.fromkeys(("finger", "hand", "thumb", "wrist"), _HELD),
    "back": frozenset({"lats", "lower_back", "traps", "upper_back"}),
    "elbow": frozenset({"biceps", "forearms", "triceps"}),
    "groin": frozenset({"adductors", "hip_flexors"}),
    "head": frozenset({"neck"}),
    "hip": frozenset({"abductors", "adductors", "glutes", "hip_flexors"}),
    "it_band": frozenset({"abductors"}),
    "knee": frozenset({"quadriceps"}),
    "rib": frozenset({"obliques"}),
    "spine": frozenset({"lower_back", "neck"}),
    "thigh": frozenset({"adductors", "hamstrings", "quadriceps"}),
}
"""The muscles that pull at it; one is enough, be it that it only helps."""

_BENT: Mapping[str, frozenset[str]] = {
    "hinge": frozenset({"back", "hip", "lower_back", "spine"}),
    "squat": frozenset({"ankle", "hip", "it_band", "knee", "spine"}),
    "lunge": frozenset({"ankle", "hip", "it_band", "knee"}),
    "rotate": frozenset({"back", "lower_back", "rib", "spine"}),
    "carry": frozenset({"back", "finger", "hand", "spine", "wrist"}),
    "push": frozenset({"elbow", "wrist"}),
    "pull": frozenset({"elbow", "finger", "hand"}),
}
"""What a movement pattern bends under load, whatever muscles it is done for."""

_LANDING = {Sport.RUN, Sport.SNOWBOARD, Sport.WAKEBOARD}


def strains(exercise: Exercise, part: str) -> bool:
    """Whether the exercise loads that part; a side makes no difference.

    Stretches and drills of the pattern `mobility` load only the muscles they name.
    """
    part = either_side(part)
    worked = {*exercise.primary, *exercise.secondary}
    if part in worked:
        return True
    if exercise.pattern == "mobility":
        return False
    if exercise.pattern == "jump" and part in LEG_PARTS:
        return True
    bends = part in _BENT.get(exercise.pattern, frozenset())
    return bends or bool(MOVED_BY.get(part, frozenset()) & worked)


def sport_strains(sport: Sport, part: str) -> bool:
    """Whether the sport itself loads that part, whatever the session's steps are."""
    part = either_side(part)
    if sport in _LANDING:
        return part in LEG_PARTS
    return sport is Sport.SWIM and part == "shoulders"
