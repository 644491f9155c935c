"""Every file, message by message and record by record, beside three other readers."""

import random
from functools import cache
from math import isnan, nan
from pathlib import Path

import numpy as np
import pytest

from connectors.fitfile.contents import open_part
from connectors.fitfile.parts import split
from connectors.fitfile.profile import FIELDS, HR, MONITORING, RECORD
from connectors.fitfile.records import COLUMNS, read_rows
from connectors.fitfile.scan import scan
from connectors.fitfile.tables import tables_of
from tests.connectors.fitfile.fit_builder import BEGIN, Fit, ran, started, with_session
from tests.connectors.fitfile.second_opinion import count_by_fitparse, messages_of
from tests.thorough import THOROUGH

FOLDERS = [Path(__file__).parents[4] / "shared" / place for place in ("data", "wire")]
CHANNELS = {
    "latitude_deg": ("position_lat",),
    "longitude_deg": ("position_long",),
    "altitude_m": ("enhanced_altitude", "altitude"),
    "heart_rate_bpm": ("heart_rate",),
    "distance_m": ("distance",),
    "speed_m_s": ("enhanced_speed", "speed"),
    "power_w": ("power",),
    "temperature_c": ("temperature",),
    "cadence_rpm": ("cadence",),
}
CUTS = 40
LARGE = 130_000
"""Reading a large file three times over takes many seconds."""


def odd_layouts():
    """Both byte orders, other types than the profile's, developers' fields, gaps."""
    part = started()
    wide = {"distance": "float64", "power": "uint64", "speed": "float32"}
    for second, hr in enumerate([120, None, 140, 0, 130, None]):
        stamp = BEGIN + 2 * second
        part.add("record", slot=1, timestamp=stamp, hr=hr, developer=b"\1\2\3")
        part.add(
            "record",
            slot=2,
            timestamp=stamp + 1,
            bases=wide,
            distance=None if hr is None else 3.25 * second,
            power=hr,
            speed=None if hr is None else 2.5,
        )
    part.add("lap", slot=3, start_time=BEGIN, elapsed=30, timer=None, step=2)
    big = Fit(big_endian=True).add("file_id", type=4, created=BEGIN)
    ran(big, 9, begin=BEGIN + 100, altitude=2600, latitude=2**29, power=None)
    big.add("length", slot=2, start_time=BEGIN, elapsed=30, strokes=9, kind=1)
    return with_session(part).content() + with_session(big).content()


def short_headers():
    """Times of five bits, over half a minute and after an ordinary message."""
    part = started().add("event", timestamp=BEGIN, event=0, kind=0)
    for second in [0, 3, 31, 33, 64, 65, 90]:
        part.add("record", slot=1, short=(BEGIN + second) & 0x1F, hr=100 + second)
    part.add("record", slot=2, timestamp=BEGIN + 200, hr=90)
    part.add("record", slot=1, short=(BEGIN + 205) & 0x1F, hr=91)
    return with_session(part).content()


MADE = {"odd_layouts": odd_layouts(), "short_headers": short_headers()}


def files():
    """Files made by us, and the real ones where there are any."""
    found = sorted(path for folder in FOLDERS for path in folder.glob("fit/*.fit"))
    found = [path for path in found if THOROUGH or path.stat().st_size < LARGE]
    cases = [pytest.param(content, id=name) for name, content in MADE.items()]
    return cases + [pytest.param(path, id=path.stem) for path in found]


def bytes_of(file):
    return file if isinstance(file, bytes) else file.read_bytes()


def framed(body):
    """A part's whole messages as a file of its own with a right checksum."""
    return Fit().raw(body[: scan(body).end]).content()


@cache
def bodies(file):
    parts, _ = split(bytes_of(file), "x.fit")
    return [part.body for part in parts]


@cache
def theirs(file):
    """What two others read, part by part: messages and how many each of them met."""
    return [messages_of(framed(body)) for body in bodies(file)]


@pytest.mark.parametrize("file", files())
def test_as_many_messages_are_met_as_the_best_of_three_readers_meets(file):
    ours = sum(scan(body).messages for body in bodies(file))

    assert ours >= sum(most for _, most in theirs(file))
    assert ours >= count_by_fitparse(bytes_of(file))


def first(value):
    return value[0] if isinstance(value, list | tuple) else value


def expected(name, values):
    """A channel's value in one record as the others read it, NaN for none."""
    fields = (first(values.get(field)) for field in CHANNELS[name])
    value = next((v for v in fields if isinstance(v, int | float)), nan)
    if name in {"latitude_deg", "longitude_deg"}:
        value = value * 180 / 2**31
    if name == "cadence_rpm":
        value += first(values.get("fractional_cadence")) or 0
    limits = next(c for c in COLUMNS.values() if c.channel == name)
    return value if limits.low <= value <= limits.high else nan


def records(messages):
    """Rows by time: what each channel holds; of one second the later values."""
    rows, clock = {}, None
    for number, values in messages:
        clock = values.get("timestamp", clock)
        if number == RECORD and clock is not None:
            row = rows.setdefault(clock, dict.fromkeys(CHANNELS, nan))
            held = {name: expected(name, values) for name in CHANNELS}
            row.update({k: v for k, v in held.items() if not isnan(v)})
    return dict(sorted(rows.items()))


@pytest.mark.parametrize("file", files())
def test_every_record_has_the_values_that_the_others_read(file):
    for body, (messages, _) in zip(bodies(file), theirs(file), strict=True):
        rows, others = read_rows(tables_of(scan(body))), records(messages)

        assert rows.times.tolist() == list(others)
        for name in CHANNELS:
            ours = rows.channels.get(name, np.full(len(rows), nan))
            wanted = np.array([row[name] for row in others.values()])
            assert np.allclose(ours, wanted, rtol=1e-12, atol=0, equal_nan=True), name


def alike(name, ours, other):
    """Whether a value is the other reader's, in its words."""
    if isinstance(other, list | tuple) and isinstance(ours, str):
        other = other[0]  # the SDK goes on behind a text's end
    if isinstance(other, list | tuple):
        return isinstance(ours, tuple) and list(ours) == list(other)
    if name == "workout_rpe" and ours is not None:
        return ours * 10 == other  # its profile leaves the scale to the reader
    return ours == other


@pytest.mark.parametrize("file", files())
def test_every_value_of_the_other_messages_is_as_they_read_it(file):
    parts, _ = split(bytes_of(file), "x.fit")
    for part, (messages, _) in zip(parts, theirs(file), strict=True):
        contents, _ = open_part(part, "x.fit")
        for number in FIELDS.keys() - {HR, MONITORING}:
            ours = contents.of(number)
            others = [values for found, values in messages if found == number]
            assert len(ours) == len(others)
            for message, values in zip(ours, others, strict=True):
                for field in FIELDS[number].values():
                    mine = message.values.get(field.name)
                    other = values.get(field.name)
                    assert alike(field.name, mine, other), (number, field.name)


@pytest.mark.parametrize("file", files())
def test_a_file_cut_anywhere_keeps_every_row_before_the_cut(file):
    chance = random.Random(7)
    for body in bodies(file):
        whole = scan(body)
        rows = read_rows(tables_of(whole))
        for cut in (chance.randrange(len(body) + 1) for _ in range(CUTS)):
            found = scan(body[:cut])
            before = sum(place < cut for place in whole.places)
            kept = read_rows(tables_of(found))
            # The last one is in two halves where the cut went through it.
            assert found.messages in {before, before - 1}
            assert list(found.places) == list(whole.places[: found.messages])
            sure = max(0, len(kept) - 1)
            assert kept.times[:sure].tolist() == rows.times[:sure].tolist()
            for name, column in kept.channels.items():
                begun = rows.channels[name][:sure]
                assert column[:sure].tobytes() == begun.tobytes()
