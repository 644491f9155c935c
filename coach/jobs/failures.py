"""The last run that failed with nobody looking on, in a file beside the database.

The database may be what failed, so nothing of it is needed to tell the athlete.
"""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from coach import private_files
from coach.errors import CoachError
from coach.redaction import redacted

NAME = "logs/last-failure.json"


@dataclass(frozen=True, slots=True)
class Failure:
    """A run that failed.

    Attributes:
        day: the day it was, on the athlete's clock.
        told: the athlete was sent a message about it.
    """

    day: date
    what: str
    why: str
    fix: str
    told: bool


def last_failure(home: Path) -> Failure | None:
    """The last one, unless a later run went well."""
    try:
        read: Any = json.loads((home / NAME).read_text("utf-8"))
        return Failure(
            date.fromisoformat(read["day"]),
            str(read["what"]),
            str(read["why"]),
            str(read["fix"]),
            told=bool(read["told"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def note_failure(home: Path, day: date, error: CoachError, *, told: bool) -> None:
    """Keep that it failed.

    Raises:
        CoachError: the home cannot be written.
    """
    said = {
        "day": day.isoformat(),
        "what": redacted(error.what),
        "why": redacted(error.why),
        "fix": redacted(error.fix),
        "told": told,
    }
    private_files.write(home / NAME, json.dumps(said).encode())


def forget_failure(home: Path) -> None:
    """A run went well."""
    (home / NAME).unlink(missing_ok=True)
