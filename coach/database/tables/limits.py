"""What a changed plan is checked against, as the athlete said it."""

from sqlalchemy import Column, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    Count,
    Day,
    Document,
    Words,
    athlete_column,
)

# A row means that it was said: equipment empty is a gym without anything in it, NULL
# says nothing. pool_days counts Monday as 0; racks are the loads there are, in kg.
LIMITS = Table(
    "limits",
    METADATA,
    athlete_column(key=True),
    Column("equipment", Document),
    Column("pool_days", Document),
    Column("racks", Document),
    **KEYED,
)

# slots is a list of "06:30-07:30"; an empty one leaves no time on that day.
SPECIAL_DAYS = Table(
    "special_days",
    METADATA,
    athlete_column(key=True),
    Column("day", Day, primary_key=True),
    Column("slots", Document, nullable=False),
    **KEYED,
)

# Local times without a zone, as the athlete's day counts them; no titles are kept.
BUSY_TIMES = Table(
    "busy_times",
    METADATA,
    athlete_column(key=True),
    Column("source", Words, primary_key=True),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("starts", Words, nullable=False),
    Column("ends", Words, nullable=False),
    **KEYED,
)

PAUSES = Table(
    "pauses",
    METADATA,
    athlete_column(key=True),
    Column("first_day", Day, primary_key=True),
    Column("last_day", Day, nullable=False),
    Column("reason", Words, nullable=False),
    Column("said_on", Day, nullable=False),
    **KEYED,
)

PREFERENCES = Table(
    "preferences",
    METADATA,
    athlete_column(key=True),
    Column("exercise", Words, primary_key=True),
    Column("liking", Words, nullable=False),
    Column("said_on", Day, nullable=False),
    **KEYED,
)
