"""One thing to foretell, with the days that say what could be known."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Sample:
    """What was known on an evening, and what came of it.

    Attributes:
        athlete: whose it is.
        subject: what it is about: an exercise, a slot of the week.
        known_on: the evening on which it is foretold; no feature is younger.
        settled_on: the day on which the target was known, later than `known_on`.
        features: in the order of the model's names for them.
        target: what came of it.
    """

    athlete: str
    subject: str
    known_on: date
    settled_on: date
    features: tuple[float, ...]
    target: float

    def __post_init__(self) -> None:
        if not self.known_on < self.settled_on:
            raise ValueError(
                f"{self.subject}: settled on {self.settled_on}, "
                f"not after it was foretold on {self.known_on}"
            )
