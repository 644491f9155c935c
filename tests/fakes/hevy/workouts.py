"""Workouts as the athlete logs them in Hevy's app, for tests to put there."""

from tests.fakes.hevy.templates import id_of


def lifted(kg=None, reps=None, *, rpe=None, kind="normal", meters=None, seconds=None):
    """One set as Hevy shows it."""
    return {
        "type": kind,
        "weight_kg": kg,
        "reps": reps,
        "distance_meters": meters,
        "duration_seconds": seconds,
        "rpe": rpe,
        "custom_metric": None,
    }


def exercise(title, *sets, key=None, superset=None, notes=""):
    """One exercise of a workout; its id is Hevy's own unless another is given."""
    return {
        "title": title,
        "notes": notes,
        "exercise_template_id": key or id_of(title),
        "supersets_id": superset,
        "sets": [{"index": at, **each} for at, each in enumerate(sets)],
    }
