"""When coach is to look by itself, as the athlete said it: a file of the home."""

import json
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from coach import private_files

NAME = "schedule.json"


@dataclass(frozen=True, slots=True)
class Schedule:
    """Local times of day.

    Attributes:
        evening: the review is prepared.
        morning: the day's workout is told; None for never.
    """

    evening: time = time(21)
    morning: time | None = time(7)


def schedule_of(home: Path) -> Schedule | None:
    """What was said; None when nothing was, or it cannot be read."""
    try:
        read: Any = json.loads((home / NAME).read_text("utf-8"))
        morning = read["morning"]
        return Schedule(
            time.fromisoformat(read["evening"]),
            None if morning is None else time.fromisoformat(morning),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def keep_schedule(home: Path, schedule: Schedule | None) -> None:
    """Keep it; None forgets it."""
    if schedule is None:
        (home / NAME).unlink(missing_ok=True)
        return
    morning = schedule.morning
    said = {
        "evening": f"{schedule.evening:%H:%M}",
        "morning": None if morning is None else f"{morning:%H:%M}",
    }
    private_files.write(home / NAME, json.dumps(said).encode())
