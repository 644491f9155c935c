"""What a session was, before it has a day and a name."""

from dataclasses import dataclass

from coach.domain.activity import Lap, Length, Streams
from coach.domain.strength import StrengthSet
from coach.simulation.body import Strain


@dataclass(frozen=True, slots=True)
class Outing:
    """One session: its streams and parts, and what it did to the body.

    Attributes:
        timer_s: how long the watch's timer ran.
        moving_s: time that counts as training (in a pool the time swum).
        sets: the watch's guesses; `lifted` the sets as they were.
        quality_s: seconds of running brisk enough for a VO2max estimate.
    """

    sub_sport: str
    streams: Streams
    elapsed_s: float
    timer_s: float
    moving_s: float
    strain: Strain
    distance_m: float | None = None
    pool_length_m: float | None = None
    laps: tuple[Lap, ...] = ()
    lengths: tuple[Length, ...] = ()
    sets: tuple[StrengthSet, ...] = ()
    lifted: tuple[StrengthSet, ...] = ()
    quality_s: float = 0.0
