"""What became of a training."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from coach.domain.learned import Task
from coach.reports.numbers import Document, day

MOST_LISTED = 300
"""Of more athletes only the counts are told."""


class Outcome(Protocol):
    """What became of one athlete's training for one task."""

    @property
    def athlete_id(self) -> int:
        """Whose it was."""

    @property
    def task(self) -> Task:
        """What was to be learned."""

    @property
    def outcome(self) -> str:
        """What became of it, as a word."""

    @property
    def why(self) -> str:
        """In words."""

    @property
    def version(self) -> str:
        """Empty where there was too little to learn from."""

    @property
    def first(self) -> date | None:
        """The first day that was learned from."""

    @property
    def last(self) -> date | None:
        """The last one."""

    @property
    def sessions(self) -> int:
        """How many."""


def training_document(
    done: Sequence[Outcome], names: Mapping[int, str], on: date
) -> Document:
    """`coach/models-train/1`.

    Args:
        done: of one athlete or of many.
        names: of the athletes.
        on: the evening.
    """
    athletes = list(dict.fromkeys(each.athlete_id for each in done))
    counted = Counter((each.task.value, str(each.outcome)) for each in done)
    return {
        "schema": "coach/models-train/1",
        "date": on.isoformat(),
        "athletes": len(athletes),
        "outcomes": [
            {"task": task, "outcome": outcome, "athletes": count}
            for (task, outcome), count in sorted(counted.items())
        ],
        "models": [
            {
                "athlete": names[each.athlete_id],
                "task": each.task.value,
                "outcome": str(each.outcome),
                "why": each.why,
                "version": each.version or None,
                "from": day(each.first),
                "to": day(each.last),
                "sessions": each.sessions,
            }
            for each in done
            if len(athletes) <= MOST_LISTED
        ],
    }
