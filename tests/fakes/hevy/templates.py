"""The exercises that the fake offers: Hevy's own, with a type that suits each."""

from functools import cache
from pathlib import Path

_DURATION = ("Plank", "Dead Hang", "Wall Sit", "Jump Rope", "Stretching", "Yoga")
_CARDIO = ("Running", "Walking", "Cycling", "Rowing Machine", "Swimming", "Treadmill")
_CARRIED = ("Farmers Walk", "Sled Push", "Sled Pull")
_BODY = ("Pull Up", "Chin Up", "Push Up", "Burpee", "Box Jump", "Sit Up", "Chest Dip")


def _kind(title):
    if title.endswith("(Assisted)"):
        return "bodyweight_assisted_reps"
    if title.endswith("(Weighted)"):
        return "bodyweight_reps"
    for kind, beginnings in (
        ("duration", _DURATION),
        ("distance_duration", _CARDIO),
        ("short_distance_weight", _CARRIED),
        ("reps_only", _BODY),
    ):
        if title.startswith(beginnings):
            return kind
    return "weight_reps"


@cache
def titles():
    """Ids and titles of all built-in templates."""
    lines = (Path(__file__).parent / "templates.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def template(key, title, kind=None, *, custom=False):
    """A template as Hevy shows it; the muscles are made up."""
    return {
        "id": key,
        "title": title,
        "type": kind or _kind(title),
        "primary_muscle_group": "other" if custom else "full_body",
        "secondary_muscle_groups": [],
        "is_custom": custom,
    }


def built_in():
    """All of them by id, in Hevy's order: by title."""
    return {key: template(key, title) for key, title in titles().items()}


def id_of(title):
    """The id of a built-in exercise."""
    return next(key for key, known in titles().items() if known == title)
