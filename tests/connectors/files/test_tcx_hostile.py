from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.files.tcx import TcxReader
from tests.connectors.files.tracked import (
    BEGIN,
    at,
    lap,
    minute,
    only,
    read_tcx,
    tcx,
    tcx_activity,
    trackpoint,
)

# Files as they come


@pytest.mark.parametrize(
    "changed",
    [
        lambda c: b"\n          " + c,
        lambda c: b"\xef\xbb\xbf" + c,
        lambda c: c.replace(b"<?xml version", b"\x00<?xml version"),
        lambda c: c + b"\x00\x00\x00",
        lambda c: c + b"<junk/>",
        lambda c: c.replace(b'<?xml version="1.0" encoding="UTF-8"?>\n', b""),
        lambda c: c.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
        lambda c: c.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16-le"),
        lambda c: c.decode().replace('"UTF-8"', '"UTF-16"').encode("utf-16-be"),
        lambda c: c.replace(b'"UTF-8"', b'"UTF-16"'),
        lambda c: c.replace(b'"UTF-8"', b'"punycode"'),
        lambda c: c.replace(b"<Notes>", b"<Notes>\x1b[31m\x07&#27;&#x1B;"),
        lambda c: b"<!-- made today --><!DOCTYPE T>" + c.partition(b"\n")[2],
    ],
    ids=lambda _: "",
)
def test_what_a_strict_parser_stumbles_over_is_read_all_the_same(changed):
    content = tcx(tcx_activity(lap(0, *minute(0)), more="<Notes>Windy</Notes>"))
    plain = only(read_tcx(content))

    contents = read_tcx(changed(content))

    found = only(contents)
    assert TcxReader().accepts(changed(content), "a")
    assert found.activity.note.replace("[31m", "") == "Windy"
    assert replace(found.activity, note="Windy") == plain.activity
    assert found.streams == plain.streams


def test_any_prefix_stands_for_the_same_names_declared_or_not():
    content = tcx(
        tcx_activity(
            lap(0, *[trackpoint(s, extension="<Watts>200</Watts>") for s in (0, 1)])
        )
    )
    declared = content.replace(b"<TPX>", b'<ns3:TPX xmlns:ns3="x">')
    declared = declared.replace(b"</TPX>", b"</ns3:TPX>")
    forgotten = content.replace(b"TPX>", b"ns3:TPX>").replace(b"/ns3:TPX", b"/ns3:TPX")

    for each in (declared, forgotten):
        assert only(read_tcx(each)).activity.avg_power_w == 200


def test_other_encodings_keep_their_letters():
    content = tcx(tcx_activity(lap(0), more="<Notes>Mühle</Notes>")).decode()
    latin = content.replace("UTF-8", "ISO-8859-1").encode("latin-1")

    assert only(read_tcx(latin)).activity.note == "Mühle"


def test_a_time_without_a_zone_is_utc():
    content = tcx(tcx_activity(lap(0))).replace(b"00Z", b"00")

    assert only(read_tcx(content)).activity.start == BEGIN


def test_an_activity_without_laps_times_is_known_by_its_first_point_or_its_id():
    content = tcx(tcx_activity(lap(0, *minute(60)))).replace(
        at(0).encode(), b"not a time"
    )
    bare = tcx(tcx_activity(id_=at(5)))

    assert only(read_tcx(content)).activity.start == BEGIN + timedelta(minutes=1)
    assert only(read_tcx(bare)).activity.start == BEGIN + timedelta(seconds=5)


# Broken and hostile files


def test_a_broken_file_keeps_what_came_before_the_break_and_says_where_it_was():
    content = tcx(tcx_activity(lap(0, *minute(0)), lap(60, *minute(60))))
    cut = content[: content.index(at(90).encode())]

    contents = read_tcx(cut)

    (recording,) = contents.recordings
    (issue,) = contents.issues
    assert "breaks off" in issue.why
    assert recording.streams.time_s.tolist() == [0, 10, 20, 30, 40, 50, 60, 70, 80]
    assert recording.activity.elapsed_s == 120  # as its second lap had said
    assert recording.activity.distance_m == 400


def test_every_truncation_gives_an_issue_or_the_whole_and_never_an_exception():
    content = tcx(tcx_activity(lap(0, *minute(0)), lap(60, *minute(60))))
    sizes = []
    for length in range(0, len(content), 7):
        contents = read_tcx(content[:length])
        assert contents.issues or contents.ignored
        sizes.append(sum(each.size for each in contents.recordings))

    assert sizes == sorted(sizes)


@pytest.mark.parametrize(
    ("evil", "word"),
    [
        (b'<!DOCTYPE T [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>', "entities"),
        (b'<!DOCTYPE T [<!ENTITY a SYSTEM "file://etc/passwd">]>', "entities"),
        (b'<!DOCTYPE T [<!ENTITY % a SYSTEM "http://198.51.100.1/">%a;]>', "entities"),
    ],
)
def test_entities_are_refused_with_a_clear_word(evil, word):
    body = tcx(tcx_activity(lap(0))).partition(b"\n")[2]

    contents = read_tcx(evil + body)

    assert contents.recordings == ()
    assert word in contents.issues[0].why


def test_a_document_type_without_entities_may_pass():
    body = tcx(tcx_activity(lap(0))).partition(b"\n")[2]

    assert only(read_tcx(b'<!DOCTYPE T SYSTEM "http://198.51.100.1/t.dtd">' + body))


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<a>" * 100, "nested"),
        ("<Trackpoint>" + "<a/>" * 2000, "too much"),
        ("<Trackpoint>" + "<a>" * 100, "nested"),
        ("<a/>" * 250_000, "too many"),
    ],
)
def test_what_is_too_deep_or_too_much_is_refused_and_the_rest_kept(body, word):
    contents = read_tcx(tcx(tcx_activity(lap(0)) + body))

    assert len(contents.recordings) == 1
    assert word in contents.issues[0].why


@pytest.mark.parametrize("value", ["NaN", "inf", "-1e999", "9" * 5000, "many", "1_0"])
def test_a_value_that_is_no_number_is_left_out_and_named(value):
    points = [trackpoint(0, hr=140), trackpoint(10, hr=value), trackpoint(20, hr=140)]
    recording = only(read_tcx(tcx(tcx_activity(lap(0, *points, meters=value)))))

    assert recording.activity.avg_hr_bpm == 140
    assert recording.activity.distance_m is None
    assert recording.activity.doubts == ("values left out of its points: 1",)
    assert len(recording.streams) == 3


def test_what_nobody_can_have_done_is_left_out_and_named():
    fast = lap(0, seconds=60.0, meters=90_000.0)
    activity = only(read_tcx(tcx(tcx_activity(fast)))).activity

    assert activity.distance_m is None
    assert activity.doubts == ("distance left out: 90.0 km cannot be",)


def test_a_point_of_another_year_does_not_stretch_the_activity():
    points = [*minute(0), trackpoint(0, hr=150, when="2031-01-01T00:00:00Z")]
    recording = only(read_tcx(tcx(tcx_activity(lap(0, *points)))))

    assert recording.activity.elapsed_s == 60
    assert "two days" in recording.activity.doubts[0]


@pytest.mark.parametrize("when", ["0001-01-01T00:00:00Z", "yesterday", "", "9" * 5000])
def test_an_activity_without_a_possible_date_is_an_issue(when):
    content = tcx(tcx_activity(lap(0))).replace(at(0).encode(), when.encode())
    contents = read_tcx(content)

    assert contents.recordings == ()
    assert "no usable date" in contents.issues[0].why


def test_points_out_of_order_or_said_twice_are_put_in_order():
    points = [trackpoint(s, hr=100 + s) for s in (20, 0, 10, 10)]
    recording = only(read_tcx(tcx(tcx_activity(lap(0, *points)))))

    assert recording.streams.time_s.tolist() == [0, 10, 20]


@pytest.mark.parametrize("starts", [[0] * 3000, [*range(3000)], [0, 299] * 1500])
def test_thousands_of_laps_in_any_order_are_read(starts):
    points = [trackpoint(s, hr=140) for s in range(300)]
    laps = [lap(0, *points), *[lap(start) for start in starts]]
    activity = only(read_tcx(tcx(tcx_activity(*laps)))).activity

    assert len(activity.laps) == 3001


def test_laps_without_a_time_of_their_own_follow_each_other():
    content = tcx(tcx_activity(lap(0, *minute(0)), lap(60), lap(120)))
    content = content.replace(f' StartTime="{at(60)}"'.encode(), b"")

    activity = only(read_tcx(content)).activity

    assert [each.start_s for each in activity.laps] == [0, 60, 120]


def test_of_more_points_than_anyone_records_the_first_count(monkeypatch):
    monkeypatch.setattr("connectors.files.tcx.MOST_POINTS", 5)
    contents = read_tcx(tcx(tcx_activity(lap(0, *minute(0)))))

    assert len(contents.recordings[0].streams) == 5
    assert "more than 5 points" in contents.issues[0].why


def test_of_more_activities_than_anyone_has_the_first_count(monkeypatch):
    monkeypatch.setattr("connectors.files.tcx.MOST_ACTIVITIES", 2)
    many = [tcx_activity(lap(600 * n), id_=at(600 * n)) for n in range(4)]
    contents = read_tcx(tcx(*many))

    starts = [each.activity.start - BEGIN for each in contents.recordings]
    assert starts == [timedelta(0), timedelta(minutes=10)]
    assert "more than 2 activities" in contents.issues[0].why
