"""What can be learned from one athlete's log, the same for every task."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Protocol

from coach.domain.learned import Scored, Task
from coach.domain.strength import LiftSession

Parameters = Mapping[str, object]
"""Plain JSON: whoever foretells from it imports no library of learning."""


class Learner(Protocol):
    """Learns one task, and tells how well it was learned.

    It is pure: the same log and day give the same parameters.
    """

    @property
    def task(self) -> Task:
        """What it foretells."""

    def learn(self, log: Sequence[LiftSession], day: date) -> Parameters | None:
        """Parameters from the sessions up to that day; None where they are too few.

        Args:
            log: oldest first.
            day: the evening; what is later is not looked at.
        """

    def score(
        self,
        parameters: Parameters,
        log: Sequence[LiftSession],
        first: date,
        last: date,
    ) -> Scored | None:
        """How forecasts made from `first` on and settled by `last` came out.

        The parameters stay as they are; each forecast knows the log up to the evening
        before its session. None where there was nothing to foretell.
        """
