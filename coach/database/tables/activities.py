"""What was done: sessions, and the laps, lengths, sets and streams in them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Index, Table, UniqueConstraint

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Bytes,
    Count,
    Day,
    Document,
    Flag,
    Moment,
    Number,
    SealedWords,
    Words,
    athlete_column,
    belongs_to,
    id_column,
    quantities,
    within,
)

# duration is the whole time in seconds. data holds what is not asked for by
# itself: device, doubts, normalized_power_w, flat_distance_m. hr_seconds is
# packed (see coach/streams/blocks.py). planned_workout_id and the match columns are
# derived and may be written anew on any evening. What was deleted at its service keeps
# its row, with deleted_at; nothing but a rebuild reads it.
COMPLETED_ACTIVITIES = Table(
    "completed_activities",
    METADATA,
    id_column(),
    athlete_column(),
    Column("uuid", Words, nullable=False),
    Column("activity_date", Day, nullable=False),
    Column("source", Words, nullable=False),
    Column("source_id", Words, nullable=False),
    Column("activity_type", Words, nullable=False),
    Column("sub_sport", Words),
    Column("title", Words, nullable=False),
    Column("start_at", Moment, nullable=False),
    Column("offset_s", Count, nullable=False),
    Column("timezone", Words, nullable=False),
    Column("duration", Number, nullable=False),
    Column("moving_s", Number),
    Column("distance_m", Number),
    Column("calories_kcal", Number),
    Column("avg_hr_bpm", Count),
    Column("max_hr_bpm", Count),
    Column("avg_power_w", Number),
    Column("pool_length_m", Number),
    Column("rpe", Number),
    Column("note", SealedWords("completed_activities.note"), nullable=False),
    Column("hr_seconds", Bytes),
    Column("data", Document, nullable=False),
    Column("planned_workout_id", Count),
    Column("match_kind", Words),
    Column("match_score", Number),
    Column("match_reason", Words),
    Column("match_candidates", Document),
    Column("first_seen_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    UniqueConstraint("athlete_id", "id"),
    UniqueConstraint("athlete_id", "uuid"),
    UniqueConstraint("athlete_id", "source", "source_id"),
    Index(None, "athlete_id", "activity_date"),
    belongs_to("planned_workout_id", "planned_workouts"),
    within("offset_s", -86_400, 86_400),
    *quantities("duration", "moving_s", "distance_m", "calories_kcal"),
    *quantities("avg_hr_bpm", "max_hr_bpm", "avg_power_w", "pool_length_m"),
    within("rpe", 0, 10),
    within("match_score", 0, 1),
    **STRICT,
)


def _part(
    name: str,
    *columns: Column[Any],
    measured: tuple[str, ...],
    options: Mapping[str, Any] = KEYED,
) -> Table:
    """A table of numbered parts of activities."""
    return Table(
        name,
        METADATA,
        athlete_column(key=True),
        Column("activity_id", Count, primary_key=True, autoincrement=False),
        Column("number", Count, primary_key=True, autoincrement=False),
        *columns,
        belongs_to("activity_id", "completed_activities"),
        *quantities(*measured),
        **options,
    )


LAPS = _part(
    "laps",
    Column("start_s", Number, nullable=False),
    Column("elapsed_s", Number, nullable=False),
    Column("moving_s", Number),
    Column("distance_m", Number),
    Column("avg_hr_bpm", Count),
    Column("max_hr_bpm", Count),
    Column("avg_power_w", Number),
    Column("calories_kcal", Number),
    Column("step_index", Count),
    measured=("elapsed_s", "moving_s", "distance_m", "calories_kcal"),
)

POOL_LENGTHS = _part(
    "pool_lengths",
    Column("start_s", Number, nullable=False),
    Column("elapsed_s", Number, nullable=False),
    Column("active", Flag, nullable=False),
    Column("strokes", Count),
    Column("stroke", Words),
    measured=("elapsed_s", "strokes"),
)

STRENGTH_SETS = _part(
    "strength_sets",
    Column("exercise", Words, nullable=False),
    Column("reps", Count),
    Column("load_kg", Number),
    Column("rpe", Number),
    Column("set_type", Words, nullable=False),
    Column("rest_s", Number),
    Column("duration_s", Number),
    Column("distance_m", Number),
    Column("exercise_index", Count, nullable=False),
    Column("superset", Count),
    Column("note", SealedWords("strength_sets.note"), nullable=False),
    measured=("reps", "rest_s", "duration_s", "distance_m"),
)

# One compressed block for each channel; the format is that of coach/streams/blocks.py.
STREAMS = _part(
    "streams",
    Column("channel", Words, nullable=False),
    Column("records", Count, nullable=False),
    Column("block", Bytes, nullable=False),
    measured=("records",),
    options=STRICT,
)

MATCH_CORRECTIONS = Table(
    "match_corrections",
    METADATA,
    athlete_column(key=True),
    Column("activity_uuid", Words, primary_key=True),
    Column("workout_uuid", Words),
    Column("first_seen_at", Moment, nullable=False),
    **KEYED,
)

# What the athlete has looked at and found right, however unlikely it seems.
CONFIRMATIONS = Table(
    "confirmations",
    METADATA,
    athlete_column(key=True),
    Column("activity_uuid", Words, primary_key=True),
    Column("first_seen_at", Moment, nullable=False),
    **KEYED,
)
