"""Which parts of the body a sport and an exercise load."""

from coach.domain.activity import Sport
from coach.domain.exercise import Exercise

_FEET = ("achilles", "ankle", "foot", "heel", "plantar_fascia", "shin", "toe")
_HIPS = ("groin", "hip", "it_band", "thigh")
_HANDS = ("elbow", "finger", "hand", "thumb", "wrist")
_SPINE = ("back", "lower_back", "spine")
_TRUNK = (*_SPINE, "rib", "abdominals", "obliques")
_LEG_MUSCLES = (
    *("abductors", "adductors", "calves", "glutes", "hamstrings", "hip_flexors"),
    "quadriceps",
)
_ARM_MUSCLES = (
    *("biceps", "chest", "forearms", "lats", "shoulders", "traps", "triceps"),
    *("neck", "upper_back"),
)
_LEGS = (*_FEET, *_HIPS, "knee", *_LEG_MUSCLES)
_ARMS = (*_HANDS, *_ARM_MUSCLES)

_SPORTS: dict[Sport, frozenset[str]] = {
    Sport.RUN: frozenset((*_LEGS, *_SPINE)),
    Sport.WALK: frozenset((*_FEET, *_HIPS, "knee")),
    Sport.RIDE: frozenset((*_HIPS, "knee", *_LEG_MUSCLES, *_SPINE)),
    Sport.SWIM: frozenset((*_ARM_MUSCLES, "elbow", "wrist", "rib", *_SPINE)),
    Sport.GOLF: frozenset((*_ARMS, *_TRUNK)),
    Sport.SNOWBOARD: frozenset((*_LEGS, *_TRUNK, "wrist")),
    Sport.WAKEBOARD: frozenset((*_LEGS, *_ARMS, *_TRUNK)),
    Sport.CHORES: frozenset((*_ARMS, *_TRUNK)),
    Sport.MULTISPORT: frozenset((*_LEGS, *_ARMS, *_TRUNK)),
}

_JOINTS: tuple[tuple[tuple[str, ...], frozenset[str], frozenset[str]], ...] = (
    (_FEET, frozenset({"jump", "lunge"}), frozenset({"calves"})),
    (("knee",), frozenset({"jump", "lunge", "squat"}), frozenset({"quadriceps"})),
    (
        _HIPS,
        frozenset({"hinge", "jump", "lunge", "squat"}),
        frozenset({"abductors", "adductors", "hip_flexors"}),
    ),
    (_SPINE, frozenset({"carry", "hinge", "squat"}), frozenset({"lower_back"})),
    (("rib",), frozenset({"core", "rotate"}), frozenset({"abdominals", "obliques"})),
    (
        _HANDS,
        frozenset({"carry", "pull", "push"}),
        frozenset({"biceps", "forearms", "triceps"}),
    ),
)
"""Joints, bones and tendons: movement patterns that load them, and muscles whose own
exercises do."""

_SIDES = ("left_", "right_")


def strains(exercise: Exercise, part: str) -> bool:
    """Whether the exercise loads that part, as far as the catalogue can tell.

    A muscle is loaded where it works or helps; a joint by the movement patterns that
    go through it (a design default: what loads a joint is a physiotherapist's word).
    """
    named = _one_side(part)
    if named in (*exercise.primary, *exercise.secondary):
        return True
    return any(
        named in joints
        and (exercise.pattern in patterns or bool(muscles & set(exercise.primary)))
        for joints, patterns, muscles in _JOINTS
    )


def sport_strains(sport: Sport, part: str) -> bool:
    """Whether a session of that sport loads that part; strength by its exercises."""
    return _one_side(part) in _SPORTS.get(sport, frozenset())


def _one_side(part: str) -> str:
    for side in _SIDES:
        part = part.removeprefix(side)
    return part
