import math
import random
import struct
from array import array

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coach.streams.blocks import (
    pack,
    pack_histogram,
    unpack,
    unpack_histogram,
)

HALF_TURN = 180 / 2**31


def doubles(values):
    return array("d", values)


def bits(values):
    return [struct.pack("<d", value) for value in values if not math.isnan(value)]


def gaps(values):
    return [math.isnan(value) for value in values]


recorded = st.one_of(
    st.integers(0, 255).map(float),
    st.integers(0, 65535).map(lambda raw: raw / 1000),
    st.integers(0, 2**32 - 1).map(lambda raw: raw / 100),
)


@given(
    st.sampled_from(
        [
            float,
            lambda raw: raw / 10,
            lambda raw: raw / 100,
            lambda raw: raw / 1000,
            lambda raw: raw / 5 - 500,
            lambda raw: raw / 128,
            lambda raw: raw / 256,
        ]
    ),
    st.lists(st.integers(0, 2**32 - 1) | st.none()),
)
def test_what_a_watch_records_comes_back_bit_for_bit(unit, raws):
    values = doubles(math.nan if raw is None else unit(raw) for raw in raws)

    again = unpack(pack(values))

    assert gaps(again) == gaps(values)
    assert bits(again) == bits(values)


@given(st.lists(st.integers(-(2**31), 2**31 - 1)), st.booleans())
def test_positions_come_back_within_a_hair_of_the_recorded_step(raws, multiplied):
    values = doubles(
        raw * HALF_TURN if multiplied else raw * 180 / 2**31 for raw in raws
    )

    again = unpack(pack(values))

    assert [round(value / HALF_TURN) for value in again] == raws
    assert all(
        math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
        for one, other in zip(values, again, strict=True)
    )


@given(st.lists(st.floats()))
@example([math.inf, math.nan, 1.0])
@example([0.1 + 0.2, 1e300])
@example([])
@example([math.nan])
@example([10.935867811885224])
def test_any_doubles_come_back_to_within_a_billionth(values):
    again = unpack(pack(doubles(values)))

    assert len(again) == len(values)
    for one, other in zip(values, again, strict=True):
        both_nan = math.isnan(one) and math.isnan(other)
        assert both_nan or math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)


def synthetic_ride(records=7200):
    draw = random.Random(7)
    heart, power, speed, cadence = [], [], [], []
    distance, altitude, north, east = [], [], [], []
    bpm, raw_speed, covered, height = 130, 8000, 0, 2600
    latitude, longitude = 500_000_000, 90_000_000
    for _ in range(records):
        bpm += draw.choice((-1, 0, 0, 1)) if 90 < bpm < 185 else (-1) ** (bpm > 135)
        raw_speed = max(2000, min(15_000, raw_speed + round(draw.gauss(0, 250))))
        covered += raw_speed
        height += draw.choice((-1, 0, 0, 0, 1))
        latitude += round(raw_speed * 0.07 + draw.gauss(0, 10))
        longitude += round(raw_speed * 0.05 + draw.gauss(0, 10))
        heart.append(float(bpm))
        power.append(float(max(0, round(draw.gauss(210, 35)))))
        speed.append(raw_speed / 1000)
        cadence.append(float(round(draw.gauss(88, 3))))
        distance.append(covered // 10 / 100)
        altitude.append(height / 5 - 500)
        north.append(latitude * HALF_TURN)
        east.append(longitude * HALF_TURN)
    times = [float(second) for second in range(records)]
    named = [times, heart, power, speed, cadence, distance, altitude, north, east]
    return [doubles(channel) for channel in named]


def test_a_ride_takes_at_most_twelve_bytes_a_record():
    channels = synthetic_ride()

    packed = [pack(channel) for channel in channels]

    assert sum(map(len, packed)) / len(channels[0]) <= 12
    assert [unpack(block) for block in packed] == channels


def test_dropouts_cost_little():
    heart = synthetic_ride()[1]
    holes = doubles(math.nan if n % 600 < 30 else v for n, v in enumerate(heart))

    assert len(pack(holes)) < len(pack(heart)) + len(heart) / 8


@pytest.mark.parametrize(
    "damage",
    [
        lambda block: b"",
        lambda block: block[:30],
        lambda block: bytes([9]) + block[1:],
        lambda block: block[:-9] + b"wrong end",
    ],
)
def test_a_damaged_block_is_refused(damage):
    with pytest.raises(ValueError, match="a stream"):
        unpack(damage(pack(doubles([1.0, 2.0, 5.0, 8.0] * 20))))


@given(st.lists(st.tuples(st.integers(0, 65535), st.floats(0, 1e9))))
def test_a_histogram_of_heart_rates_comes_back(pairs):
    assert unpack_histogram(pack_histogram(tuple(pairs))) == tuple(pairs)


def test_a_heart_rate_below_zero_is_refused():
    with pytest.raises(ValueError, match="a heart rate"):
        pack_histogram(((-1, 1.0),))
