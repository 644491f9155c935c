"""What was done."""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from coach.domain.strength import StrengthSet


class Sport(StrEnum):
    """What kind of training a session was."""

    SWIM = "swim"
    RUN = "run"
    RIDE = "ride"
    STRENGTH = "strength"
    WALK = "walk"
    MOBILITY = "mobility"
    SNOWBOARD = "snowboard"
    GOLF = "golf"
    WAKEBOARD = "wakeboard"
    CHORES = "chores"
    MULTISPORT = "multisport"
    OTHER = "other"


class Source(StrEnum):
    """Which way an activity came in."""

    FIT = "fit"
    GARMIN = "garmin"
    HEVY = "hevy"
    MANUAL = "manual"
    TCX = "tcx"
    GPX = "gpx"
    STRONG = "strong"
    APPLE_HEALTH = "apple_health"
    STRAVA = "strava"


class Stroke(StrEnum):
    """Swimming strokes."""

    FREESTYLE = "freestyle"
    BACKSTROKE = "backstroke"
    BREASTSTROKE = "breaststroke"
    BUTTERFLY = "butterfly"
    DRILL = "drill"
    MIXED = "mixed"
    IM = "im"


@dataclass(frozen=True, slots=True)
class Length:
    """One length of a pool, or a rest at the wall.

    Attributes:
        start_s: seconds after the activity's start.
        active: False for a rest.
    """

    start_s: float
    elapsed_s: float
    active: bool
    strokes: int | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Lap:
    """One lap as the device cut it.

    Attributes:
        start_s: seconds after the activity's start.
        step_index: which step of an executed workout it was, if it was one.
    """

    start_s: float
    elapsed_s: float
    moving_s: float | None = None
    distance_m: float | None = None
    avg_hr_bpm: int | None = None
    max_hr_bpm: int | None = None
    avg_power_w: float | None = None
    calories_kcal: float | None = None
    step_index: int | None = None


@dataclass(frozen=True, slots=True)
class Streams:
    """Second-by-second channels of one activity, all of one length.

    Attributes:
        time_s: seconds after the activity's start.
        channels: by name (`heart_rate_bpm`, `power_w`, `speed_m_s`, `cadence_rpm`,
            `distance_m`, `altitude_m`, `temperature_c`, `latitude_deg`,
            `longitude_deg`); NaN where the device recorded nothing.
    """

    time_s: "array[float]"
    channels: "Mapping[str, array[float]]"

    def __len__(self) -> int:
        return len(self.time_s)


@dataclass(frozen=True, slots=True)
class PackedStreams:
    """Streams as they are kept: one compressed block a channel.

    Attributes:
        records: how many seconds there are.
        blocks: by name of channel, `time_s` first.
    """

    records: int
    blocks: Mapping[str, bytes]

    def __len__(self) -> int:
        return self.records


@dataclass(frozen=True, slots=True)
class Effort:
    """What the streams say about load, kept so that they need not be read again.

    Attributes:
        normalized_power_w: Coggan's normalized power.
        hr_seconds: (bpm, seconds spent there), ascending; exact input for any
            heart-rate load whatever the thresholds turn out to be.
        flat_distance_m: distance as if it had been flat (grade adjusted).
    """

    normalized_power_w: float | None = None
    hr_seconds: tuple[tuple[int, float], ...] = ()
    flat_distance_m: float | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """One session as one source recorded it.

    Attributes:
        uuid: derived from its content, the same on every machine.
        source_id: what its source calls it; unique per source.
        sub_sport: the device's finer word, `lap_swimming`.
        start: with the offset of the place it was done in.
        timezone: IANA name, or an offset such as `UTC+05:30` where none fits.
        elapsed_s: the whole time; `moving_s` the timer's (in a pool the time swum).
        pool_length_m: None when not a pool swim or not said.
        rpe: how hard the whole session felt, 1-10 (Foster's CR10).
        device: maker and product, so that series can restart when it changes.
        doubts: why some values are left out of the measures (implausible), if any.
        id: the row's number, None before it is saved.
    """

    uuid: str
    source: Source
    source_id: str
    sport: Sport
    start: datetime
    timezone: str
    elapsed_s: float
    sub_sport: str | None = None
    title: str = ""
    moving_s: float | None = None
    distance_m: float | None = None
    calories_kcal: float | None = None
    avg_hr_bpm: int | None = None
    max_hr_bpm: int | None = None
    avg_power_w: float | None = None
    pool_length_m: float | None = None
    rpe: float | None = None
    note: str = ""
    device: str | None = None
    laps: tuple[Lap, ...] = ()
    lengths: tuple[Length, ...] = ()
    sets: tuple[StrengthSet, ...] = ()
    effort: Effort = field(default_factory=Effort)
    doubts: tuple[str, ...] = ()
    id: int | None = None

    @property
    def local_date(self) -> date:
        """The day it was done on, where it was done."""
        return self.start.date()

    @property
    def active_lengths(self) -> int:
        """Lengths swum; rests are not counted."""
        return sum(length.active for length in self.lengths)

    @property
    def training_s(self) -> float:
        """Seconds that count as training: moving time, else elapsed."""
        return self.elapsed_s if self.moving_s is None else self.moving_s


@dataclass(frozen=True, slots=True)
class Recording:
    """An activity and its streams, as a reader yields them or packed to be kept."""

    activity: Activity
    streams: Streams | PackedStreams | None = None

    @property
    def size(self) -> int:
        """How much of the session is in it: records, laps, lengths and sets."""
        activity = self.activity
        parts = (activity.laps, activity.lengths, activity.sets, self.streams or ())
        return sum(len(part) for part in parts)


@dataclass(frozen=True, slots=True)
class Session:
    """One training session: the recordings of it made by watch and app, fused.

    Attributes:
        activity: the merged view: loads and reps from the app, heart rate and time
            from the watch; its uuid is that of the primary recording.
        members: uuids of all recordings in it, the primary first.
    """

    activity: Activity
    members: tuple[str, ...]
