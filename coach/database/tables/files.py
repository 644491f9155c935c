"""Everything that came in, byte for byte, and what could not be read of it."""

from sqlalchemy import Column, Index, Table

from coach.database.tables.columns import (
    KEYED,
    METADATA,
    STRICT,
    Count,
    Moment,
    SealedBytes,
    SealedWords,
    Words,
    athlete_column,
    belongs_to,
    id_column,
    quantities,
)

# content is compressed with zlib; sha256 is of the bytes as they came in. Of a file
# too large to keep, content is an excerpt with a digest of its own.
RAW_FILES = Table(
    "raw_files",
    METADATA,
    athlete_column(key=True),
    Column("sha256", Words, primary_key=True),
    Column("name", Words, nullable=False),
    Column("kind", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("reason", SealedWords("raw_files.reason")),
    Column("size", Count, nullable=False),
    Column("content", SealedBytes("raw_files.content"), nullable=False),
    Column("excerpt_sha256", Words),
    Column("first_seen_at", Moment, nullable=False),
    *quantities("size"),
    **STRICT,
)

# A file is saved before or after what was read from it, in one transaction.
ACTIVITY_FILES = Table(
    "activity_files",
    METADATA,
    athlete_column(key=True),
    Column("sha256", Words, primary_key=True),
    Column("activity_id", Count, primary_key=True, autoincrement=False),
    Index(None, "athlete_id", "activity_id"),
    belongs_to("sha256", "raw_files", "sha256", later=True),
    belongs_to("activity_id", "completed_activities"),
    **KEYED,
)

UNREADABLE_RECORDS = Table(
    "unreadable_records",
    METADATA,
    id_column(),
    athlete_column(),
    Column("source", Words, nullable=False),
    Column("sha256", Words),
    Column("place", Words, nullable=False),
    Column("why", SealedWords("unreadable_records.why"), nullable=False),
    Column("fix", Words, nullable=False),
    Column("first_seen_at", Moment, nullable=False),
    **STRICT,
)

EXERCISE_NAMES = Table(
    "exercise_names",
    METADATA,
    athlete_column(key=True),
    Column("name", Words, primary_key=True),
    Column("exercise", Words, nullable=False),
    **KEYED,
)
