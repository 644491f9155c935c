from zoneinfo import ZoneInfo

import pytest

from coach.domain.activity import Sport
from connectors.fitfile import parts
from connectors.fitfile.read import MAX_BYTES, FitReader
from tests.connectors.fitfile.fit_builder import (
    BEGIN,
    Fit,
    ran,
    started,
    with_session,
)


def read(content):
    return FitReader().read(content, "x.fit", ZoneInfo("UTC"))


def a_run(**fields):
    return with_session(ran(started()), **fields).content()


def test_every_chained_part_is_read():
    ride = with_session(
        started(created=BEGIN + 5000), start_time=BEGIN + 5000, sport=2
    ).content()

    found = read(a_run() + ride)

    assert [r.activity.sport for r in found.recordings] == [Sport.RUN, Sport.RIDE]
    assert found.issues == ()


def test_the_same_activity_twice_in_a_file_is_one():
    found = read(a_run() + a_run())

    assert len(found.recordings) == 1


def test_two_activities_of_one_file_id_have_ids_of_their_own():
    one, other = read(a_run() + a_run(start_time=BEGIN + 900)).recordings

    assert one.activity.uuid != other.activity.uuid
    assert one.activity == read(a_run()).recordings[0].activity


def test_settings_chained_to_an_activity_are_passed_over():
    found = read(a_run() + started(type=2).content())

    assert (len(found.recordings), found.issues, found.ignored) == (1, (), None)


@pytest.mark.parametrize("crc", [0, 1])
def test_a_wrong_checksum_is_an_issue_and_the_data_are_kept(crc):
    found = read(with_session(ran(started())).content(crc=crc))

    assert found.recordings[0].activity.distance_m == 2000
    assert [issue.where for issue in found.issues] == ["x.fit"]
    assert "checksum" in found.issues[0].why


def test_the_part_with_a_wrong_checksum_is_named():
    found = read(a_run() + Fit().add("file_id", type=2).content(crc=1))

    assert found.issues[0].where == "x.fit, part 2"


def test_zeros_after_the_end_are_nothing():
    assert read(a_run() + bytes(512)).issues == ()


def test_other_bytes_after_the_end_are_named():
    found = read(a_run() + b"something else")

    assert len(found.recordings) == 1
    assert "its last 14 bytes are no FIT data" in found.issues[0].why


@pytest.mark.parametrize("size", [0, 0xFFFFFFFF])
def test_a_file_the_device_never_finished_is_read_to_its_end(size):
    found = read(with_session(ran(started())).content(size=size)[:-2])

    assert found.recordings[0].activity.distance_m == 2000
    assert len(found.recordings[0].streams) == 60
    assert "never finished" in found.issues[0].why


@pytest.mark.parametrize("header", [12, 14, 20])
def test_headers_of_any_size_are_read(header):
    found = read(with_session(started()).content(header=header))

    assert (len(found.recordings), found.issues) == (1, ())


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"<html>log in</html>", "does not begin like a FIT file"),
        (b"\x0e\x10\0\0\0\0\0\0.FI", "does not begin like a FIT file"),
        (b"\0" * 40, "does not begin like a FIT file"),
        (bytes(MAX_BYTES + 1), "more than any training takes"),
    ],
)
def test_what_is_no_fit_file_is_refused_with_a_reason(content, why):
    found = read(content)

    assert (found.recordings, found.metrics, found.ignored) == ((), (), None)
    assert why in found.issues[0].why


def test_a_file_of_endless_parts_ends():
    found = read(started(type=2).content() * 1000)

    assert found.issues
    assert len(parts.split(started().content() * 1000, "x")[0]) == parts.MAX_PARTS


def test_the_reader_accepts_fit_by_content_and_by_name():
    reader = FitReader()

    assert reader.kind == "fit"
    assert reader.accepts(a_run(), "export")
    assert reader.accepts(b"broken", "RUN.FIT")
    assert not reader.accepts(b"title,start_time", "workouts.csv")
