"""The athlete's own database: SQLite in a file, or PostgreSQL.

The names below are imported on first use: SQLAlchemy takes longer to import than
most commands take to run. `migrate` and `revision` are in modules of their names.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.database.engine import Database, open_database
    from coach.database.store import (
        ReviewColumns,
        Saved,
        Store,
        StoredFile,
        StoredIssue,
        StoredProposal,
        StoredReview,
    )

_HOMES = {
    "engine": ("Database", "open_database"),
    "store": (
        "ReviewColumns",
        "Saved",
        "Store",
        "StoredFile",
        "StoredIssue",
        "StoredProposal",
        "StoredReview",
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Database",
    "ReviewColumns",
    "Saved",
    "Store",
    "StoredFile",
    "StoredIssue",
    "StoredProposal",
    "StoredReview",
    "open_database",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    if name not in _HOME_OF:
        raise AttributeError(name)
    value: object = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value
