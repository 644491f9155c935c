"""What became of a training."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(slots=True)
class Tally:
    """What became of trainings, as they come: of any number no more is held.

    Attributes:
        athletes: how many were trained.
        anything: whether there is anything to tell: sessions, if only too few.
        counts: of each task and outcome.
        listed: those of the first few hundred athletes.
    """

    athletes: int = 0
    anything: bool = False
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    listed: list[Outcome] = field(default_factory=list)

    def add(self, done: Sequence[Outcome]) -> None:
        """Take in a chunk's."""
        if self.athletes < MOST_LISTED:
            self.listed += done
        self.athletes += len({each.athlete_id for each in done})
        self.anything |= any(
            each.sessions or str(each.outcome) != TOO_LITTLE for each in done
        )
        self.counts.update((each.task.value, str(each.outcome)) for each in done)


TOO_LITTLE = "too_little"


def training_document(tally: Tally, names: Mapping[int, str], on: date) -> Document:
    """`coach/models-train/1`.

    Args:
        tally: of one athlete or of many.
        names: of the athletes.
        on: the evening.
    """
    listed = sorted(tally.listed, key=lambda each: each.athlete_id)
    return {
        "schema": "coach/models-train/1",
        "date": on.isoformat(),
        "athletes": tally.athletes,
        "outcomes": [
            {"task": task, "outcome": outcome, "athletes": count}
            for (task, outcome), count in sorted(tally.counts.items())
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
            for each in listed
            if tally.athletes <= MOST_LISTED
        ],
    }
