"""A summarised activity of a Garmin account's export.

Its units are no one's: centimetres, milliseconds and, for energy, kilojoules. They
were found out by athletes who compared their export with what Garmin shows them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from statistics import median
from uuid import UUID, uuid5

from coach.domain.activity import Activity, Source, Sport
from coach.redaction import clean
from connectors.files.safe_json import number, text
from connectors.files.sports import sport_of
from connectors.plausible import Doubts

NAMESPACE = UUID("c3b5a1de-0c4b-5a3c-8d5e-2f1b7e6a9d31")
"""Under which the ids of Garmin's activities are derived, from its own numbers."""

KJ_PER_KCAL = 4.19
"""What Garmin divides by: 4.184 misses some of the values it shows."""

_QUARTER_S = 15 * 60
_FIRST = datetime(1990, 1, 1, tzinfo=UTC).timestamp()
_LAST = datetime(2100, 1, 1, tzinfo=UTC).timestamp()


@dataclass(frozen=True, slots=True)
class Units:
    """What a file's numbers count: a second and a metre in the file's own units."""

    second: float = 1000.0
    meter: float = 100.0
    kcal: float = KJ_PER_KCAL

    @classmethod
    def of(cls, records: Sequence[Mapping[str, object]]) -> "Units":
        """The file's units: Garmin's, unless half its sessions were over in 10 s.

        Other programs write the same shape in seconds and metres.
        """
        spans = [span for each in records if (span := number(each, "duration"))]
        if spans and median(spans) < 10_000:
            return cls(1.0, 1.0, 1.0)
        return cls()


def is_activity(record: Mapping[str, object]) -> bool:
    """Whether a record is a summarised activity."""
    return "activityId" in record and ("activityType" in record or "duration" in record)


def activity_of(
    record: Mapping[str, object], units: Units, athletes: tzinfo
) -> Activity | str:
    """The activity, or why there is none.

    It is known by Garmin's number, so that the same activity from Garmin's service
    is no second one.
    """
    told = record.get("activityId")
    known = str(told) if isinstance(told, int | str) else ""
    if not known.isdecimal() or int(known) == 0:
        return "an activity without Garmin's number"
    begin = _instant(number(record, "beginTimestamp", "startTimeGmt", "startTimeGMT"))
    if begin is None:
        return f"activity {known} has no usable date"
    zone, zone_name = _zone(begin, record, athletes)
    sport, finer = sport_of(_kind(record))
    bare = Activity(
        uuid=str(uuid5(NAMESPACE, f"garmin {known}")),
        source=Source.GARMIN,
        source_id=known,
        sport=sport,
        start=begin.astimezone(zone),
        timezone=zone_name,
        elapsed_s=0.0,
        sub_sport=finer,
        title=clean(text(record, "name") or text(record, "activityName"), limit=120),
        note=clean(text(record, "description"), lines=True),
        rpe=_rpe(record),
    )
    return _with_totals(bare, record, units)


def _kind(record: Mapping[str, object]) -> str:
    kind = record.get("activityType")
    word = text(kind, "typeKey") if isinstance(kind, dict) else str(kind or "")
    return word or text(record, "sportType")


def _with_totals(
    bare: Activity, record: Mapping[str, object], units: Units
) -> Activity:
    doubts = Doubts()

    def scaled(unit: float, *names: str) -> float | None:
        value = number(record, *names)
        return None if value is None else value / unit

    timer = scaled(units.second, "duration", "movingDuration")
    timer = doubts.seconds("moving time", timer) or None
    elapsed = doubts.seconds("time", scaled(units.second, "elapsedDuration")) or timer
    way = doubts.meters("distance", scaled(units.meter, "distance"), elapsed)
    pool = scaled(units.meter, "poolLength") if bare.sport is Sport.SWIM else None
    return replace(
        bare,
        elapsed_s=elapsed or 0.0,
        moving_s=timer,
        distance_m=way or None,
        calories_kcal=doubts.kcal("energy", scaled(units.kcal, "calories")),
        avg_hr_bpm=doubts.bpm("mean heart rate", number(record, "avgHr", "averageHR")),
        max_hr_bpm=doubts.bpm("highest heart rate", number(record, "maxHr", "maxHR")),
        avg_power_w=doubts.watts("mean power", number(record, "avgPower")),
        pool_length_m=pool if pool and 5 <= pool <= 200 else None,
        doubts=tuple(doubts.named),
    )


def _instant(milliseconds: float | None) -> datetime | None:
    """The instant of so many milliseconds since 1970."""
    seconds = (milliseconds or 0.0) / 1000
    return datetime.fromtimestamp(seconds, UTC) if _FIRST <= seconds < _LAST else None


def _zone(
    begin: datetime, record: Mapping[str, object], athletes: tzinfo
) -> tuple[tzinfo, str]:
    """The athlete's zone where it agrees with the activity, else its own offset."""
    local = _instant(number(record, "startTimeLocal"))
    if local is None:
        return athletes, str(athletes)
    seconds = (local - begin).total_seconds()
    offset = timedelta(seconds=round(seconds / _QUARTER_S) * _QUARTER_S)
    possible = timedelta(hours=-12) <= offset <= timedelta(hours=14)
    if not possible or athletes.utcoffset(begin.astimezone(athletes)) == offset:
        return athletes, str(athletes)
    minutes = int(offset.total_seconds()) // 60
    sign = "+" if minutes >= 0 else "-"
    name = f"UTC{sign}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
    return timezone(offset), "UTC" if minutes == 0 else name


def _rpe(record: Mapping[str, object]) -> float | None:
    """How hard it felt: Garmin keeps 10 to 100."""
    felt = number(record, "workoutRpe")
    return felt / 10 if felt is not None and 10 <= felt <= 100 else None
