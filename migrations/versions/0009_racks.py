"""The loads a gym has, and leave to learn from each other's lifting."""

from alembic import op
from sqlalchemy import Column

from coach.database.tables.columns import KEYED, Document, Moment, athlete_column

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("limits", Column("racks", Document))
    op.create_table(
        "lifting_shared",
        athlete_column(key=True),
        Column("given_at", Moment, nullable=False),
        **KEYED,
    )


def downgrade() -> None:
    op.drop_table("lifting_shared")
    op.drop_column("limits", "racks")
