"""Who trains, when they can, what for, and how they felt."""

from sqlalchemy import Column, Index, Table, UniqueConstraint

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Count,
    Day,
    Document,
    Moment,
    Number,
    Words,
    athlete_column,
    id_column,
    quantities,
    within,
)

# current_body_fat, vo2_max and goals repeat what progress_metrics and goals hold,
# as it stands now; the store keeps them up to date.
ATHLETES = Table(
    "athletes",
    METADATA,
    id_column(),
    Column("name", Words, nullable=False),
    Column("email", Words),
    Column("created_at", Moment, nullable=False),
    Column("current_body_fat", Number),
    Column("vo2_max", Number),
    Column("goals", Document, nullable=False),
    Column("timezone", Words, nullable=False),
    Column("sex", Words),
    Column("birth_year", Count),
    Column("ftp_w", Number),
    Column("threshold_speed_m_s", Number),
    Column("css_m_s", Number),
    Column("max_hr_bpm", Count),
    Column("rest_hr_bpm", Count),
    Column("threshold_hr_bpm", Count),
    Column("units", Document),
    UniqueConstraint("name"),
    *quantities("ftp_w", "threshold_speed_m_s", "css_m_s"),
    *quantities("max_hr_bpm", "rest_hr_bpm", "threshold_hr_bpm"),
    within("birth_year", 1850, 2150),
    **STRICT,
)

SLOTS = Table(
    "slots",
    METADATA,
    athlete_column(key=True),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("weekday", Count, nullable=False),
    Column("start_time", Words, nullable=False),
    Column("end_time", Words, nullable=False),
    within("weekday", 0, 6),
    **KEYED,
)

GOALS = Table(
    "goals",
    METADATA,
    athlete_column(key=True),
    Column("key", Words, primary_key=True),
    Column("target", Number),
    Column("band_low", Number),
    Column("band_high", Number),
    Column("by_day", Day),
    Column("weight", Number, nullable=False),
    **KEYED,
)

WELLNESS = Table(
    "wellness",
    METADATA,
    athlete_column(key=True),
    Column("day", Day, primary_key=True),
    Column("sleep_h", Number),
    Column("sleep_quality", Count),
    Column("fatigue", Count),
    Column("stress", Count),
    Column("soreness", Count),
    Column("energy", Count),
    Column("first_seen_at", Moment, nullable=False),
    within("sleep_h", 0, 48),
    within("sleep_quality", 1, 7),
    within("fatigue", 1, 7),
    within("stress", 1, 7),
    within("soreness", 1, 7),
    within("energy", 1, 7),
    **KEYED,
)

INJURIES = Table(
    "injuries",
    METADATA,
    athlete_column(key=True),
    Column("part", Words, primary_key=True, autoincrement=False),
    Column("day", Day, primary_key=True, autoincrement=False),
    Column("severity", Count, nullable=False),
    Column("note", Words, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    within("severity", 0, 5),
    **KEYED,
)

PROGRESS_METRICS = Table(
    "progress_metrics",
    METADATA,
    id_column(),
    athlete_column(),
    Column("uuid", Words, nullable=False),
    Column("metric_date", Day, nullable=False),
    Column("metric_type", Words, nullable=False),
    Column("value", Number, nullable=False),
    Column("notes", Words, nullable=False),
    Column("method", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("device", Words),
    Column("measured_at", Moment),
    Column("offset_s", Count),
    Column("first_seen_at", Moment, nullable=False),
    UniqueConstraint("athlete_id", "uuid"),
    Index(None, "athlete_id", "metric_type", "metric_date"),
    within("offset_s", -86_400, 86_400),
    **STRICT,
)
