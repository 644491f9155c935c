"""Activities and their parts as rows, and back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Row, Table

from coach.database.tables.activities import LAPS, POOL_LENGTHS, STRENGTH_SETS
from coach.domain.activity import (
    Activity,
    Effort,
    Lap,
    Length,
    Source,
    Sport,
    Stroke,
)
from coach.domain.strength import SetType, StrengthSet
from coach.streams.blocks import pack_histogram, unpack_histogram

_AS_THEY_ARE = (
    *("uuid", "source_id", "sub_sport", "title", "timezone", "moving_s", "distance_m"),
    *("calories_kcal", "avg_hr_bpm", "max_hr_bpm", "avg_power_w", "pool_length_m"),
    *("rpe", "note"),
)
_LAP = (
    *("start_s", "elapsed_s", "moving_s", "distance_m", "avg_hr_bpm", "max_hr_bpm"),
    *("avg_power_w", "calories_kcal", "step_index"),
)
_LENGTH = ("start_s", "elapsed_s", "active", "strokes", "stroke")
_SET = (
    *("exercise", "reps", "load_kg", "rpe", "set_type", "rest_s", "duration_s"),
    *("distance_m", "exercise_index", "superset", "note"),
)
_STROKES: dict[str | None, Stroke | None] = {
    None: None,
    **{each.value: each for each in Stroke},
}
_SET_TYPES = {each.value: each for each in SetType}


@dataclass(frozen=True, slots=True)
class Parts:
    """What an activity is made of."""

    laps: tuple[Lap, ...] = ()
    lengths: tuple[Length, ...] = ()
    sets: tuple[StrengthSet, ...] = ()


def offset_s(moment: datetime) -> int:
    """How far the moment's clock is ahead of UTC.

    Raises:
        ValueError: it does not say.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"a time without an offset: {moment}")
    return round(offset.total_seconds())


def with_offset(instant: datetime, seconds: int) -> datetime:
    """The instant on a clock that far ahead of UTC."""
    return instant.astimezone(timezone(timedelta(seconds=seconds)))


def to_row(activity: Activity) -> dict[str, Any]:
    """The activity's own columns, parts and derived ones left out."""
    effort = activity.effort
    data = {
        "device": activity.device,
        "doubts": list(activity.doubts) or None,
        "normalized_power_w": effort.normalized_power_w,
        "flat_distance_m": effort.flat_distance_m,
    }
    return {
        **{name: getattr(activity, name) for name in _AS_THEY_ARE},
        "activity_date": activity.local_date,
        "source": activity.source.value,
        "activity_type": activity.sport.value,
        "start_at": activity.start,
        "offset_s": offset_s(activity.start),
        "duration": activity.elapsed_s,
        "hr_seconds": pack_histogram(effort.hr_seconds),
        "data": {name: value for name, value in data.items() if value is not None},
    }


def to_activity(row: Row[Any], parts: Parts) -> Activity:
    """The activity that the row and its parts are."""
    data = row.data
    return Activity(
        **{name: getattr(row, name) for name in _AS_THEY_ARE},
        source=Source(row.source),
        sport=Sport(row.activity_type),
        start=with_offset(row.start_at, row.offset_s),
        elapsed_s=row.duration,
        device=data.get("device"),
        laps=parts.laps,
        lengths=parts.lengths,
        sets=parts.sets,
        effort=Effort(
            data.get("normalized_power_w"),
            unpack_histogram(row.hr_seconds),
            data.get("flat_distance_m"),
        ),
        doubts=tuple(data.get("doubts", ())),
        id=row.id,
    )


def to_part_rows(
    activity: Activity, number: int
) -> Iterator[tuple[Table, list[dict[str, Any]]]]:
    """Each table of parts with the rows of the activity of that number."""
    written = (
        (LAPS, [_lap_row(lap) for lap in activity.laps]),
        (POOL_LENGTHS, [_length_row(length) for length in activity.lengths]),
        (STRENGTH_SETS, [_set_row(each) for each in activity.sets]),
    )
    for table, rows in written:
        yield (
            table,
            [
                {"activity_id": number, "number": place, **row}
                for place, row in enumerate(rows)
            ],
        )


def _lap_row(lap: Lap) -> dict[str, Any]:
    return {name: getattr(lap, name) for name in _LAP}


def _length_row(length: Length) -> dict[str, Any]:
    return {name: getattr(length, name) for name in _LENGTH}


def _set_row(each: StrengthSet) -> dict[str, Any]:
    return {name: getattr(each, name) for name in _SET}


# Ten years hold a hundred thousand sets: they are made by place, not by name.


def _to_lap(_: int, *values: Any) -> Lap:  # noqa: ANN401 - a row
    return Lap(*values)


def _to_length(
    _: int,
    start_s: float,
    elapsed_s: float,
    active: bool,  # noqa: FBT001
    strokes: int | None,
    stroke: str | None,
) -> Length:
    return Length(start_s, elapsed_s, active, strokes, _STROKES[stroke])


def _to_set(
    _: int,
    exercise: str,
    reps: int | None,
    load_kg: float | None,
    rpe: float | None,
    set_type: str,
    *rest: Any,  # noqa: ANN401
) -> StrengthSet:
    return StrengthSet(exercise, reps, load_kg, rpe, _SET_TYPES[set_type], *rest)


PARTS: dict[str, tuple[Table, tuple[str, ...], Callable[..., Any]]] = {
    "laps": (LAPS, _LAP, _to_lap),
    "lengths": (POOL_LENGTHS, _LENGTH, _to_length),
    "sets": (STRENGTH_SETS, _SET, _to_set),
}
"""Each kind of part: its table, its columns, and what makes one of them, in order."""
