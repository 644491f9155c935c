"""What hurts, by part of the body and day."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import (
    KEYED,
    Count,
    Day,
    Moment,
    Words,
    athlete_column,
    within,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "injuries",
        athlete_column(key=True),
        Column("part", Words, primary_key=True, autoincrement=False),
        Column("day", Day, primary_key=True, autoincrement=False),
        Column("severity", Count, nullable=False),
        Column("note", Words, nullable=False),
        Column("first_seen_at", Moment, nullable=False),
        within("severity", 0, 5),
        **KEYED,
    )


def downgrade() -> None:
    op.drop_table("injuries")
