"""An activity from Garmin's service: its summary, and the laps or sets beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo

from coach.domain.activity import Activity, Lap, Length, Sport, Stroke
from coach.domain.strength import StrengthSet
from connectors.files.garmin_activities import Units, activity_of
from connectors.files.safe_json import number, text
from connectors.plausible import LONGEST_S

UNKNOWN_EXERCISE = "unknown exercise"
AS_SHOWN = Units(1.0, 1.0, 1.0)
"""Garmin's service says seconds, metres and kilocalories."""

_HEAVIEST_KG = 1000.0
_MOST_REPS = 2000
_MOST_STROKES = 1000
_FARTHEST_M = 1_000_000
_MOST_WATTS = 3000
_MOST_KCAL = 30_000
_CENTIMETRES = 100.0
"""A pool of that length or more is told in centimetres, a shorter one in its unit."""

_YARD = 230
_METERS_PER_YARD = 0.9144
_MOST_PIECES = 20_000

Record = Mapping[str, object]


def summarised(document: Record, timezone: tzinfo) -> Activity | str:
    """The activity of a kept document, or why there is none.

    Args:
        document: `activity`, and where Garmin has them `splits` and `exerciseSets`.
        timezone: the athlete's, where the summary does not say when it was there.
    """
    summary = document.get("activity")
    if not isinstance(summary, Mapping):
        return "no activity is in it"
    begin = _instant(text(summary, "startTimeGMT"))
    local = _instant(text(summary, "startTimeLocal"))
    said = {
        **summary,
        "startTimeGMT": begin and begin.timestamp() * 1000,
        "startTimeLocal": local and local.timestamp() * 1000,
        "poolLength": _pool_m(summary),
    }
    activity = activity_of(said, AS_SHOWN, timezone)
    if isinstance(activity, str) or begin is None:
        return activity
    laps = _records(document.get("splits"), "lapDTOs")
    lengths = _lengths(laps, begin) if activity.sport is Sport.SWIM else ()
    swum = sum(length.elapsed_s for length in lengths if length.active)
    return replace(
        activity,
        moving_s=round(swum, 3) if swum else activity.moving_s,
        laps=tuple(_laps(laps, begin)),
        lengths=lengths,
        sets=_sets(_records(document.get("exerciseSets"), "exerciseSets")),
    )


def _pool_m(summary: Record) -> float | None:
    """The pool in metres, whichever scale Garmin told it in."""
    said = number(summary, "poolLength")
    if not said:
        return None
    if said >= _CENTIMETRES:
        return said / _CENTIMETRES
    unit = summary.get("unitOfPoolLength")
    in_yards = isinstance(unit, Mapping) and number(unit, "unitId") == _YARD
    return said * _METERS_PER_YARD if in_yards else said


def _records(document: object, name: str) -> list[Record]:
    listed = document.get(name) if isinstance(document, Mapping) else document
    if not isinstance(listed, list):
        return []
    return [each for each in listed[:_MOST_PIECES] if isinstance(each, Mapping)]


def _laps(laps: Sequence[Record], begin: datetime) -> Iterator[Lap]:
    end = 0.0
    for lap in laps:
        elapsed = _seconds(lap, "elapsedDuration", "duration")
        if elapsed is None:
            continue
        start = _start(lap, begin, end)
        end = start + elapsed
        step = _within(lap, "wktStepIndex", _MOST_PIECES)
        yield Lap(
            start_s=round(start, 3),
            elapsed_s=elapsed,
            moving_s=_seconds(lap, "movingDuration", "duration"),
            distance_m=_within(lap, "distance", _FARTHEST_M),
            avg_hr_bpm=_bpm(lap, "averageHR"),
            max_hr_bpm=_bpm(lap, "maxHR"),
            avg_power_w=_within(lap, "averagePower", _MOST_WATTS) or None,
            calories_kcal=_within(lap, "calories", _MOST_KCAL),
            step_index=None if step is None else int(step),
        )


def _lengths(laps: Sequence[Record], begin: datetime) -> tuple[Length, ...]:
    """Every length; one without a stroke or strokes is a rest at the wall."""
    found: list[Length] = []
    end = 0.0
    for lap in laps:
        for length in _records(lap, "lengthDTOs"):
            elapsed = _seconds(length, "duration", "elapsedDuration")
            if elapsed is None:
                continue
            start = _start(length, begin, end)
            stroke = _STROKES.get(text(length, "swimStroke").upper())
            strokes = int(_within(length, "totalNumberOfStrokes", _MOST_STROKES) or 0)
            active = stroke is not None or strokes > 0
            found.append(
                Length(round(start, 3), elapsed, active, strokes or None, stroke),
            )
            end = start + elapsed
    return tuple(found)


_STROKES = {stroke.name: stroke for stroke in Stroke}


@dataclass(frozen=True, slots=True)
class _Guess:
    name: str
    probability: float


def _sets(records: Sequence[Record]) -> tuple[StrengthSet, ...]:
    """The sets; a rest becomes the rest of the set before it."""
    sets: list[StrengthSet] = []
    for record in records:
        lasted = _seconds(record, "duration")
        if text(record, "setType").upper() != "REST":
            sets.append(_set(record, lasted, sets))
        elif sets and lasted is not None:
            rest = (sets[-1].rest_s or 0.0) + lasted
            sets[-1] = replace(sets[-1], rest_s=round(rest, 3))
    return tuple(sets)


def _set(
    record: Record, lasted: float | None, before: Sequence[StrengthSet]
) -> StrengthSet:
    exercise = _exercise(record)
    index = 0
    if before:
        index = before[-1].exercise_index + (before[-1].exercise != exercise)
    reps = int(_within(record, "repetitionCount", _MOST_REPS) or 0)
    load_kg = (number(record, "weight") or 0.0) / 1000
    return StrengthSet(
        exercise=exercise,
        reps=reps or None,
        load_kg=round(load_kg, 3) if 0 < load_kg <= _HEAVIEST_KG else None,
        duration_s=lasted,
        exercise_index=index,
    )


def _exercise(record: Record) -> str:
    """The likeliest guess that has a name."""
    guesses = [
        _Guess(_name(each), number(each, "probability") or 0.0)
        for each in _records(record, "exercises")
    ]
    named = [guess for guess in guesses if guess.name]
    if not named:
        return UNKNOWN_EXERCISE
    return max(named, key=lambda guess: guess.probability).name


def _name(guess: Record) -> str:
    """Garmin's name in plain words, else its category's."""
    for key in ("name", "category"):
        said = text(guess, key).strip("_").replace("_", " ").lower()[:80]
        if said and said != "unknown":
            return said
    return ""


def _start(record: Record, begin: datetime, end: float) -> float:
    """Seconds after the beginning; where it is not told, where the last one ended."""
    at = _instant(text(record, "startTimeGMT"))
    start = end if at is None else (at - begin).total_seconds()
    # Starts come in whole seconds, durations in thousandths.
    return end if abs(start - end) <= 1.0 else max(0.0, start)


def _seconds(record: Record, *names: str) -> float | None:
    value = number(record, *names)
    return value if value is not None and 0 <= value <= LONGEST_S else None


def _within(record: Record, name: str, most: float) -> float | None:
    value = number(record, name)
    return value if value is not None and 0 <= value <= most else None


def _bpm(record: Record, name: str) -> int | None:
    value = number(record, name)
    return round(value) if value and 20 <= value <= 250 else None


def _instant(said: str) -> datetime | None:
    """`2026-11-20 23:05:00` or `2026-11-20T23:05:00.0`, as if on UTC's clock."""
    try:
        return datetime.fromisoformat(said[:19]).replace(tzinfo=UTC)
    except ValueError:
        return None
