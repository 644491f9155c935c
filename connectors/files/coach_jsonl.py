"""Coach's own export, brought back: what `coach export jsonl` wrote.

A line is taken or is an issue, by itself: one that was cut, is nested without end or
holds a number that no training has hides none of the others.
"""

import io
import json
import math
from array import array
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NoReturn, cast
from uuid import UUID

from coach.domain.activity import Activity, Recording, Streams
from coach.domain.metric import Metric
from coach.errors import Issue
from coach.redaction import clean
from connectors.base import FileContents

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from pydantic import TypeAdapter

MOST_ISSUES = 100
LONGEST_TEXT = 1_000_000
LARGEST_NUMBER = 1e9
"""Seconds, metres, watts: nothing a person trains is larger."""

DEEPEST = 40
MOST_CHANNELS = 100
YEARS = range(1900, 2200)

_HEAD = b'{"schema":"coach/export-jsonl/'
_VERSION = b"1"
_SEVERAL_LINES = {"note", "document"}

Line = Mapping[str, Any]


class LineError(ValueError):
    """A line that cannot be taken, and why."""


@dataclass(frozen=True, slots=True)
class CoachJsonlReader:
    """Coach's export as JSON lines, whole or one part of it."""

    kind: str = "coach_jsonl"

    def accepts(self, content: bytes, name: str) -> bool:  # noqa: ARG002 - protocol
        """Whether its first line is the header of such an export."""
        head = content[:100].removeprefix(b"\xef\xbb\xbf").replace(b" ", b"")
        return head.startswith(_HEAD)

    def read(self, content: bytes, name: str, timezone: tzinfo) -> FileContents:  # noqa: ARG002 - every time in it has its offset
        """Activities and measurements with the uuids they had; the rest as it stands.

        A line that cannot be read is an issue; all others are kept.
        """
        found = _Found(name)
        version = content[:100].replace(b" ", b"").partition(_HEAD)[2]
        if not version.startswith(_VERSION + b'"'):
            return FileContents(issues=(Issue(name, "a later coach wrote it"),))
        for number, line in enumerate(io.BytesIO(content), start=1):
            if number > 1 and line.strip():
                found.take(line, f"{name}, line {number}")
        return found.contents()


class _Found:
    """What the lines read so far hold."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._recordings: list[Recording] = []
        self._metrics: list[Metric] = []
        self._issues: list[Issue] = []
        self._rest: list[tuple[str, Line]] = []

    def take(self, line: bytes, where: str) -> None:
        """Put what the line holds where it belongs."""
        try:
            document, streams = parse(line)
            if "activity" in document:
                self._recordings.append(_recording(document["activity"], streams))
            elif "metric" in document:
                self._metrics.append(_metric(document["metric"]))
            else:
                self._rest.append((where, document))
        except LineError as error:
            self._issues.append(Issue(where, str(error)))

    def contents(self) -> FileContents:
        """All of it; the last issue counts those that are too many to tell."""
        issues = self._issues[:MOST_ISSUES]
        if len(self._issues) > MOST_ISSUES:
            more = len(self._issues) - MOST_ISSUES
            issues.append(Issue(self._name, f"{more} more lines cannot be read"))
        empty = not (self._recordings or self._metrics or self._rest or issues)
        return FileContents(
            recordings=tuple(self._recordings),
            metrics=tuple(self._metrics),
            issues=tuple(issues),
            ignored="there is nothing in it but its header" if empty else None,
            rest=tuple(self._rest),
        )


def parse(line: bytes) -> tuple[Line, object]:
    """The object on the line, its texts clean and its numbers within reason.

    Beside it what it calls `streams`, still as it stands there.

    Raises:
        LineError: there is no such object.
    """
    try:
        document = json.loads(line.decode(), parse_constant=_no_number)
    except RecursionError as error:
        raise LineError("it is nested too deeply") from error
    except ValueError as error:
        raise LineError(_unreadable(error)) from error
    if not isinstance(document, dict):
        raise LineError("it is no JSON object")
    streams = document.pop("streams", None)  # checked as numbers, not one by one
    return cast("Line", _sound(document, "", 0)), streams


def _no_number(word: str) -> NoReturn:
    raise LineError(f"{word} is no number")


def _unreadable(error: ValueError) -> str:
    if isinstance(error, LineError):
        return str(error)
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8"
    if isinstance(error, json.JSONDecodeError):
        return f"it is no whole JSON: {error.msg} at character {error.pos + 1}"
    return "it holds a number that is too long"


def _sound(value: object, key: str, depth: int) -> object:
    """The value, cleaned through and through."""
    if depth > DEEPEST:
        raise LineError("it is nested too deeply")
    if isinstance(value, dict):
        inner = ((_text(k), k, v) for k, v in value.items())
        return {name: _sound(v, k, depth + 1) for name, k, v in inner}
    if isinstance(value, list):
        return [_sound(each, key, depth + 1) for each in value]
    if isinstance(value, str):
        return _text(value, lines=key in _SEVERAL_LINES)
    if isinstance(value, int | float) and not abs(value) <= LARGEST_NUMBER:
        raise LineError(f"{key or 'a number'} is beyond all reason")
    return value


@lru_cache(maxsize=4096)  # the same few words, again and again
def _text(value: str, *, lines: bool = False) -> str:
    """The text without what may not be in one; its own blanks stay at either end."""
    return clean(f".{value}.", limit=LONGEST_TEXT, lines=lines)[1:-1]


@cache
def _adapter(kind: type) -> "TypeAdapter[Any]":
    from pydantic import TypeAdapter  # slow to import, and needed for these files only

    return TypeAdapter(kind)


def _noun(kind: type, value: object) -> object:
    from pydantic import ValidationError

    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(map(str, first["loc"])) or kind.__name__.lower()
        raise LineError(f"{clean(place)}: {clean(first['msg'])}") from error


def _recording(whole: object, streams: object) -> Recording:
    if not isinstance(whole, dict):
        raise LineError("its activity is no object")
    known = {k: v for k, v in whole.items() if k not in {"id", "effort"}}
    activity = cast("Activity", _noun(Activity, known))
    _check_name(activity.uuid)
    if not activity.source_id:
        raise LineError("its source has no name for it")
    _check_moment(activity.start)
    return Recording(activity, None if streams is None else _streams(streams))


def _metric(value: object) -> Metric:
    metric = cast("Metric", _noun(Metric, value))
    _check_name(metric.uuid)
    _check_day(metric.day)
    if metric.at is not None:
        _check_moment(metric.at)
    return metric


def _check_name(uuid: str) -> None:
    try:
        sound = str(UUID(uuid)) == uuid
    except ValueError:
        sound = False
    if not sound:
        raise LineError("its uuid is none")


def _check_moment(moment: datetime) -> None:
    if moment.utcoffset() is None:
        raise LineError("its time does not say how far from UTC it is")
    _check_day(moment.date())


def _check_day(day: date) -> None:
    if day.year not in YEARS:
        raise LineError(f"{day} is no day of anybody's training")


def _streams(value: object) -> Streams:
    if not isinstance(value, dict) or "time_s" not in value:
        raise LineError("its streams have no time")
    if len(value) > MOST_CHANNELS:
        raise LineError("it has too many streams")
    channels = {_text(name): _channel(name, each) for name, each in value.items()}
    times = channels.pop("time_s")
    if any(map(math.isnan, times)):
        raise LineError("its streams have gaps in their time")
    if any(len(each) != len(times) for each in channels.values()):
        raise LineError("its streams are not of one length")
    return Streams(times, channels)


def _channel(name: str, value: object) -> "array[float]":
    import numpy as np

    try:
        values = _values(value)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise LineError(f"its {_text(name)[:40]} cannot be read") from error
    if np.any(np.abs(values) > LARGEST_NUMBER):
        raise LineError(f"its {_text(name)[:40]} is beyond all reason")
    return array("d", values.astype("=f8").tobytes())


def _values(channel: object) -> "NDArray[np.float64]":
    """The channel's values, NaN for gaps.

    Raises:
        KeyError, TypeError, ValueError, OverflowError: it is no channel.
    """
    import numpy as np

    if isinstance(channel, list):
        return _gapped(channel, {int, float}, np.float64)
    if not isinstance(channel, dict):
        raise TypeError(channel)
    scale, offset = float(channel["scale"]), float(channel["offset"])
    if not 0 < scale < math.inf or not math.isfinite(offset):
        raise ValueError(scale)
    steps = _gapped(channel["steps"], {int}, np.int64)
    held = ~np.isnan(steps)
    steps[held] = np.cumsum(steps[held]) / scale
    return steps + offset if offset else steps


def _gapped(items: list[Any], kinds: set[type], number: type) -> "NDArray[np.float64]":
    """The numbers, NaN where there is none."""
    import numpy as np

    if not set(map(type, items)) <= kinds | {type(None)}:
        raise TypeError(items)
    held = np.array([each is not None for each in items], dtype=bool)
    values = np.full(len(items), np.nan)
    values[held] = np.array([each for each in items if each is not None], dtype=number)
    return values
