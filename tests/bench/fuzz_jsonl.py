"""Mutated exports of coach's own, for the reader that brings them back."""

import json
import random
from array import array
from collections.abc import Callable, Iterator
from dataclasses import replace
from math import nan, sin
from uuid import NAMESPACE_DNS, uuid5

from coach.domain.activity import Activity, Lap, Length, Streams, Stroke
from coach.domain.metric import Metric, MetricKind
from coach.reports import everything
from tests.builders import activity, day, plan, sets, workout

_RECORDS = 120
_WORDS = (
    *(b"NaN", b"-Infinity", b"1e999", b"null", b"true", b"[]", b"{}", b'""', b"-1"),
    *(b"9" * 5000, b"[" * 5000, b'{"a":' * 2000, b"\\ud800", b"\x00", b"\x1b[2J"),
    *(b'"\\u202egnp"', b"0.1", b"1e-400", b"\xff\xfe", b"\r", b"\xef\xbb\xbf"),
)


def mutants(seed: int) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of broken exports, without end, the same for the same seed."""
    chance = random.Random(seed)
    whole = export()
    changes: tuple[Callable[[random.Random, bytes], bytes], ...] = (
        *(_cut, _flip, _put, _swapped_lines, _repeated, _value_changed, _key_changed),
    )
    number = 0
    while True:
        number += 1
        content = whole
        for _ in range(chance.choice((1, 1, 1, 2, 5))):
            content = chance.choice(changes)(chance, content)
        yield f"coach-export-{seed}-{number}.jsonl", content


def export() -> bytes:
    """A small export with a line of every kind."""
    lengths = tuple(
        Length(n * 30.0, 25.0, n % 3 > 0, 12, Stroke.FREESTYLE) for n in range(9)
    )
    done = (
        activity("run", laps=(Lap(0, 600, distance_m=2000.0),), rpe=7.0),
        activity("swim", on=1, lengths=lengths, pool_length_m=25.0),
        activity("strength", on=2, sets=sets(5, 5, 5), note="two\nlines"),
    )
    lines = [
        {"athlete": {"name": "athlete", "timezone": "UTC", "units": {"swim": "yd"}}},
        {"slots": [{"weekday": 0, "start": "06:30:00", "end": "07:30:00"}]},
        {"goal": {"key": "vo2max", "target": 50.0, "weight": 1.0}},
        {"exercise_name": {"name": "flat bench", "exercise": "bench press"}},
        {"metric": everything.document(_weight())},
        {"wellness": {"day": "2026-03-02", "sleep_h": 7.5, "stress": 3}},
        {
            "plan": everything.document(plan(workout(on=1), workout("swim", on=2))),
            "made_at": "2026-03-01T10:00:00+00:00",
            "made_on": "2026-03-01",
        },
        {"correction": {"activity_uuid": "a", "workout_uuid": None}},
        {"missed": {"workout_uuid": "w", "reason": "ill", "said_on": "2026-03-02"}},
        {"answered": "2026-03-02"},
        *(everything.activity_line(_named(each), _streams()) for each in done),
    ]
    return everything.HEADER + b"".join(map(everything.text, lines))


def _named(done: Activity) -> Activity:
    return replace(done, uuid=str(uuid5(NAMESPACE_DNS, done.uuid)))


def _weight() -> Metric:
    return Metric(str(NAMESPACE_DNS), MetricKind.WEIGHT, day(0), 74.5, "scale", "fit")


def _streams() -> Streams:
    beats = [
        nan if n % 10 == 0 else 120.0 + round(30 * sin(n)) for n in range(_RECORDS)
    ]
    return Streams(
        array("d", map(float, range(_RECORDS))),
        {
            "heart_rate_bpm": array("d", beats),
            "distance_m": array("d", (2.5 * n for n in range(_RECORDS))),
            "altitude_m": array("d", (100 + sin(n) for n in range(_RECORDS))),
        },
    )


def _cut(chance: random.Random, content: bytes) -> bytes:
    return content[: chance.randrange(len(content) + 1)]


def _flip(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randrange(1, 9)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _put(chance: random.Random, content: bytes) -> bytes:
    """A hostile word in the place of a few bytes."""
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(_WORDS) + content[at + chance.randrange(9) :]


def _swapped_lines(chance: random.Random, content: bytes) -> bytes:
    first, *lines = content.split(b"\n")
    chance.shuffle(lines)
    return b"\n".join((first, *lines))


def _repeated(chance: random.Random, content: bytes) -> bytes:
    lines = content.split(b"\n")
    return content + chance.choice(lines) * chance.randrange(1, 20) + b"\n"


def _value_changed(chance: random.Random, content: bytes) -> bytes:
    """One value somewhere in one line made another kind of value."""
    return _changed(chance, content, chance.choice(_VALUES))


def _key_changed(chance: random.Random, content: bytes) -> bytes:
    """One key somewhere in one line taken away."""
    return _changed(chance, content, None)


_VALUES: tuple[object, ...] = (
    *(0, -1, 1.5, 10**12, 10**400, True, "", "x" * 3000, "2026-13-45", [], {}, [[]]),
    *({"a": {"b": []}}, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00", "\0"),
)


def _changed(chance: random.Random, content: bytes, value: object) -> bytes:
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    try:
        document = json.loads(lines[at])
    except (ValueError, RecursionError):
        return content
    places = list(_places(document))
    if places:
        holder, key = chance.choice(places)
        if value is None:
            del holder[key]
        else:
            holder[key] = value
        lines[at] = json.dumps(document).encode()
    return b"\n".join(lines)


def _places(value: object) -> Iterator[tuple[object, object]]:
    """Every key of every object and list in the document."""
    inside: list[tuple[object, object]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value[:20]))
    for key, each in inside:
        yield value, key
        yield from _places(each)
