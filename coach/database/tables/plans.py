"""What is intended, how it came to be so, and what was sent to the watch."""

from sqlalchemy import Column, Index, Table, UniqueConstraint

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Count,
    Day,
    Document,
    Flag,
    Moment,
    Number,
    SealedDocument,
    SealedWords,
    Words,
    athlete_column,
    belongs_to,
    id_column,
    quantities,
    within,
)

# weekly_volume_target is the middle of the weekly hours.
TRAINING_PLANS = Table(
    "training_plans",
    METADATA,
    id_column(),
    athlete_column(),
    Column("uuid", Words, nullable=False),
    Column("start_date", Day, nullable=False),
    Column("end_date", Day, nullable=False),
    Column("name", Words, nullable=False),
    Column("focus_areas", Document),
    Column("weekly_volume_target", Number, nullable=False),
    Column("weekly_hours_low", Number, nullable=False),
    Column("weekly_hours_high", Number, nullable=False),
    Column("revision", Count, nullable=False),
    UniqueConstraint("athlete_id", "id"),
    UniqueConstraint("athlete_id", "uuid"),
    *quantities("weekly_hours_low", "weekly_hours_high", "revision"),
    **STRICT,
)

# The newest revision's workouts; those taken out stay with in_plan false, so that
# what was matched to them holds and an undo gives them their number back.
# estimated_duration is in seconds; workout_definition is the steps.
PLANNED_WORKOUTS = Table(
    "planned_workouts",
    METADATA,
    id_column(),
    athlete_column(),
    Column("plan_id", Count, nullable=False),
    Column("uuid", Words, nullable=False),
    Column("scheduled_date", Day, nullable=False),
    Column("original_date", Day, nullable=False),
    Column("workout_type", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column(
        "workout_definition",
        SealedDocument("planned_workouts.workout_definition"),
        nullable=False,
    ),
    Column("priority", Count, nullable=False),
    Column("estimated_duration", Number, nullable=False),
    Column("original_duration", Number, nullable=False),
    Column("distance_m", Number),
    Column("load", Number),
    Column("rpe", Number),
    Column("hard", Flag, nullable=False),
    Column("goals", Document, nullable=False),
    Column("is_test", Flag, nullable=False),
    Column("pool_length_m", Number),
    Column("note", SealedWords("planned_workouts.note"), nullable=False),
    Column("skip_reason", SealedWords("planned_workouts.skip_reason")),
    Column("in_plan", Flag, nullable=False),
    Column("tests", Document),  # empty for what was planned before there were any
    UniqueConstraint("athlete_id", "id"),
    UniqueConstraint("athlete_id", "uuid"),
    Index(None, "athlete_id", "plan_id", "scheduled_date"),
    belongs_to("plan_id", "training_plans"),
    *quantities("priority", "estimated_duration", "original_duration"),
    *quantities("distance_m", "load", "pool_length_m"),
    within("rpe", 0, 10),
    **STRICT,
)

PLAN_REVISIONS = Table(
    "plan_revisions",
    METADATA,
    athlete_column(key=True),
    Column("plan_id", Count, primary_key=True, autoincrement=False),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("made_at", Moment, nullable=False),
    Column("made_on", Day, nullable=False),
    Column("reason", SealedWords("plan_revisions.reason"), nullable=False),
    belongs_to("plan_id", "training_plans"),
    **KEYED,
)

PLAN_CHANGES = Table(
    "plan_changes",
    METADATA,
    athlete_column(key=True),
    Column("plan_id", Count, primary_key=True, autoincrement=False),
    Column("revision", Count, primary_key=True, autoincrement=False),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("kind", Words, nullable=False),
    Column("workout_uuid", Words, nullable=False),
    Column("change", SealedDocument("plan_changes.change"), nullable=False),
    Column("before", SealedDocument("plan_changes.before")),
    Column("after", SealedDocument("plan_changes.after")),
    belongs_to("plan_id", "training_plans"),
    **STRICT,
)

MISSED_REASONS = Table(
    "missed_reasons",
    METADATA,
    athlete_column(key=True),
    Column("workout_uuid", Words, primary_key=True),
    Column("reason", SealedWords("missed_reasons.reason"), nullable=False),
    Column("said_on", Day, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    **KEYED,
)

# The outbox. A row says that a target is to be brought in line with the workout as
# that revision has it. `unknown` is written before a request that may not be sent
# twice; who finds it there looks at the service before anything is sent again.
EXPORTS = Table(
    "exports",
    METADATA,
    athlete_column(key=True),
    Column("workout_uuid", Words, primary_key=True),
    Column("target", Words, primary_key=True),
    Column("revision", Count, primary_key=True, autoincrement=False),
    Column("state", Words, nullable=False),
    Column("remote_id", Words),
    Column("path", Words),
    Column("error", Words),
    Column("attempts", Count),
    Column("created_at", Moment),
    Column("sending_at", Moment),
    Column("next_try_at", Moment),
    Column("done_at", Moment),
    **KEYED,
)
