from math import isnan
from zoneinfo import ZoneInfo

import pytest

from connectors.fitfile.messages import read_plain
from connectors.fitfile.profile import EVENT, LAP
from connectors.fitfile.records import read_rows
from connectors.fitfile.scan import scan
from connectors.fitfile.tables import tables_of
from tests.connectors.fitfile.fit_builder import BEGIN, Fit, started, with_session


def rows(part):
    return read_rows(tables_of(scan(bytes(part.body))))


def values(part, channel):
    return [None if isnan(v) else v for v in rows(part).channels.get(channel, ())]


def test_raw_numbers_become_quantities():
    part = Fit().add(
        "record",
        timestamp=BEGIN,
        latitude=2**30,
        longitude=-(2**29),
        altitude=2600,
        hr=140,
        cadence=85,
        cadence_fraction=64,
        distance=1234.56,
        speed=3.456,
        power=250,
        temperature=-5,
    )

    found = {name: column[0] for name, column in rows(part).channels.items()}

    assert found == {
        "latitude_deg": 90,
        "longitude_deg": -45,
        "altitude_m": 20,
        "heart_rate_bpm": 140,
        "cadence_rpm": 85.5,
        "distance_m": 1234.56,
        "speed_m_s": 3.456,
        "power_w": 250,
        "temperature_c": -5,
    }


@pytest.mark.parametrize("big_endian", [False, True])
def test_both_byte_orders_are_read(big_endian):
    part = Fit(big_endian=big_endian).add(
        "record", timestamp=BEGIN, distance=70_000, power=300, speed=3.5
    )

    assert list(rows(part).times) == [BEGIN]
    assert (values(part, "distance_m"), values(part, "power_w")) == ([70_000], [300])


def test_what_was_not_measured_is_nan():
    part = Fit().add("record", timestamp=BEGIN, hr=None, power=None, distance=5)
    part.add("record", timestamp=BEGIN + 1, hr=120, power=None, distance=None)

    assert values(part, "heart_rate_bpm") == [None, 120]
    assert values(part, "power_w") == [None, None]
    assert values(part, "distance_m") == [5, None]


def test_nothing_is_no_value_even_where_it_could_be_one():
    part = Fit().add(
        "record", timestamp=BEGIN, altitude=None, speed=None, longitude=None
    )
    part.add("record", timestamp=BEGIN + 1, altitude=2600, speed=3, longitude=2**30)

    assert values(part, "altitude_m") == [None, 20]
    assert values(part, "speed_m_s") == [None, 3]
    assert values(part, "longitude_deg") == [None, 90]


def test_of_two_values_for_one_second_the_later_one_wins():
    part = (
        Fit()
        .add("record", timestamp=BEGIN, hr=100)
        .add("record", slot=1, timestamp=BEGIN, hr=101, power=5)
    )

    assert (values(part, "heart_rate_bpm"), values(part, "power_w")) == ([101], [5])


def test_a_short_header_before_any_time_dates_nothing():
    part = Fit().add("record", slot=1, short=7, hr=99)
    part.add("record", timestamp=BEGIN, hr=100)
    part.add("record", slot=1, short=(BEGIN + 2) & 0x1F, hr=101)

    assert list(rows(part).times) == [BEGIN, BEGIN + 2]


def test_records_laid_out_differently_stay_in_step():
    part = Fit()
    part.add("record", slot=1, timestamp=BEGIN, hr=100)
    part.add("record", slot=2, timestamp=BEGIN + 1, power=200)
    part.add("record", slot=1, timestamp=BEGIN + 2, hr=102)
    part.add("record", slot=1, timestamp=BEGIN + 3, hr=103, distance=9)

    assert values(part, "heart_rate_bpm") == [100, None, 102, 103]
    assert values(part, "power_w") == [None, 200, None, None]
    assert values(part, "distance_m") == [None, None, None, 9]


def test_impossible_samples_are_left_out():
    part = Fit()
    for second, (rate, watts) in enumerate([(0, 200), (15, 5000), (140, 210)]):
        part.add("record", timestamp=BEGIN + second, hr=rate, power=watts)

    assert values(part, "heart_rate_bpm") == [None, None, 140]
    assert values(part, "power_w") == [200, None, 210]


def test_the_finer_field_of_two_wins_where_it_has_a_value():
    part = Fit()
    part.add(
        "record",
        timestamp=BEGIN,
        speed=3,
        enhanced_speed=70,
        altitude=3000,
        enhanced_altitude=None,
    )

    assert values(part, "speed_m_s") == [70]
    assert values(part, "altitude_m") == [100]


def test_the_finer_field_alone_is_enough():
    part = Fit().add("record", timestamp=BEGIN, enhanced_altitude=3000)

    assert values(part, "altitude_m") == [100]


def test_rows_come_in_order_and_one_a_second():
    part = Fit()
    for second, rate, watts in [(2, 102, None), (0, 100, 1), (2, None, 7), (1, 101, 2)]:
        part.add("record", timestamp=BEGIN + second, hr=rate, power=watts)

    assert list(rows(part).times) == [BEGIN, BEGIN + 1, BEGIN + 2]
    assert values(part, "heart_rate_bpm") == [100, 101, 102]
    assert values(part, "power_w") == [1, 2, 7]


def test_a_record_without_a_time_has_that_of_the_message_before():
    part = Fit().add("event", timestamp=BEGIN, event=0, kind=0)
    part.add("record", slot=1, hr=100)

    assert list(rows(part).times) == [BEGIN]


def test_records_before_any_time_are_left_out():
    part = Fit().add("record", hr=100).add("record", slot=1, timestamp=BEGIN, hr=101)

    assert values(part, "heart_rate_bpm") == [101]


def test_short_headers_count_on_from_the_last_time_over_half_minutes():
    part = Fit().add("record", timestamp=BEGIN, hr=100)
    seconds = [1, 2, 5, 36, 60, 61, 90]
    for second in seconds:
        part.add("record", slot=1, short=(BEGIN + second) & 0x1F, hr=101)

    assert list(rows(part).times) == [BEGIN, *(BEGIN + second for second in seconds)]


def test_a_short_header_dates_other_messages_too():
    part = started().add("event", timestamp=BEGIN, event=0, kind=0)
    part.add("event", slot=1, short=(BEGIN + 9) & 0x1F, event=0, kind=4)

    events = read_plain(events_of(part))[EVENT]

    assert [event.real("timestamp") for event in events] == [BEGIN, BEGIN + 9]


def events_of(part):
    tables = tables_of(scan(bytes(part.body)))
    return [table for table in tables if table.definition.number == EVENT]


def packed(speed, sixteenths):
    return (round(speed * 100) | (sixteenths & 0xFFF) << 12).to_bytes(3, "little")


def test_speed_and_distance_packed_in_three_bytes_are_unfolded():
    part = Fit()
    for second in range(100):
        part.add(
            "record", timestamp=BEGIN + second, compressed=packed(3.5, 56 * second)
        )
    part.add("record", timestamp=BEGIN + 100, compressed=b"\xff\xff\xff")

    assert values(part, "speed_m_s") == [3.5] * 100 + [None]
    assert values(part, "distance_m")[:100] == [3.5 * second for second in range(100)]


def test_developers_fields_are_passed_over():
    part = Fit()
    for second in range(3):
        part.add(
            "record", timestamp=BEGIN + second, hr=120 + second, developer=b"\1\2\3"
        )

    assert values(part, "heart_rate_bpm") == [120, 121, 122]


def test_developers_fields_of_summaries_do_not_stop_the_decoders():
    part = with_session(started(), developer=b"\1\2\3\4")

    found = scan(bytes(part.body))

    assert found.stopped is None
    from connectors.fitfile.read import FitReader

    content = FitReader().read(part.content(), "x.fit", ZoneInfo("UTC"))
    assert content.recordings[0].activity.distance_m == 2000


def test_a_field_of_several_values_gives_the_first():
    part = Fit().add("record", timestamp=BEGIN, speed=[3.5, 4.5])

    assert values(part, "speed_m_s") == [3.5]


WIDE = {"hr": "sint64", "power": "uint64", "distance": "float64", "speed": "float32"}


@pytest.mark.parametrize("big_endian", [False, True])
def test_wider_types_than_the_profiles_are_read_with_their_own_nothing(big_endian):
    part = Fit(big_endian=big_endian)
    for second, held in enumerate([True, False, True]):
        part.add(
            "record",
            timestamp=BEGIN + second,
            bases=WIDE,
            hr=140 if held else None,
            power=250 if held else None,
            distance=12.25 if held else None,
            speed=3.5 if held else None,
        )

    assert values(part, "heart_rate_bpm") == [140, None, 140]
    assert values(part, "power_w") == [250, None, 250]
    assert values(part, "distance_m") == [12.25, None, 12.25]
    assert values(part, "speed_m_s") == [3.5, None, 3.5]


@pytest.mark.parametrize("bent", ["010080ff", "0000807f", "ffffffff", "ffff7f7f"])
def test_numbers_that_are_none_or_boundless_are_gaps(bent):
    single = bytes.fromhex(bent)
    double = bytes(3) + bytes.fromhex("01") + bytes.fromhex("0000f07f")
    part = Fit().add(
        "record", timestamp=BEGIN, bases=WIDE, speed=single, distance=double, hr=120
    )

    assert values(part, "speed_m_s") == [None]
    assert values(part, "distance_m") == [None]
    assert values(part, "heart_rate_bpm") == [120]


def test_no_packed_speed_leaves_the_plain_one():
    part = Fit().add(
        "record", timestamp=BEGIN, compressed=b"\xff\xff\xff", speed=3.5, distance=7
    )

    assert (values(part, "speed_m_s"), values(part, "distance_m")) == ([3.5], [7])


def test_a_short_header_alone_is_a_row_without_values():
    part = Fit().add("record", timestamp=BEGIN, hr=120)
    part.add("record", slot=1, short=(BEGIN + 5) & 0x1F)
    part.add("record", slot=0, timestamp=BEGIN + 6, hr=121)

    assert list(rows(part).times) == [BEGIN, BEGIN + 5, BEGIN + 6]
    assert values(part, "heart_rate_bpm") == [120, None, 121]


@pytest.mark.parametrize("pattern", ["a", "ab", "aab", "abcab"])
def test_messages_in_any_turns_are_all_met(pattern):
    part = Fit()
    for second, letter in enumerate(pattern * 4000):
        slot = "abc".index(letter)
        more = [{}, {"power": 200}, {"speed": 3, "distance": second}][slot]
        part.add("record", slot=slot, timestamp=BEGIN + second, hr=100, **more)

    found = scan(bytes(part.body))

    assert (found.messages, found.stopped) == (len(pattern) * 4000, None)
    assert len(rows(part)) == len(pattern) * 4000


def test_a_local_number_described_anew_stands_for_the_new_layout_from_then_on():
    part = Fit()
    for turn in range(40):
        fields = {"hr": 100 + turn} if turn % 2 else {"power": 200 + turn}
        for second in range(3):
            part.add("record", timestamp=BEGIN + 3 * turn + second, **fields)

    assert values(part, "heart_rate_bpm")[3:9] == [101] * 3 + [None] * 3
    assert values(part, "power_w")[:6] == [200] * 3 + [None] * 3
    assert len(scan(bytes(part.body)).layouts) == 2


def test_whole_numbers_and_fractions_of_other_messages_are_exact():
    part = Fit().add("lap", bases={"elapsed": "float32"}, start_time=BEGIN, elapsed=0.1)

    part.add("lap", bases={"elapsed": "float32"}, elapsed=bytes.fromhex("0100807f"))

    lap, bent = read_plain(tables_of(scan(bytes(part.body))))[LAP]

    assert bent.values == {}
    assert lap.whole("start_time") == BEGIN
    assert lap.real("total_elapsed_time") == pytest.approx(0.1, rel=1e-7)
