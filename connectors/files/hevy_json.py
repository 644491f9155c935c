"""Workouts and measurements as Hevy's API gives them, wrapped by coach to be kept.

`{"coach": "hevy workout/1", "workout": {…}}` holds one workout and
`{"coach": "hevy measurements/1", "measurements": [{…}, …]}` days of measurements, all
as they came. A workout has the uuid it has in Hevy's CSV file: its start by the wall
clock and its title make it. Its name at the source is Hevy's id, so that an edited one
is the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timezone, tzinfo
from typing import Any
from uuid import uuid5

from coach.domain.activity import Activity, Recording, Source
from coach.domain.metric import Metric, MetricKind
from coach.domain.strength import SetType
from coach.errors import Issue
from coach.redaction import clean
from connectors.base import FileContents
from connectors.files import logged
from connectors.files.cells import CellError
from connectors.files.hevy_csv import NAMESPACE
from connectors.files.logged import LoggedSession
from connectors.files.safe_json import number, read_json, text
from connectors.files.texts import moment

WORKOUT = "hevy workout/1"
MEASUREMENTS = "hevy measurements/1"

_HEAD = b'{"coach":"hevy'
_LARGEST = 1_000_000
_DECIMALS = 4
_SET_TYPES = {each.value: each for each in SetType} | {"": SetType.NORMAL}
_POSSIBLE = {MetricKind.WEIGHT: (20.0, 400.0), MetricKind.BODY_FAT: (2.0, 75.0)}
_MEASURED = {"weight_kg": MetricKind.WEIGHT, "fat_percent": MetricKind.BODY_FAT}

_Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class HevyJsonReader:
    """What a sync kept of Hevy's answers."""

    kind: str = "hevy_json"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether coach wrapped it, and it is Hevy's."""
        return content[:40].replace(b" ", b"").startswith(_HEAD)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:
        """The workout or the measurements in it.

        Names of exercises stay as they are in Hevy. A set or a value that cannot be
        read is an issue; the rest is kept.
        """
        document, problem = read_json(content)
        if not isinstance(document, dict):
            return FileContents(issues=(Issue(name, problem or "it is no object"),))
        workout, measured = document.get("workout"), document.get("measurements")
        if document.get("coach") == WORKOUT and isinstance(workout, dict):
            return _workout(workout, name, timezone)
        if document.get("coach") == MEASUREMENTS and isinstance(measured, list):
            return _measurements(measured, name)
        return FileContents(issues=(Issue(name, "a later coach wrote it"),))


def _workout(record: _Record, name: str, zone: tzinfo) -> FileContents:
    start = moment(text(record, "start_time"))
    key = clean(text(record, "id"), limit=100)
    if start is None or not key:
        why = "the workout has no id, or does not say when it began"
        return FileContents(issues=(Issue(name, why),))
    here = start.astimezone(zone)
    session = LoggedSession(
        here.replace(tzinfo=None, second=0, microsecond=0),
        logged.title(text(record, "title")),
        logged.note(text(record, "description")),
        counted="set",
    )
    issues = tuple(_take_sets(session, record, name))
    activity = _activity(session, record, start, zone)
    offset = here.utcoffset()
    kept = replace(
        activity,
        source_id=key,
        start=start if offset is None else start.astimezone(timezone(offset)),
    )
    return FileContents(recordings=(Recording(kept),), issues=issues)


def _activity(
    session: LoggedSession, record: _Record, start: datetime, zone: tzinfo
) -> Activity:
    end = moment(text(record, "end_time"))
    if end is None:
        session.doubt("how long it lasted is not known")
    elapsed_s = 0.0 if end is None else (end - start).total_seconds()
    named = f"{session.start.isoformat(timespec='minutes')} {session.title}".strip()
    return session.activity(elapsed_s, Source.HEVY, (NAMESPACE, named), zone)


def _take_sets(session: LoggedSession, record: _Record, name: str) -> Iterator[Issue]:
    """Add the workout's sets to the session; an issue for each that cannot be read."""
    count = 0
    for exercise in _records(record.get("exercises")):
        note = logged.note(text(exercise, "notes"))
        session.begin(text(exercise, "title"))
        for one in _records(exercise.get("sets")):
            count += 1
            try:
                _add(session, count, exercise, one, note)
            except CellError as error:
                yield Issue(f"{name}, set {count}", str(error))
            else:
                note = ""  # it stays on the first set


def _add(
    session: LoggedSession, place: int, exercise: _Record, one: _Record, note: str
) -> None:
    kind = text(one, "type")
    said: Any = (  # a type that is not known becomes a doubt there
        logged.exercise_name(text(exercise, "title")),
        _whole(one, "reps"),
        _amount(one, "weight_kg"),
        _rpe(one),
        _SET_TYPES.get(kind.casefold()) or logged.title(kind),
        None,
        _amount(one, "duration_seconds"),
        _amount(one, "distance_meters"),
    )
    superset = _whole(exercise, "supersets_id")  # 0 is one, too
    session.add(place, said, superset, note)


def _amount(one: _Record, name: str) -> float | None:
    """The amount; None for nothing said and for zero.

    Raises:
        CellError: nobody can have done so much.
    """
    value = number(one, name)
    if not value:
        return None
    if not 0 < value < _LARGEST:
        raise CellError(f"{name} cannot be: {value:g}")
    return round(value, _DECIMALS)


def _whole(one: _Record, name: str) -> int | None:
    value = number(one, name)
    if value is None:
        return None
    if not value.is_integer() or not 0 <= value < _LARGEST:
        raise CellError(f"{name} is no whole number: {value:g}")
    return int(value)


def _rpe(one: _Record) -> float | None:
    value = number(one, "rpe") or None
    if value is not None and not 1 <= value <= 10:
        raise CellError(f"rpe is not between 1 and 10: {value:g}")
    return value


def _records(value: object) -> Iterator[_Record]:
    for each in value if isinstance(value, list) else ():
        if isinstance(each, dict):
            yield each


def _measurements(records: list[object], name: str) -> FileContents:
    metrics: list[Metric] = []
    issues: list[Issue] = []
    for record in _records(records):
        said = clean(text(record, "date"), limit=40)
        day = moment(said)
        if day is None:
            issues.append(Issue(name, f"a measurement of no day: {said!r}"))
            continue
        for field, kind in _MEASURED.items():
            value = number(record, field)
            if value is None:
                continue
            if not _POSSIBLE[kind][0] <= value <= _POSSIBLE[kind][1]:
                why = f"{said}: {field} cannot be: {value:g}"
                issues.append(Issue(name, why))
                continue
            metrics.append(_metric(kind, day, value))
    ignored = None if metrics or issues else "no weight and no body fat in it"
    return FileContents(metrics=tuple(metrics), issues=tuple(issues), ignored=ignored)


def _metric(kind: MetricKind, at: datetime, value: float) -> Metric:
    """The day's one measurement: a corrected value takes the place of the first."""
    day = at.date()
    return Metric(
        uuid=str(uuid5(NAMESPACE, f"{kind} {day}")),
        kind=kind,
        day=day,
        value=round(value, 3),
        method="scale",
        source="hevy",
    )
