"""What runs that were killed did not come to remove."""

from collections.abc import Iterator
from pathlib import Path

from coach.database.copies import SQLITE_ENDINGS, remove
from coach.database.trouble import Place


def half_made(place: Place) -> Iterator[Path]:
    """Databases beside the database that never took its place.

    Only one who is alone in the home makes them: one who is alone may remove them.
    """
    if place.file is None:
        return
    for ending in ("opening", "restoring", "rebuilding"):
        file = place.file.with_name(f"{place.file.name}.{ending}")
        if any(Path(f"{file}{each}").exists() for each in SQLITE_ENDINGS):
            yield file


def remove_half_made(place: Place) -> None:
    """Remove them; nobody else may be at work."""
    for file in half_made(place):
        remove(file)
