"""When two recordings are of one session."""

from dataclasses import dataclass

from coach.domain.activity import Activity, Source, Sport

APPS = frozenset({Source.HEVY, Source.STRONG})
"""Sources in which the athlete writes down sets and loads."""

_MINUTE_S = 60.0
_HOUR_S = 3600.0
_CLOCKS_APART_S = 10 * _MINUTE_S
_ON_FOOT = frozenset({Sport.RUN, Sport.WALK})


@dataclass(frozen=True, slots=True)
class _Times:
    """How two recordings lie in time; seconds."""

    overlap_s: float
    shorter_s: float
    longer_s: float
    apart_s: float

    def covers(self, share: float) -> bool:
        """Whether they overlap for that share of the shorter one."""
        return self.overlap_s > 0 and self.overlap_s >= share * self.shorter_s

    def coincides(self, share: float) -> bool:
        """Whether they overlap for that share of the longer one."""
        return self.overlap_s > 0 and self.overlap_s >= share * self.longer_s


def begins_s(activity: Activity) -> float:
    """The start as seconds on one clock, so that zones and DST do not matter."""
    return activity.start.timestamp()


def ends_s(activity: Activity) -> float:
    """The end as seconds on one clock."""
    return begins_s(activity) + activity.elapsed_s


def same_recording(one: Activity, other: Activity) -> float | None:
    """How well two devices' recordings coincide, 0 to 1; None for two sessions.

    Both must cover at least half of the shorter one and be of one sport; a device
    that knew no sport must cover half of the longer one too. What one device wrote
    twice (a file and its copy from elsewhere) must be nearly equal, because one
    device never records two things at once.
    """
    times = _times(one, other)
    if not _sports_agree(one, other, times):
        return None
    if _same_device(one, other):
        alike = times.apart_s <= 2 * _MINUTE_S and times.coincides(0.9)
    else:
        alike = times.covers(0.5)
    return times.overlap_s / max(times.longer_s, 1.0) if alike else None


def same_log(one: Activity, other: Activity) -> float | None:
    """How well two apps' logs coincide, 0 to 1; None for two sessions.

    One app writes one log at a time: from the same app only near copies are one.
    """
    times = _times(one, other)
    if one.source is other.source:
        alike = times.apart_s <= 2 * _MINUTE_S and _reps(one) == _reps(other)
    else:
        alike = times.apart_s <= 15 * _MINUTE_S and times.covers(0.5)
    return times.overlap_s / max(times.longer_s, 1.0) if alike else None


def log_of(recording: Activity, log: Activity) -> float | None:
    """How many seconds apart a watch and the log of that session began; None if not.

    Clocks may be ten minutes apart and the log may have been left open for hours,
    but it was opened at most an hour before the watch.
    """
    times = _times(recording, log)
    if begins_s(log) < begins_s(recording) - _HOUR_S:
        return None
    if recording.sport is Sport.STRENGTH:
        enough = times.overlap_s + _CLOCKS_APART_S >= 0.5 * times.shorter_s
        return times.apart_s if times.overlap_s > 0 and enough else None
    if recording.sport is Sport.OTHER:
        return times.apart_s if times.coincides(0.5) else None
    return None


def same_entry(recording: Activity, entry: Activity) -> float | None:
    """How many seconds a hand-written entry differs from a recording; None if other.

    An entry is written for a day, not an hour: its length tells which it was.
    """
    if recording.sport is not entry.sport:
        return None
    if recording.local_date != entry.local_date:
        return None
    lengths = (recording.elapsed_s, recording.training_s)
    off = min(abs(length - entry.training_s) for length in lengths)
    allowed = max(5 * _MINUTE_S, 0.1 * entry.training_s)
    return off if off <= allowed else None


def _times(one: Activity, other: Activity) -> _Times:
    start = max(begins_s(one), begins_s(other))
    end = min(ends_s(one), ends_s(other))
    return _Times(
        overlap_s=end - start,
        shorter_s=min(one.elapsed_s, other.elapsed_s),
        longer_s=max(one.elapsed_s, other.elapsed_s),
        apart_s=abs(begins_s(one) - begins_s(other)),
    )


def _sports_agree(one: Activity, other: Activity, times: _Times) -> bool:
    sports = {one.sport, other.sport}
    if len(sports) == 1 or sports == _ON_FOOT:
        return True
    return Sport.OTHER in sports and times.coincides(0.5)


def _same_device(one: Activity, other: Activity) -> bool:
    if one.device is None or other.device is None:
        return one.source is other.source
    return one.device == other.device


def _reps(log: Activity) -> tuple[tuple[int | None, float | None], ...]:
    return tuple((each.reps, each.load_kg) for each in log.sets)
