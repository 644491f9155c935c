"""Critical swim speed: from trials, or estimated from training."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import StatisticsError, linear_regression

from coach.domain.activity import Activity, Sport
from coach.swimming.best import best_freestyles
from coach.units import SECONDS_PER_HOUR

PACED_BADLY = 2.3
"""A 400 that took more than this many 200s was not an even effort (our choice)."""

RESERVE_M = 20.0
"""Metres of a hard swim that the anaerobic reserve pays for (our choice)."""

SUSTAINED_LENGTHS_M = 300.0
SUSTAINED_SESSION_M = 800.0
RECENT = timedelta(days=90)
HUMAN_M_S = (0.4, 2.0)
FARTHEST_M = 10_000.0
LONGEST_S = 6 * SECONDS_PER_HOUR


@dataclass(frozen=True, slots=True)
class CriticalSpeed:
    """The speed a swimmer can hold for long.

    Attributes:
        reserve_m: metres above it; too unsure to be shown (its error is 13-45 %).
        doubtful: the trials were not paced evenly.
    """

    speed_m_s: float
    reserve_m: float
    doubtful: bool = False

    @property
    def pace_s_per_100m(self) -> float:
        """Seconds for 100 m at that speed."""
        return 100 / self.speed_m_s


def css_of_two(t200_s: float, t400_s: float) -> CriticalSpeed | None:
    """Critical speed from a 200 m and a 400 m trial (two-point form of Wakayoshi).

    None when the 400 took no longer than two 200s (one of them was no full effort),
    and for speeds no one holds (0.4 to 2 m/s).
    """
    if not 0 < 2 * t200_s < t400_s:
        return None
    speed = 200 / (t400_s - t200_s)
    doubtful = t400_s > PACED_BADLY * t200_s
    return _believed(CriticalSpeed(speed, 200 - speed * t200_s, doubtful))


def css_of_trials(trials: Sequence[tuple[float, float]]) -> CriticalSpeed | None:
    """Critical speed as the slope of distance on time (Wakayoshi 1992).

    None under two trials, when they give no reserve, and for speeds no one holds
    (0.4 to 2 m/s).

    Args:
        trials: (metres, seconds) of all-out swims of different distances, 200 to
            800 m; a shorter one lifts the result.
    """
    if not all(0 < d <= FARTHEST_M and 0 < t <= LONGEST_S for d, t in trials):
        return None
    try:
        line = linear_regression([t for _, t in trials], [d for d, _ in trials])
    except StatisticsError:
        return None
    return _believed(CriticalSpeed(line.slope, line.intercept))


def _believed(found: CriticalSpeed) -> CriticalSpeed | None:
    holds = HUMAN_M_S[0] <= found.speed_m_s <= HUMAN_M_S[1]
    return found if holds and found.reserve_m > 0 else None


@dataclass(frozen=True, slots=True)
class CssEstimate:
    """A critical speed nobody tested, and what it was read off."""

    speed_m_s: float
    how: str


def estimate_css(activities: Iterable[Activity], day: date) -> CssEstimate | None:
    """Critical swim speed from the swims of the last 90 days, None without any.

    The fastest of: freestyle without a rest over at least 300 m of pool lengths,
    less 20 m for the anaerobic reserve; and the mean speed of whole sessions of at
    least 800 m, rests left out. An estimate, and a low one for who never swims hard.
    """
    recent = (
        each
        for each in activities
        if each.sport is Sport.SWIM and day - RECENT < each.local_date <= day
    )
    found = [
        estimate
        for swim in recent
        for estimate in (*_by_lengths(swim), *_by_session(swim))
        if HUMAN_M_S[0] <= estimate.speed_m_s <= HUMAN_M_S[1]
    ]
    return max(found, key=lambda each: each.speed_m_s, default=None)


def css_of_swim(swim: Activity) -> CssEstimate | None:
    """The critical swim speed of one swim's pool lengths, None where none tell.

    The fastest freestyle without a rest over about 300, 400 or 800 m, less 20 m.
    """
    found = [
        each
        for each in _by_lengths(swim)
        if HUMAN_M_S[0] <= each.speed_m_s <= HUMAN_M_S[1]
    ]
    return max(found, key=lambda each: each.speed_m_s, default=None)


def _by_lengths(swim: Activity) -> Iterable[CssEstimate]:
    pool = swim.pool_length_m or 0.0
    counts = {round(metres / pool) for metres in (300, 400, 800)} if pool > 1 else set()
    distances = [count * pool for count in sorted(counts)]
    bests = best_freestyles(swim.lengths, pool, distances)
    for distance, best in zip(distances, bests, strict=True):
        if best and distance >= SUSTAINED_LENGTHS_M:
            how = f"{distance:.0f} m without a rest on {swim.local_date}"
            yield CssEstimate((distance - RESERVE_M) / best.time_s, how)


def _by_session(swim: Activity) -> Iterable[CssEstimate]:
    distance = swim.distance_m or 0.0
    if distance >= SUSTAINED_SESSION_M and swim.training_s > 0:
        how = f"the mean speed of {distance:.0f} m on {swim.local_date}"
        yield CssEstimate(distance / swim.training_s, how)
