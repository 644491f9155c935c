"""Every table of the database. Nothing outside the database room may import them."""

from coach.database.tables import (
    activities,
    athletes,
    decisions,
    files,
    learned,
    limits,
    plans,
    remote,
    reviews,
    runs,
)
from coach.database.tables.columns import METADATA

__all__ = [
    "METADATA",
    "activities",
    "athletes",
    "decisions",
    "files",
    "learned",
    "limits",
    "plans",
    "remote",
    "reviews",
    "runs",
]
