"""What was done: activities as rows, and one of them in full."""

from collections.abc import Iterable
from dataclasses import dataclass

from coach.domain.activity import Activity, Lap, Length
from coach.domain.review import MatchKind, SessionLoad
from coach.domain.strength import StrengthSet
from coach.reports.numbers import Document, rounded


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity with what coach made of it.

    Attributes:
        workout_id: the planned workout it was matched to.
        same_session_as: ids of the other recordings of the same session.
    """

    activity: Activity
    load: SessionLoad
    match: MatchKind = MatchKind.NONE
    match_reason: str = ""
    workout_id: int | None = None
    same_session_as: tuple[int, ...] = ()


def activities_document(rows: Iterable[ActivityRow]) -> Document:
    """`coach/activities/1`: times ISO 8601 with offset, quantities SI."""
    return {
        "schema": "coach/activities/1",
        "activities": [activity_item(row) for row in rows],
    }


def activity_document(row: ActivityRow) -> Document:
    """`coach/activity/1`: one activity with laps, lengths and sets.

    The document is the activity itself; `activities` holds it once more, so that
    what reads the list reads this too.
    """
    activity = row.activity
    whole = {
        **activity_item(row),
        "match_reason": row.match_reason,
        "laps": [lap_item(lap) for lap in activity.laps],
        "lengths_detail": [length_item(length) for length in activity.lengths],
        "sets": [set_item(one) for one in activity.sets],
        "doubts": list(activity.doubts),
        "note": activity.note,
        "rpe": rounded(activity.rpe, 1),
        "device": activity.device,
    }
    return {"schema": "coach/activity/1", **whole, "activities": [whole]}


def activity_item(row: ActivityRow) -> Document:
    """One activity as the list carries it."""
    activity = row.activity
    return {
        "id": activity.id,
        "uuid": activity.uuid,
        "source": activity.source.value,
        "source_id": activity.source_id,
        "sport": activity.sport.value,
        "sub_sport": activity.sub_sport,
        "title": activity.title,
        "start": activity.start.isoformat(),
        "local_date": activity.local_date.isoformat(),
        "timezone": activity.timezone,
        "elapsed_s": rounded(activity.elapsed_s),
        "moving_s": rounded(activity.moving_s),
        "distance_m": rounded(activity.distance_m, 2),
        "calories_kcal": rounded(activity.calories_kcal, 0),
        "avg_hr_bpm": activity.avg_hr_bpm,
        "max_hr_bpm": activity.max_hr_bpm,
        "avg_power_w": rounded(activity.avg_power_w, 0),
        "pool_length_m": rounded(activity.pool_length_m, 2),
        "lengths": activity.active_lengths,
        "load": {"value": rounded(row.load.value, 1), "method": row.load.method},
        "planned_workout_id": row.workout_id,
        "match": row.match.value,
        "same_session_as": list(row.same_session_as),
    }


def lap_item(lap: Lap) -> Document:
    """One lap as documents carry it."""
    return {
        "start_s": rounded(lap.start_s),
        "elapsed_s": rounded(lap.elapsed_s),
        "moving_s": rounded(lap.moving_s),
        "distance_m": rounded(lap.distance_m, 2),
        "avg_hr_bpm": lap.avg_hr_bpm,
        "max_hr_bpm": lap.max_hr_bpm,
        "avg_power_w": rounded(lap.avg_power_w, 0),
        "calories_kcal": rounded(lap.calories_kcal, 0),
        "step_index": lap.step_index,
    }


def length_item(length: Length) -> Document:
    """One length as documents carry it."""
    return {
        "start_s": rounded(length.start_s),
        "elapsed_s": rounded(length.elapsed_s),
        "strokes": length.strokes,
        "stroke": length.stroke.value if length.stroke else None,
        "active": length.active,
    }


def set_item(one: StrengthSet) -> Document:
    """One set as documents carry it."""
    return {
        "exercise": one.exercise,
        "reps": one.reps,
        "load_kg": rounded(one.load_kg),
        "rpe": rounded(one.rpe, 1),
        "rest_s": rounded(one.rest_s, 0),
        "set_type": one.set_type.value,
        "duration_s": rounded(one.duration_s),
        "distance_m": rounded(one.distance_m, 2),
        "superset": one.superset,
        "note": one.note,
    }
