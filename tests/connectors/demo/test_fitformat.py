import math
import struct
from datetime import UTC, datetime, timedelta

import pytest
from garmin_fit_sdk import Decoder, Profile, Stream
from hypothesis import given
from hypothesis import strategies as st

from connectors.demo.fitformat import KINDS, FitFile, fit_time

# FIT's types, and the base types they are stored as where the profile names neither.
STORED_AS = {
    "bool": "enum",
    "date_time": "uint32",
    "display_measure": "enum",
    "exercise_category": "uint16",
    "fit_base_unit": "uint16",
    "local_date_time": "uint32",
    "manufacturer": "uint16",
    "message_index": "uint16",
    "device_index": "uint8",
    "set_type": "uint8",
}
BASE_NUMBERS = {
    "enum": 0x00,
    "uint8": 0x02,
    "uint16": 0x84,
    "uint32": 0x86,
    "uint32z": 0x8C,
    "string": 0x07,
}


def decoded(content):
    stream = Stream.from_byte_array(bytearray(content))
    assert Decoder(stream).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read()
    assert errors == []
    return messages


@pytest.mark.parametrize("kind", KINDS)
def test_fields_are_those_of_garmins_profile(kind):
    theirs = Profile["messages"][KINDS[kind].number]

    assert theirs["name"] == kind
    for name, field in KINDS[kind].fields.items():
        known = theirs["fields"][field.number]
        type_ = known["type"]
        if type_ not in BASE_NUMBERS:
            type_ = STORED_AS.get(type_, "enum")
        assert known["name"] == name
        assert known["scale"] == [field.scale]
        assert known["offset"] == [field.offset]
        assert field.base.number == BASE_NUMBERS[type_], name


def test_columns_become_messages():
    fit = FitFile()
    fit.add_all(
        "record",
        {
            "timestamp": [1000, 1004],
            "heart_rate": [120.0, 121.0],
            "distance": [0.0, 12.34],
            "enhanced_altitude": [60.2, -12.0],
        },
    )
    first, second = decoded(fit.content())["record_mesgs"]

    assert (first["heart_rate"], second["heart_rate"]) == (120, 121)
    assert second["distance"] == 12.34
    assert first["enhanced_altitude"] == pytest.approx(60.2)
    assert second["enhanced_altitude"] == pytest.approx(-12.0)
    assert (second["timestamp"] - first["timestamp"]).total_seconds() == 4


def test_what_is_unknown_is_absent_for_the_reader():
    fit = FitFile()
    columns = {"timestamp": [1000, 1004], "heart_rate": [math.nan, 121.0]}
    fit.add_all("record", columns)
    fit.add("session", timestamp=1004, total_distance=None)
    messages = decoded(fit.content())

    assert "heart_rate" not in messages["record_mesgs"][0]
    assert messages["record_mesgs"][1]["heart_rate"] == 121
    assert "total_distance" not in messages["session_mesgs"][0]


def test_words_are_written_whole():
    fit = FitFile()
    fit.add("sport", sport=1, sub_sport=0, name="Läufe")

    assert decoded(fit.content())["sport_mesgs"][0]["name"] == "Läufe"


def test_a_kind_is_described_once_for_all_its_messages():
    one, two = FitFile(), FitFile()
    for fit, times in ((one, 1), (two, 2)):
        for number in range(times):
            fit.add("event", timestamp=1000 + number, event=0, event_type=0)

    assert len(two.content()) - len(one.content()) == 1 + 4 + 1 + 1


def test_more_shapes_than_local_numbers_are_described_anew():
    fit = FitFile()
    names = ["distance", "heart_rate", "cadence", "power", "enhanced_speed"]
    shapes = [
        {name: [1.0] for place, name in enumerate(names) if number >> place & 1}
        for number in range(1, 32)
    ]
    for shape in shapes + shapes:
        fit.add_all("record", {"timestamp": [1000], **shape})
    records = decoded(fit.content())["record_mesgs"]

    assert len(records) == 62
    assert all(
        shape.keys() <= record.keys()
        for shape, record in zip(shapes + shapes, records, strict=True)
    )


def test_a_damaged_file_is_seen_as_damaged():
    fit = FitFile()
    fit.add("event", timestamp=1000, event=0, event_type=0)
    content = bytearray(fit.content())
    content[20] ^= 1

    assert not Decoder(Stream.from_byte_array(content)).check_integrity()


def test_the_header_says_how_long_the_file_is():
    fit = FitFile()
    fit.add("event", timestamp=1000, event=0, event_type=0)
    content = fit.content()

    assert content[0] == 14
    assert content[8:12] == b".FIT"
    assert struct.unpack("<I", content[4:8])[0] == len(content) - 16


def test_columns_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="shorter"):
        FitFile().add_all("record", {"timestamp": [1, 2], "power": [1]})


@given(
    st.lists(
        st.tuples(st.integers(0, 254), st.floats(0, 60_000), st.floats(0, 60)),
        min_size=1,
        max_size=20,
    )
)
def test_values_survive_within_their_resolution(rows):
    fit = FitFile()
    beats, meters, speeds = zip(*rows, strict=True)
    columns = {"heart_rate": beats, "distance": meters, "enhanced_speed": speeds}
    fit.add_all("record", {"timestamp": range(1000, 1000 + len(rows)), **columns})
    records = decoded(fit.content())["record_mesgs"]

    assert [r["heart_rate"] for r in records] == list(beats)
    assert [r["distance"] for r in records] == pytest.approx(meters, abs=0.0051)
    assert [r["enhanced_speed"] for r in records] == pytest.approx(speeds, abs=0.00051)


def test_fits_time_begins_on_the_last_day_of_1989():
    assert fit_time(datetime(1989, 12, 31, tzinfo=UTC) + timedelta(days=1)) == 86400
