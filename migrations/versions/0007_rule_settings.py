"""What single rules were set to by proposals that were approved."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import (
    KEYED,
    Count,
    Day,
    Moment,
    Words,
    athlete_column,
)

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rule_settings",
        athlete_column(key=True),
        Column("rule", Words, primary_key=True),
        Column("number", Count, primary_key=True, autoincrement=False),
        Column("since", Day, nullable=False),
        Column("reason", Words, nullable=False),
        Column("set_at", Moment, nullable=False),
        Column("setting", Words),
        **KEYED,
    )


def downgrade() -> None:
    op.drop_table("rule_settings")
