"""What coach itself did, and which days were answered for."""

from sqlalchemy import Column, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Day,
    Moment,
    Words,
    athlete_column,
    id_column,
)

RUN_LOG = Table(
    "run_log",
    METADATA,
    id_column(),
    athlete_column(),
    Column("command", Words, nullable=False),
    Column("started_at", Moment, nullable=False),
    Column("finished_at", Moment, nullable=False),
    Column("outcome", Words, nullable=False),
    Column("detail", Words, nullable=False),
    **STRICT,
)

# Days the athlete themselves vouched for, by running the review on a terminal.
SOURCE_ANSWERS = Table(
    "source_answers",
    METADATA,
    athlete_column(key=True),
    Column("day", Day, primary_key=True),
    **KEYED,
)
