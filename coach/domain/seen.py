"""What a review knew of a session: by it a later one sees what came in since."""

from dataclasses import dataclass
from datetime import date

from coach.domain.activity import Sport


@dataclass(frozen=True, slots=True)
class SeenSession:
    """One session as a review saw it.

    Attributes:
        uuids: of its recordings, the primary first.
        digest: another one when a recording joins it, or what was done is told
            otherwise: sport, day, time, distance, sets.
    """

    uuids: tuple[str, ...]
    day: date
    sport: Sport
    digest: str
