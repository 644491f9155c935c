"""Evening reviews, and what was proposed in them."""

from sqlalchemy import Column, Table, UniqueConstraint

from coach.database.tables.columns import (
    METADATA,
    STRICT,
    Count,
    Day,
    SealedDocument,
    SealedWords,
    Words,
    athlete_column,
    belongs_to,
    id_column,
)

# document is the whole review as it is shown, byte for byte.
DAILY_REVIEWS = Table(
    "daily_reviews",
    METADATA,
    id_column(),
    athlete_column(),
    Column("review_date", Day, nullable=False),
    Column("planned_vs_actual", SealedDocument("daily_reviews.planned_vs_actual")),
    Column("insights", SealedWords("daily_reviews.insights"), nullable=False),
    Column("plan_adjustments", SealedDocument("daily_reviews.plan_adjustments")),
    Column(
        "next_week_focus", SealedWords("daily_reviews.next_week_focus"), nullable=False
    ),
    Column("status", Words, nullable=False),
    Column("document", SealedWords("daily_reviews.document"), nullable=False),
    UniqueConstraint("athlete_id", "id"),
    UniqueConstraint("athlete_id", "review_date"),
    **STRICT,
)

PROPOSALS = Table(
    "proposals",
    METADATA,
    athlete_column(key=True),
    Column("review_id", Count, primary_key=True, autoincrement=False),
    Column("number", Count, primary_key=True, autoincrement=False),
    Column("proposal_id", Words, nullable=False),
    Column("digest", Words, nullable=False),
    Column("rule", Words, nullable=False),
    Column("status", Words, nullable=False),
    Column("effects", SealedDocument("proposals.effects"), nullable=False),
    UniqueConstraint("athlete_id", "review_id", "proposal_id"),
    belongs_to("review_id", "daily_reviews"),
    **STRICT,
)
