"""The athlete's limits where nobody tested them, read off what they did."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from coach.domain.activity import Activity, Sport
from coach.domain.athlete import Thresholds
from coach.load.heart_rate import threshold_heart_rate
from coach.units import SECONDS_PER_HOUR

REST_BPM = 60
"""Resting heart rate until one is known (our choice)."""

HEART_RATE_SPREAD = 10
"""Standard deviation of the highest heart rates of people of one age."""

UNAGED_BPM = 160
"""With no age given, a lower heart rate was hardly the highest (our choice)."""

HIGHEST_BPM = 220
HELD_S = 5
"""A peak held for less is the sensor's."""

MEASURED = timedelta(days=548)
"""A heart rate reached longer ago says little of today's highest: it falls with age."""

RECENT = timedelta(days=90)
EFFORT_S = (20 * 60, 2 * SECONDS_PER_HOUR)
"""How long a run has to last to tell of threshold speed (our choice)."""

EFFORT_SHARE = 0.95
EFFORT_RPE = 8
"""A run is an effort from this share of threshold heart rate, or this RPE."""

RIEGEL = 1.06
"""Time grows with distance to this power (Riegel 1981)."""

HUMAN_M_S = (1.5, 6.0)
"""Threshold speeds of people who run."""


@dataclass(frozen=True, slots=True)
class Estimates:
    """Thresholds with the gaps filled, and which of them are guesses.

    Attributes:
        how: for each estimated field of the thresholds, in words, what it rests on;
            given values are not in it.
    """

    thresholds: Thresholds
    how: Mapping[str, str] = field(default_factory=dict)


def estimate_thresholds(
    activities: Iterable[Activity],
    given: Thresholds,
    day: date,
    birth_year: int | None,
) -> Estimates:
    """The given thresholds, completed from activities up to `day`.

    A given value always stands. Highest heart rate: the highest one held in the last
    year and a half where it fits the age, else by age; resting and threshold heart
    rate: the usual ones; threshold speed: the best hard run of the last 90 days. FTP
    cannot be seen without a test and stays unknown; critical swim speed is the swimming
    room's.
    """
    seen = [a for a in activities if day - MEASURED < a.local_date <= day]
    age = None if birth_year is None else day.year - birth_year
    known = _with_max_heart_rate(Estimates(given), seen, age)
    known = _with_usual_heart_rates(known)
    return _with_threshold_speed(known, seen, day)


def age_predicted_max(age: float) -> float:
    """Highest heart rate by age, beats a minute: 208 - 0.7 x age (Tanaka 2001)."""
    return 208 - 0.7 * age


def _with_max_heart_rate(
    known: Estimates, seen: Sequence[Activity], age: int | None
) -> Estimates:
    if known.thresholds.max_hr_bpm is not None:
        return known
    usual = None if age is None else age_predicted_max(age)
    least, most = UNAGED_BPM, HIGHEST_BPM
    if usual is not None:
        least = round(usual) - HEART_RATE_SPREAD
        most = min(round(usual) + 3 * HEART_RATE_SPREAD, HIGHEST_BPM)
    measured = [bpm for bpm in map(_held, seen) if least <= bpm <= most]
    if measured:
        value, how = max(measured), "the highest held in training"
    elif usual is not None:
        value, how = round(usual), "208 less 0.7 for each year of age"
    else:
        return known
    thresholds = replace(known.thresholds, max_hr_bpm=value)
    return Estimates(thresholds, {**known.how, "max_hr_bpm": how})


def _held(activity: Activity) -> int:
    """The highest heart rate held, 0 when there is none."""
    seconds = 0.0
    for bpm, lasted in reversed(activity.effort.hr_seconds):
        seconds += lasted
        if seconds >= HELD_S:
            return bpm
    return 0 if activity.effort.hr_seconds else activity.max_hr_bpm or 0


def _with_usual_heart_rates(known: Estimates) -> Estimates:
    thresholds, how = known.thresholds, dict(known.how)
    if thresholds.rest_hr_bpm is None:
        thresholds = replace(thresholds, rest_hr_bpm=REST_BPM)
        how["rest_hr_bpm"] = "the usual one"
    rest, highest = thresholds.rest_hr_bpm, thresholds.max_hr_bpm
    if thresholds.threshold_hr_bpm is None and rest and highest and rest < highest:
        threshold = round(threshold_heart_rate(rest, highest))
        thresholds = replace(thresholds, threshold_hr_bpm=threshold)
        how["threshold_hr_bpm"] = "85 % of the way from rest to highest"
    return Estimates(thresholds, how)


def _with_threshold_speed(
    known: Estimates, seen: Sequence[Activity], day: date
) -> Estimates:
    if known.thresholds.threshold_speed_m_s is not None:
        return known
    speeds = [
        (_speed_for_an_hour(each), each.local_date)
        for each in seen
        if each.local_date > day - RECENT and _is_effort(each, known.thresholds)
    ]
    slowest, fastest = HUMAN_M_S
    believed = [each for each in speeds if slowest <= each[0] <= fastest]
    if not believed:
        return known
    speed, when = max(believed)
    thresholds = replace(known.thresholds, threshold_speed_m_s=speed)
    how = f"the hard run of {when}, as if it had lasted an hour"
    return Estimates(thresholds, {**known.how, "threshold_speed_m_s": how})


def _is_effort(activity: Activity, thresholds: Thresholds) -> bool:
    shortest, longest = EFFORT_S
    if activity.sport is not Sport.RUN or not activity.distance_m:
        return False
    if not shortest <= activity.training_s <= longest:
        return False
    if (activity.rpe or 0) >= EFFORT_RPE:
        return True
    beaten, threshold = activity.avg_hr_bpm, thresholds.threshold_hr_bpm
    return bool(beaten and threshold and beaten >= EFFORT_SHARE * threshold)


def _speed_for_an_hour(activity: Activity) -> float:
    distance = activity.effort.flat_distance_m or activity.distance_m or 0.0
    speed = distance / activity.training_s
    hours = activity.training_s / SECONDS_PER_HOUR
    return float(speed * hours ** (1 - 1 / RIEGEL))
