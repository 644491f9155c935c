"""Files that are cut, bent or hostile: what came before is kept, nothing is raised."""

import struct
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from connectors.fitfile import messages, others, scan
from connectors.fitfile.profile import DECODED
from connectors.fitfile.read import FitReader
from connectors.fitfile.tables import tables_of
from tests.connectors.fitfile.fit_builder import (
    BEGIN,
    Fit,
    ran,
    started,
    with_session,
)

UTC = ZoneInfo("UTC")
HEADER = 14


def read(content):
    return FitReader().read(content, "x.fit", UTC)


def everything():
    """A small file with one of every message that is read."""
    part = started().add("workout", name="Mixed").add("sport", sport=5, sub_sport=17)
    part.add("event", timestamp=BEGIN, event=0, kind=0)
    ran(part, 6, altitude=2600, speed=3, power=200, temperature=20, latitude=1)
    part.add("record", slot=1, short=(BEGIN + 6) & 0x1F, compressed=b"\1\2\3")
    part.add("length", slot=2, start_time=BEGIN, elapsed=30, stroke=0, kind=1)
    part.add("set", slot=3, kind=1, start_time=BEGIN, category=[28, 0], subtype=[6, 1])
    part.add("lap", slot=4, start_time=BEGIN, elapsed=30, timer=30, step=1)
    part.add("max_met", slot=5, updated=BEGIN, vo2_max=50)
    part.add("weight_scale", slot=6, timestamp=BEGIN, weight=75, fat=14)
    part.add("undocumented", slot=7, secret=7)
    with_session(part, sport=5, avg_hr=140, pool_length=25, profile="Swim")
    part.add("activity", timestamp=BEGIN + 600, local=BEGIN + 4200)
    beats = Fit().add("hr", timestamp=BEGIN, fraction=0, event=5000, bpm=100)
    beats.add("hr", bpm=bytes(range(100, 108)), event12=bytes(12))
    return part.content() + beats.content()


EVERYTHING = everything()


def test_the_whole_file_reads_without_an_issue():
    found = read(EVERYTHING)

    (recording,) = found.recordings
    assert found.issues == ()
    assert len(recording.streams) == 7
    activity = recording.activity
    assert (activity.active_lengths, len(activity.sets), len(activity.laps)) == (
        1,
        1,
        1,
    )
    assert len(found.metrics) == 3


def test_a_file_cut_anywhere_keeps_the_rows_before_the_cut():
    part = ran(started(), 40)
    before = part.ends[1:]
    content = with_session(part).content()
    end = HEADER + before[-1]

    for cut in range(HEADER + before[1], end + 1):
        whole = sum(HEADER + each <= cut for each in before)
        (recording,) = read(content[:cut]).recordings
        assert len(recording.streams) == whole
        assert list(recording.streams.channels["distance_m"]) == [
            3.0 * row for row in range(whole)
        ]


def test_a_cut_file_says_so():
    found = read(ran(started()).content()[:-30])

    assert "breaks off" in found.issues[0].why
    assert "what came before was kept" in found.issues[0].why


def test_a_summary_written_first_survives_a_cut():
    found = read(ran(with_session(started()), 60).content()[:-300])

    (recording,) = found.recordings
    assert (recording.activity.distance_m, recording.activity.elapsed_s) == (2000, 600)
    assert 0 < len(recording.streams) < 60


@given(
    st.integers(0, len(EVERYTHING)),
    st.lists(
        st.tuples(st.integers(0, len(EVERYTHING) - 1), st.integers(0, 255)), max_size=12
    ),
)
@example(0, [])
@example(len(EVERYTHING), [(4, 0), (5, 0), (6, 0), (7, 0)])
def test_no_bytes_make_the_reader_raise(cut, changes):
    content = bytearray(EVERYTHING)
    for place, byte in changes:
        content[place] = byte

    found = read(bytes(content[:cut]))

    assert found.recordings or found.metrics or found.issues or found.ignored
    for recording in found.recordings:
        activity = recording.activity
        assert 0 <= activity.elapsed_s <= 48 * 3600
        assert activity.start.tzinfo is not None
        assert activity.distance_m is None or activity.distance_m >= 0
        for rate in (activity.avg_hr_bpm, activity.max_hr_bpm):
            assert rate is None or 20 <= rate <= 250


@given(st.binary(max_size=300))
def test_any_messages_can_be_walked(body):
    read(Fit().raw(body).content())
    read(started().raw(body).content())


def test_a_message_never_described_ends_the_part_and_keeps_what_came_before():
    part = with_session(ran(started())).raw(b"\x0b" * 50)

    found = read(part.content())

    assert len(found.recordings[0].streams) == 60
    assert "a message it never describes" in found.issues[0].why
    assert len(found.issues) == 1


def test_parts_after_a_break_are_still_read():
    broken = with_session(ran(started())).raw(b"\x0b").content()
    ride = with_session(
        started(created=BEGIN + 5000), start_time=BEGIN + 5000, sport=2
    ).content()

    assert len(read(broken + ride).recordings) == 2


def test_fields_of_a_size_their_type_does_not_have_are_read_around():
    part = started()
    for second in range(30):
        part.add(
            "record",
            slot=1,
            timestamp=BEGIN + second,
            enhanced_altitude=b"\x01",
            hr=120,
        )

    found = read(with_session(part).content())

    assert list(found.recordings[0].streams.channels) == ["heart_rate_bpm"]
    assert found.issues == ()


def misaligned():
    """A summary whose power is three bytes of a two-byte type, and one after it."""
    part = ran(started(), 20).add("workout", name="Run")
    part.add("max_met", slot=2, updated=BEGIN, vo2_max=b"\x01\x02\x03", sport=1)
    return with_session(part)


def decoded(body):
    """What the decoders get of a part."""
    tables = tables_of(scan.scan(bytes(body)))
    return others.rewrapped([t for t in tables if t.definition.number in DECODED])


def test_where_fitparse_stops_fitdecode_reads_on():
    found = decoded(misaligned().body)

    read_first, fault = messages._drained(messages._with_fitparse, found)
    read_on, left = messages.decode(found)

    assert fault is not None
    assert left is None
    assert len(read_on) == len(read_first) + 2
    assert read(misaligned().content()).recordings[0].activity.distance_m == 2000


def test_both_decoders_give_the_same_messages():
    found = decoded(EVERYTHING[HEADER:-2])

    first, _ = messages._drained(messages._with_fitparse, found)
    second, _ = messages._drained(messages._with_fitdecode, found)

    assert first == second
    assert first


@pytest.mark.parametrize("thrown", [AssertionError, TypeError, KeyError, struct.error])
def test_where_both_decoders_stop_what_they_read_is_kept(monkeypatch, thrown):
    sound = messages._with_fitdecode

    def stops(content):
        yield from list(sound(content))[:2]
        raise thrown

    part = ran(with_session(started())).add("workout", name="Run")
    monkeypatch.setattr(messages, "_with_fitparse", stops)
    assert read(part.content()).issues == ()

    monkeypatch.setattr(messages, "_with_fitdecode", stops)
    found = read(part.content())
    assert found.recordings[0].activity.distance_m == 2000
    assert found.recordings[0].activity.title == ""
    assert f"neither decoder reads all of it ({thrown.__name__}" in found.issues[0].why


def test_a_file_of_nothing_but_noise_messages_ends():
    noise = Fit().add("undocumented", secret=1)
    noise.raw(b"\0\1\2\3\4" * (scan.MAX_MESSAGES + 5))

    found = scan.scan(bytes(noise.body))

    assert "more than a training can" in found.stopped


def test_the_decoders_never_get_more_than_they_can_read_in_seconds():
    part = ran(with_session(started()))
    one = bytes(part.add("workout", slot=2, name="Run").body[-5:])
    part.raw(one * 200_000)

    content = decoded(part.body)
    found = read(part.content())

    assert len(content.times) == others.MAX_OTHERS
    assert len(content.content) < others.MAX_OTHER_BYTES
    assert len(found.recordings[0].streams) == 60
    assert "more summaries than a training can" in found.issues[0].why


def test_of_laps_without_end_the_first_are_kept():
    part = ran(with_session(started())).add("lap", slot=2, start_time=BEGIN, elapsed=1)
    part.raw(bytes(part.body[-9:]) * 200_000)

    (recording,) = read(part.content()).recordings

    assert len(recording.activity.laps) == messages.MAX_PLAIN


def test_layouts_without_end_stop_the_walk():
    part = ran(with_session(started()))
    for size in range(scan.MAX_LAYOUTS):
        fields = bytes([1, size % 251, 2, 2, size // 251, 2])
        part.raw(b"\x42\0\0\x14\0\2" + fields)

    found = read(part.content())

    assert len(found.recordings[0].streams) == 60
    assert "more than a training can" in found.issues[0].why
