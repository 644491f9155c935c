"""When two recordings are of one session."""

from dataclasses import dataclass

from coach.domain.activity import Activity, Source, Sport

APPS = frozenset({Source.HEVY, Source.STRONG})
"""Sources in which the athlete writes down sets and loads."""

SERVICES = frozenset({Source.STRAVA, Source.GARMIN, Source.APPLE_HEALTH})
"""Sources that gather what several devices and apps recorded."""

_MINUTE_S = 60.0
_HOUR_S = 3600.0
_CLOCKS_APART_S = 10 * _MINUTE_S
_COPIES_APART_S = 2 * _MINUTE_S
_ON_FOOT = frozenset({Sport.RUN, Sport.WALK})

# Finer words of a recording that did not know what was trained.
_VAGUE = frozenset(
    {None, "workout", "training", "cardio", "cardio_training", "indoor_cardio"}
    | {"generic", "fitness_equipment", "other"}
)


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
    that knew no sport must cover half of the longer one too. What one device gave
    twice in one way (two files of it) must be nearly equal, because one device
    never records two things at once; by way of a service it may have been cut.
    """
    times = _times(one, other)
    if not _sports_agree(one, other, times):
        return None
    if _one_device(one, other):
        alike = times.apart_s <= _COPIES_APART_S and times.coincides(0.9)
    else:
        alike = times.covers(0.5)
    return times.overlap_s / max(times.longer_s, 1.0) if alike else None


def same_log(one: Activity, other: Activity) -> float | None:
    """How well two apps' logs coincide, 0 to 1; None for two sessions.

    One app writes one log at a time: from the same app only near copies are one.
    """
    times = _times(one, other)
    if one.source is other.source:
        alike = times.apart_s <= _COPIES_APART_S and _reps(one) == _reps(other)
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

    An entry is written for a day, not an hour: its length tells which it was. A
    recording that knew no sport comes after all those that did.
    """
    known = recording.sport is entry.sport
    if not known and (recording.sport is not Sport.OTHER or not _is_vague(recording)):
        return None
    if recording.local_date != entry.local_date:
        return None
    lengths = (recording.elapsed_s, recording.training_s)
    off = min(abs(length - entry.training_s) for length in lengths)
    allowed = max(5 * _MINUTE_S, 0.1 * entry.training_s)
    if off > allowed:
        return None
    return off if known else off + _HOUR_S


def is_typed(activity: Activity) -> bool:
    """Whether its sets were typed in, which says nothing about how long it took."""
    return activity.source is Source.MANUAL and bool(activity.sets)


def typed_in(session: Activity, typed: Activity) -> float | None:
    """How many seconds typed sets are estimated off a session; None if other.

    Sets are typed for a day: whatever else of that day knows that it was strength
    holds them, however long it was.
    """
    if session.sport is Sport.STRENGTH and session.local_date == typed.local_date:
        return abs(session.training_s - typed.training_s)
    return same_entry(session, typed)


def within_s(leg: Activity, whole: Activity) -> float:
    """How many seconds of a recording over several sports a leg takes up.

    0 where the leg does not lie in it for the most part, or is no single sport.
    """
    if leg.sport is Sport.MULTISPORT:
        return 0.0
    overlap = _times(leg, whole).overlap_s
    return overlap if overlap > 0 and overlap >= 0.5 * leg.elapsed_s else 0.0


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
    """Whether both can be of one session, by what was trained.

    A service's copy may be of another sport, when the athlete has put it right there.
    """
    sports = {one.sport, other.sport}
    if len(sports) == 1 or sports == _ON_FOOT:
        return True
    if Sport.OTHER in sports:
        return times.coincides(0.5)
    copied = not SERVICES.isdisjoint({one.source, other.source})
    near = times.apart_s <= _COPIES_APART_S and times.coincides(0.9)
    return copied and near and Sport.MULTISPORT not in sports


def _is_vague(recording: Activity) -> bool:
    return recording.sub_sport in _VAGUE


def _one_device(one: Activity, other: Activity) -> bool:
    """Whether one device gave both in one way; what has no name is one device.

    Not in a service: there it may be any of those that the athlete has.
    """
    if one.source is not other.source:
        return False
    if one.device is None or other.device is None:
        return one.source not in SERVICES
    return one.device == other.device


def _reps(log: Activity) -> tuple[tuple[int | None, float | None], ...]:
    return tuple((each.reps, each.load_kg) for each in log.sets)
