"""The first tables: athletes, plans, workouts, activities, metrics, reviews.

And what they need: raw files, laps, pool lengths, sets, streams, the history of plans,
proposals, goals, free slots, wellness, corrections, exports, the run log.

A migration is never edited once it is released; it spells its tables out, whatever
coach/database/tables says by then.
"""

from typing import Any

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeEngine

from coach.database.tables.columns import (
    KEYED,
    STRICT,
    Bytes,
    Count,
    Day,
    Document,
    Flag,
    Moment,
    Number,
    Words,
    athlete_column,
    belongs_to,
    id_column,
    quantities,
    within,
)

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = (
    *("athletes", "slots", "goals", "wellness", "progress_metrics"),
    *("training_plans", "planned_workouts", "plan_revisions", "plan_changes"),
    *("missed_reasons", "exports"),
    *("raw_files", "unreadable_records", "exercise_names"),
    *("completed_activities", "laps", "pool_lengths", "strength_sets", "streams"),
    *("activity_files", "match_corrections"),
    *("daily_reviews", "proposals", "run_log", "source_answers"),
)

Kind = type[TypeEngine[Any]]


def upgrade() -> None:
    athletes()
    plans()
    files()
    activities()
    parts_of_activities()
    reviews()
    runs()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def numbered(name: str, *items: SchemaItem) -> None:
    """A table whose rows have numbers of their own."""
    op.create_table(name, id_column(), athlete_column(), *items, **STRICT)


def keyed(name: str, *items: SchemaItem, **options: bool) -> None:
    """A table whose key begins with the athlete."""
    op.create_table(name, athlete_column(key=True), *items, **(options or KEYED))


def key(kind: Kind, *names: str) -> list[Column[Any]]:
    return [Column(name, kind, primary_key=True, autoincrement=False) for name in names]


def filled(kind: Kind, *names: str) -> list[Column[Any]]:
    return [Column(name, kind, nullable=False) for name in names]


def optional(kind: Kind, *names: str) -> list[Column[Any]]:
    return [Column(name, kind) for name in names]


def once(*names: str) -> UniqueConstraint:
    """No two rows of one athlete are alike in these."""
    return UniqueConstraint("athlete_id", *names)


def athletes() -> None:
    op.create_table(
        "athletes",
        id_column(),
        *filled(Words, "name"),
        *optional(Words, "email"),
        *filled(Moment, "created_at"),
        *optional(Number, "current_body_fat", "vo2_max"),
        *filled(Document, "goals"),
        *filled(Words, "timezone"),
        *optional(Words, "sex"),
        *optional(Count, "birth_year"),
        *optional(Number, "ftp_w", "threshold_speed_m_s", "css_m_s"),
        *optional(Count, "max_hr_bpm", "rest_hr_bpm", "threshold_hr_bpm"),
        *optional(Document, "units"),
        UniqueConstraint("name"),
        *quantities("ftp_w", "threshold_speed_m_s", "css_m_s"),
        *quantities("max_hr_bpm", "rest_hr_bpm", "threshold_hr_bpm"),
        within("birth_year", 1850, 2150),
        **STRICT,
    )
    keyed(
        "slots",
        *key(Count, "number"),
        *filled(Count, "weekday"),
        *filled(Words, "start_time", "end_time"),
        within("weekday", 0, 6),
    )
    keyed(
        "goals",
        *key(Words, "key"),
        *optional(Number, "target", "band_low", "band_high"),
        *optional(Day, "by_day"),
        *filled(Number, "weight"),
    )
    hooper = ("sleep_quality", "fatigue", "stress", "soreness", "energy")
    keyed(
        "wellness",
        *key(Day, "day"),
        *optional(Number, "sleep_h"),
        *optional(Count, *hooper),
        *filled(Moment, "first_seen_at"),
        within("sleep_h", 0, 48),
        *(within(scale, 1, 7) for scale in hooper),
    )
    numbered(
        "progress_metrics",
        *filled(Words, "uuid"),
        *filled(Day, "metric_date"),
        *filled(Words, "metric_type"),
        *filled(Number, "value"),
        *filled(Words, "notes", "method", "source"),
        *optional(Words, "device"),
        *optional(Moment, "measured_at"),
        *optional(Count, "offset_s"),
        *filled(Moment, "first_seen_at"),
        once("uuid"),
        Index(None, "athlete_id", "metric_type", "metric_date"),
        within("offset_s", -86_400, 86_400),
    )


def plans() -> None:
    numbered(
        "training_plans",
        *filled(Words, "uuid"),
        *filled(Day, "start_date", "end_date"),
        *filled(Words, "name"),
        *optional(Document, "focus_areas"),
        *filled(Number, "weekly_volume_target"),
        *filled(Number, "weekly_hours_low", "weekly_hours_high"),
        *filled(Count, "revision"),
        once("id"),
        once("uuid"),
        *quantities("weekly_hours_low", "weekly_hours_high", "revision"),
    )
    numbered(
        "planned_workouts",
        *filled(Count, "plan_id"),
        *filled(Words, "uuid"),
        *filled(Day, "scheduled_date", "original_date"),
        *filled(Words, "workout_type", "title"),
        *filled(Document, "workout_definition"),
        *filled(Count, "priority"),
        *filled(Number, "estimated_duration", "original_duration"),
        *optional(Number, "distance_m", "load", "rpe"),
        *filled(Flag, "hard"),
        *filled(Document, "goals"),
        *filled(Flag, "is_test"),
        *optional(Number, "pool_length_m"),
        *filled(Words, "note"),
        *optional(Words, "skip_reason"),
        *filled(Flag, "in_plan"),
        once("id"),
        once("uuid"),
        Index(None, "athlete_id", "plan_id", "scheduled_date"),
        belongs_to("plan_id", "training_plans"),
        *quantities("priority", "estimated_duration", "original_duration"),
        *quantities("distance_m", "load", "pool_length_m"),
        within("rpe", 0, 10),
    )
    keyed(
        "plan_revisions",
        *key(Count, "plan_id", "number"),
        *filled(Moment, "made_at"),
        *filled(Day, "made_on"),
        *filled(Words, "reason"),
        belongs_to("plan_id", "training_plans"),
    )
    keyed(
        "plan_changes",
        *key(Count, "plan_id", "revision", "number"),
        *filled(Words, "kind", "workout_uuid"),
        *filled(Document, "change"),
        *optional(Document, "before", "after"),
        belongs_to("plan_id", "training_plans"),
        **STRICT,
    )
    keyed(
        "missed_reasons",
        *key(Words, "workout_uuid"),
        *filled(Words, "reason"),
        *filled(Day, "said_on"),
        *filled(Moment, "first_seen_at"),
    )
    keyed(
        "exports",
        *key(Words, "workout_uuid", "target"),
        *key(Count, "revision"),
        *filled(Words, "state"),
        *optional(Words, "remote_id", "path", "error"),
    )


def files() -> None:
    keyed(
        "raw_files",
        *key(Words, "sha256"),
        *filled(Words, "name", "kind", "status"),
        *optional(Words, "reason"),
        *filled(Count, "size"),
        *filled(Bytes, "content"),
        *filled(Moment, "first_seen_at"),
        *quantities("size"),
        **STRICT,
    )
    numbered(
        "unreadable_records",
        *filled(Words, "source"),
        *optional(Words, "sha256"),
        *filled(Words, "place", "why", "fix"),
        *filled(Moment, "first_seen_at"),
    )
    keyed("exercise_names", *key(Words, "name"), *filled(Words, "exercise"))


def activities() -> None:
    numbered(
        "completed_activities",
        *filled(Words, "uuid"),
        *filled(Day, "activity_date"),
        *filled(Words, "source", "source_id", "activity_type"),
        *optional(Words, "sub_sport"),
        *filled(Words, "title"),
        *filled(Moment, "start_at"),
        *filled(Count, "offset_s"),
        *filled(Words, "timezone"),
        *filled(Number, "duration"),
        *optional(Number, "moving_s", "distance_m", "calories_kcal"),
        *optional(Count, "avg_hr_bpm", "max_hr_bpm"),
        *optional(Number, "avg_power_w", "pool_length_m", "rpe"),
        *filled(Words, "note"),
        *optional(Bytes, "hr_seconds"),
        *filled(Document, "data"),
        *optional(Count, "planned_workout_id"),
        *optional(Words, "match_kind"),
        *optional(Number, "match_score"),
        *optional(Words, "match_reason"),
        *optional(Document, "match_candidates"),
        *filled(Moment, "first_seen_at"),
        once("id"),
        once("uuid"),
        once("source", "source_id"),
        Index(None, "athlete_id", "activity_date"),
        belongs_to("planned_workout_id", "planned_workouts"),
        within("offset_s", -86_400, 86_400),
        *quantities("duration", "moving_s", "distance_m", "calories_kcal"),
        *quantities("avg_hr_bpm", "max_hr_bpm", "avg_power_w", "pool_length_m"),
        within("rpe", 0, 10),
        within("match_score", 0, 1),
    )


def of_activity() -> list[SchemaItem]:
    own: ForeignKeyConstraint = belongs_to("activity_id", "completed_activities")
    return [*key(Count, "activity_id", "number"), own]


def parts_of_activities() -> None:
    keyed(
        "laps",
        *of_activity(),
        *filled(Number, "start_s", "elapsed_s"),
        *optional(Number, "moving_s", "distance_m"),
        *optional(Count, "avg_hr_bpm", "max_hr_bpm"),
        *optional(Number, "avg_power_w", "calories_kcal"),
        *optional(Count, "step_index"),
        *quantities("elapsed_s", "moving_s", "distance_m", "calories_kcal"),
    )
    keyed(
        "pool_lengths",
        *of_activity(),
        *filled(Number, "start_s", "elapsed_s"),
        *filled(Flag, "active"),
        *optional(Count, "strokes"),
        *optional(Words, "stroke"),
        *quantities("elapsed_s", "strokes"),
    )
    keyed(
        "strength_sets",
        *of_activity(),
        *filled(Words, "exercise"),
        *optional(Count, "reps"),
        *optional(Number, "load_kg", "rpe"),
        *filled(Words, "set_type"),
        *optional(Number, "rest_s", "duration_s", "distance_m"),
        *filled(Count, "exercise_index"),
        *optional(Count, "superset"),
        *filled(Words, "note"),
        *quantities("reps", "rest_s", "duration_s", "distance_m"),
    )
    keyed(
        "streams",
        *of_activity(),
        *filled(Words, "channel"),
        *filled(Count, "records"),
        *filled(Bytes, "block"),
        *quantities("records"),
        **STRICT,
    )
    keyed(
        "activity_files",
        *key(Words, "sha256"),
        *key(Count, "activity_id"),
        Index(None, "athlete_id", "activity_id"),
        belongs_to("sha256", "raw_files", "sha256", later=True),
        belongs_to("activity_id", "completed_activities"),
    )
    keyed(
        "match_corrections",
        *key(Words, "activity_uuid"),
        *optional(Words, "workout_uuid"),
        *filled(Moment, "first_seen_at"),
    )


def reviews() -> None:
    numbered(
        "daily_reviews",
        *filled(Day, "review_date"),
        *optional(Document, "planned_vs_actual"),
        *filled(Words, "insights"),
        *optional(Document, "plan_adjustments"),
        *filled(Words, "next_week_focus", "status", "document"),
        once("id"),
        once("review_date"),
    )
    keyed(
        "proposals",
        *key(Count, "review_id", "number"),
        *filled(Words, "proposal_id", "digest", "rule", "status"),
        *filled(Document, "effects"),
        once("review_id", "proposal_id"),
        belongs_to("review_id", "daily_reviews"),
        **STRICT,
    )


def runs() -> None:
    numbered(
        "run_log",
        *filled(Words, "command"),
        *filled(Moment, "started_at", "finished_at"),
        *filled(Words, "outcome", "detail"),
    )
    keyed("source_answers", *key(Day, "day"))
