"""What models learned of an athlete, and what they foretold."""

from sqlalchemy import Column, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    Count,
    Day,
    Document,
    Moment,
    Number,
    SealedDocument,
    Words,
    athlete_column,
    quantities,
)

# Never changed but for serves_from: the day from which on a version is the one that is
# used, NULL while it is none. Of several the latest serves.
MODELS = Table(
    "models",
    METADATA,
    athlete_column(key=True),
    Column("task", Words, primary_key=True),
    Column("version", Words, primary_key=True),
    Column("trained_on", Day, nullable=False),
    Column("trained_at", Moment, nullable=False),
    Column("first_day", Day, nullable=False),
    Column("last_day", Day, nullable=False),
    Column("n", Count, nullable=False),
    Column("parameters", SealedDocument("models.parameters"), nullable=False),
    Column("scores", Document, nullable=False),
    Column("floor", Words, nullable=False),
    Column("floor_scores", Document, nullable=False),
    Column("serves_from", Day),
    *quantities("n"),
    **KEYED,
)

# came stays NULL until what was foretold has come.
FORECASTS = Table(
    "forecasts",
    METADATA,
    athlete_column(key=True),
    Column("task", Words, primary_key=True),
    Column("subject", Words, primary_key=True),
    Column("made_on", Day, primary_key=True),
    Column("method", Words, nullable=False),
    Column("foretold", SealedDocument("forecasts.foretold"), nullable=False),
    Column("came", Number),
    Column("settled_on", Day),
    **KEYED,
)

# A row is the leave to learn from this athlete's lifting for others on the machine
# who gave it too.
LIFTING_SHARED = Table(
    "lifting_shared",
    METADATA,
    athlete_column(key=True),
    Column("given_at", Moment, nullable=False),
    **KEYED,
)
