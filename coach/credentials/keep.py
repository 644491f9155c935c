"""What keeps an athlete's tokens and keys between two runs."""

from typing import Protocol

GARMIN, HEVY = "garmin", "hevy"
"""Names of what is kept: Garmin's tokens, as its client writes them; Hevy's key."""


class Keep(Protocol):
    """Named texts of one athlete that nobody else is to read."""

    def load(self, name: str) -> str | None:
        """The text of that name; None when there is none.

        Raises:
            CoachError: it is there and cannot be read.
        """

    def save(self, name: str, text: str) -> None:
        """Keep the text, all of it or what was there before.

        Raises:
            CoachError: it cannot be kept (exit 73).
        """

    def remove(self, name: str) -> None:
        """Forget it; nothing where there is none."""
