"""Parts of the body that can hurt, and what an athlete calls them."""

from difflib import get_close_matches

from coach.catalogue.exercises import exercises

_OTHERS = (
    *("ankle", "achilles", "back", "elbow", "finger", "foot", "groin", "hand", "head"),
    *("heel", "hip", "it_band", "jaw", "knee", "plantar_fascia", "rib", "shin"),
    *("spine", "thigh", "thumb", "toe", "wrist"),
)
"""Joints, tendons, bones and wider regions; the muscles are the catalogue's."""

_ALSO = {
    "abs": "abdominals",
    "achilles_tendon": "achilles",
    "calf": "calves",
    "hams": "hamstrings",
    "hamstring": "hamstrings",
    "itb": "it_band",
    "low_back": "lower_back",
    "lumbar": "lower_back",
    "quad": "quadriceps",
    "quads": "quadriceps",
    "shoulder": "shoulders",
    "trap": "traps",
}
_SIDES = ("left", "right")
_ALIKE = 0.75


def muscles() -> frozenset[str]:
    """Every muscle that an exercise of the catalogue works."""
    every = exercises().values()
    return frozenset(m for each in every for m in (*each.primary, *each.secondary))


def body_part(written: str) -> tuple[str, str | None]:
    """The part that was meant, and the known one it looks like a slip of.

    `Left knee` is `left_knee`, `shoulder` is the catalogue's `shoulders`. A word that
    is not known stays as it was written; the second is None where nothing is alike.
    """
    words = written.lower().replace("-", " ").replace("_", " ").split()
    side = [words[0]] if len(words) > 1 and words[0] in _SIDES else []
    part = "_".join(words[len(side) :])
    known = {*_OTHERS, *muscles()}
    names = known | set(_ALSO)
    singular = part.removesuffix("s")
    found = next((each for each in (part, singular) if each in names), None)
    if found is not None:
        return _named(found, side), None
    alike = get_close_matches(part, sorted(names), n=1, cutoff=_ALIKE)
    return _named(part, side), _named(alike[0], side) if alike else None


def either_side(part: str) -> str:
    """The catalogue's word for the part, whichever side of the body it is on."""
    for side in _SIDES:
        part = part.removeprefix(f"{side}_")
    return _ALSO.get(part, part)


def _named(part: str, side: list[str]) -> str:
    """The catalogue's word; of one side the athlete's, who has two shoulders."""
    return "_".join([*side, part]) if side else _ALSO.get(part, part)
