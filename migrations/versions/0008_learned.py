"""What models learned, version by version, and what they foretold."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import (
    KEYED,
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

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "models",
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
    op.create_table(
        "forecasts",
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


def downgrade() -> None:
    op.drop_table("forecasts")
    op.drop_table("models")
