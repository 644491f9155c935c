"""What keeps an athlete's tokens and keys between two runs."""

import json
import re
from typing import Protocol

from coach.redaction import Secret

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


def learn(text: str) -> str:
    """The text, which is never shown from now on, nor are the tokens in it."""
    Secret(text)
    try:
        _learn_inside(json.loads(text), "")
    except (ValueError, RecursionError):
        return text
    return text


def _learn_inside(value: object, name: str) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            _learn_inside(inner, str(key))
    elif isinstance(value, list):
        for inner in value:
            _learn_inside(inner, name)
    elif isinstance(value, str) and _SECRET_NAME.search(name):
        Secret(value)


_SECRET_NAME = re.compile("token|secret|key|password", re.IGNORECASE)
