"""What is known of each service: how far it was asked, what it holds, what waits."""

from sqlalchemy import Column, Index, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Count,
    Day,
    Document,
    Moment,
    SealedBytes,
    Words,
    athlete_column,
    quantities,
)

# A row is there from the first sync or log-in on; `switched_on` is empty once the
# athlete has logged out. Until retry_at nothing is asked of the service. Beside the
# connector's own, cursor holds a trace of the credential that was refused, if one was.
SERVICES = Table(
    "services",
    METADATA,
    athlete_column(key=True),
    Column("name", Words, primary_key=True),
    Column("switched_on_at", Moment),
    Column("cursor", Document, nullable=False),
    Column("synced_at", Moment),
    Column("tried_at", Moment),
    Column("trouble", Words),
    Column("reason", Words),
    Column("failures", Count, nullable=False),
    Column("retry_at", Moment),
    *quantities("failures"),
    **KEYED,
)

# An activity at a service, and the raw file its words were read from here. One that
# was deleted there keeps its row: should it be met again, it is known.
REMOTE_ACTIVITIES = Table(
    "remote_activities",
    METADATA,
    athlete_column(key=True),
    Column("service", Words, primary_key=True),
    Column("remote_id", Words, primary_key=True),
    Column("day", Day),
    Column("fingerprint", Words, nullable=False),
    Column("sha256", Words),
    Column("first_seen_at", Moment, nullable=False),
    Column("deleted_at", Moment),
    Index(None, "athlete_id", "service", "day"),
    **KEYED,
)

# What a service offers as exercises, and what the catalogue calls them.
SERVICE_EXERCISES = Table(
    "service_exercises",
    METADATA,
    athlete_column(key=True),
    Column("service", Words, primary_key=True),
    Column("remote_id", Words, primary_key=True),
    Column("title", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("exercise", Words),
    Column("first_seen_at", Moment, nullable=False),
    **KEYED,
)

# What stands at a service that coach put there. A place is a workout's own at Garmin,
# one of a few routines at Hevy; workout_uuid is empty while a place is free.
DELIVERIES = Table(
    "deliveries",
    METADATA,
    athlete_column(key=True),
    Column("target", Words, primary_key=True),
    Column("place", Words, primary_key=True),
    Column("workout_uuid", Words),
    Column("remote_id", Words),
    Column("schedule_id", Words),
    Column("day", Day),
    Column("digest", Words),
    **KEYED,
)

# Tokens and keys, where the database is encrypted; value is sealed on PostgreSQL.
SECRETS = Table(
    "secrets",
    METADATA,
    athlete_column(key=True),
    Column("name", Words, primary_key=True),
    Column("value", SealedBytes("secrets.value"), nullable=False),
    **STRICT,
)
