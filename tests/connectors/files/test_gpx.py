from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Source, Sport
from connectors.files.gpx import GpxReader
from connectors.files.tracks import great_circle_m
from tests.connectors.files.tracked import (
    BEGIN,
    at,
    gpx,
    only,
    read_gpx,
    sensors,
    steady,
    tcx,
    trk,
    trkpt,
)

HOUR = 3600
DAY = 24 * HOUR

# What is read


def test_a_track_is_an_activity_with_its_way_time_and_name():
    content = gpx(trk(steady(0, 600), name="Along the river", kind="running"))
    activity = only(read_gpx(content)).activity

    assert (activity.source, activity.sport) == (Source.GPX, Sport.RUN)
    assert activity.title == "Along the river"
    assert activity.start == BEGIN
    assert activity.start.utcoffset() == timedelta(hours=1)
    assert (activity.elapsed_s, activity.moving_s) == (600, 600)
    assert activity.distance_m == pytest.approx(1800, abs=0.01)
    assert activity.device == "made by hand"


def test_the_way_from_point_to_point_is_a_channel():
    recording = only(read_gpx(gpx(trk(steady(0, 20, every=10)))))

    assert [round(m, 2) for m in recording.streams.channels["distance_m"]] == [
        0,
        30,
        60,
    ]


@pytest.mark.parametrize(
    ("more", "channel", "value"),
    [
        ("<ele>101.5</ele>", "altitude_m", 101.5),
        (sensors(hr=141, cad=82, atemp=18.5), "heart_rate_bpm", 141),
        (sensors(hr=141, cad=82, atemp=18.5), "cadence_rpm", 82),
        (sensors(hr=141, cad=82, atemp=18.5), "temperature_c", 18.5),
        ("<extensions><power>250</power></extensions>", "power_w", 250),
        (
            (
                '<extensions><pwr:PowerInWatts xmlns:pwr="p">250</pwr:PowerInWatts>'
                "</extensions>"
            ),
            "power_w",
            250,
        ),
        (
            (
                "<extensions><gpxdata:hr>99</gpxdata:hr><gpxdata:cadence>60"
                "</gpxdata:cadence></extensions>"
            ),
            "heart_rate_bpm",
            99,
        ),
        ("<extensions><heartrate>77</heartrate></extensions>", "heart_rate_bpm", 77),
    ],
)
def test_sensors_are_read_from_any_extension(more, channel, value):
    content = gpx(trk([trkpt(s, more=more) for s in (0, 1)]))

    assert only(read_gpx(content)).streams.channels[channel][0] == value


@pytest.mark.parametrize(
    ("word", "sport", "finer"),
    [
        ("9", Sport.RUN, None),
        ("1", Sport.RIDE, None),
        ("16", Sport.SWIM, None),
        ("10", Sport.WALK, None),
        ("4", Sport.WALK, "hike"),
        ("30", Sport.STRENGTH, None),
        ("77", Sport.OTHER, "sport_77"),
        ("Ride", Sport.RIDE, None),
        ("trail_running", Sport.RUN, "trail_running"),
        ("VirtualRide", Sport.RIDE, "virtual_ride"),
        ("open_water_swimming", Sport.SWIM, "open_water_swimming"),
        ("Kitesurf", Sport.OTHER, "kitesurf"),
        ("", Sport.OTHER, None),
    ],
)
def test_the_type_may_be_a_word_or_stravas_number(word, sport, finer):
    activity = only(read_gpx(gpx(trk(steady(0, 9), kind=word)))).activity

    assert (activity.sport, activity.sub_sport) == (sport, finer)


@pytest.mark.parametrize(
    "creator", ["StravaGPX", "StravaGPX Android", "Garmin Connect"]
)
def test_a_service_is_no_device(creator):
    assert (
        only(read_gpx(gpx(trk(steady(0, 9)), creator=creator))).activity.device is None
    )


def test_indoor_points_without_movement_have_a_time_and_a_heart_rate():
    points = [
        f"<trkpt><time>{at(s)}</time>{sensors(hr=120)}</trkpt>" for s in range(60)
    ]
    activity = only(read_gpx(gpx(trk(points)))).activity

    assert (activity.elapsed_s, activity.avg_hr_bpm) == (59, 120)
    assert (activity.distance_m, activity.moving_s) == (None, None)


# Way and time


def test_a_great_circle_is_as_long_as_it_should_be():
    # A degree along a meridian, and a quarter of the equator.
    assert great_circle_m((0, 0), (0.017453292519943295, 0)) == pytest.approx(
        111_195.08
    )
    assert great_circle_m((0, 0), (0, 1.5707963267948966)) == pytest.approx(10_007_557)


def test_standing_at_a_light_is_no_moving_time():
    points = [
        *steady(0, 60),
        *[trkpt(s, 180) for s in range(61, 181)],
        *[trkpt(s, 180 + 3 * (s - 180)) for s in range(181, 241)],
    ]
    activity = only(read_gpx(gpx(trk(points)))).activity

    assert (activity.elapsed_s, activity.moving_s) == (240, 120)


def test_a_watch_that_pauses_by_itself_leaves_a_gap_that_is_no_moving_time():
    points = [*steady(0, 60), *[trkpt(s, 180 + 3 * (s - 900)) for s in range(900, 961)]]
    activity = only(read_gpx(gpx(trk(points)))).activity

    assert (activity.elapsed_s, activity.moving_s) == (960, 120)


def test_a_jump_of_the_receiver_adds_no_way():
    points = [*steady(0, 60), trkpt(61, 50_000), *steady(62, 120)]
    activity = only(read_gpx(gpx(trk(points)))).activity

    assert activity.distance_m == pytest.approx(360, abs=10)


def test_the_way_between_two_segments_does_not_count():
    first, second = steady(0, 60), [trkpt(s, 5000 + 3 * s) for s in range(600, 661)]
    activity = only(read_gpx(gpx(trk(first, second)))).activity

    assert activity.distance_m == pytest.approx(360, abs=0.1)
    assert (activity.elapsed_s, activity.moving_s) == (660, 120)


def test_a_distance_that_the_device_measured_stands_before_ours():
    points = [
        trkpt(s, more=f"<extensions><distance>{s * 4}</distance></extensions>")
        for s in range(11)
    ]

    assert only(read_gpx(gpx(trk(points)))).activity.distance_m == 40


def test_a_sample_before_a_pause_does_not_stand_for_the_pause():
    points = [trkpt(0, more=sensors(hr=100))]
    points += [trkpt(s, more=sensors(hr=160)) for s in range(600, 660, 10)]
    activity = only(read_gpx(gpx(trk(points)))).activity

    assert activity.avg_hr_bpm == 138  # 30 s at 100, 51 s at 160


# What is one session


def starts(contents):
    assert contents.issues == ()
    return [(each.activity.start - BEGIN).seconds for each in contents.recordings]


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        # segments of one track
        ([trk(steady(0, 60), steady(2 * HOUR, 2 * HOUR + 60))], [0]),
        ([trk(steady(0, 60), steady(4 * HOUR, 4 * HOUR + 60))], [0, 4 * HOUR]),
        # one segment with a hole in it
        ([trk([*steady(0, 60), *steady(4 * HOUR, 4 * HOUR + 60)])], [0, 4 * HOUR]),
        # tracks one after the other
        ([trk(steady(0, 60)), trk(steady(120, 180))], [0]),
        ([trk(steady(0, 60)), trk(steady(60, 180))], [0]),
        ([trk(steady(0, 60)), trk(steady(600, 660))], [0, 600]),
        ([trk(steady(0, 60), kind="1"), trk(steady(120, 180), kind="9")], [0, 120]),
        # in any order, and at once
        ([trk(steady(120, 180)), trk(steady(0, 60))], [0]),
        ([trk(steady(0, 60)), trk(steady(30, 90))], [0, 30]),
    ],
)
def test_gaps_decide_what_is_one_session(parts, expected):
    assert starts(read_gpx(gpx(*parts))) == expected


@given(st.permutations(range(5)))
def test_the_order_of_the_tracks_does_not_matter(order):
    tracks = [trk(steady(n * 200, n * 200 + 60, every=20)) for n in range(5)]
    plain = only(read_gpx(gpx(*tracks)))

    assert only(read_gpx(gpx(*(tracks[n] for n in order)))) == plain


# What makes it the same activity


def test_a_cut_or_renamed_copy_is_the_same_activity():
    content = gpx(trk(steady(0, 600), name="Morning Run", kind="9"))
    (whole,) = read_gpx(content).recordings
    (cut,) = read_gpx(content[: len(content) // 2]).recordings
    (renamed,) = read_gpx(content.replace(b"Morning", b"Long")).recordings

    assert {cut.activity.uuid, renamed.activity.uuid} == {whole.activity.uuid}


# What is no activity


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (trk([trkpt(s, when="") for s in range(9)]), "without times"),
        (
            f"<rte><rtept lat='0' lon='1'><time>{at(0)}</time></rtept></rte>",
            "routes",
        ),
        ("<wpt lat='0' lon='1'><name>Home</name></wpt>", "places"),
        ("", "without a track"),
        (trk([trkpt(0)]), "without a track"),
    ],
)
def test_a_sound_file_without_session_is_ignored_with_its_reason(body, word):
    contents = read_gpx(gpx(body))

    assert (contents.recordings, contents.issues) == ((), ())
    assert word in contents.ignored


def test_content_decides_before_the_name_does():
    reader = GpxReader()

    assert reader.accepts(b"\n <gpx version='1.0'>", "export.zip!activities/1")
    assert reader.accepts(b"", "broken.GPX")
    assert not reader.accepts(tcx(), "wrong.gpx")


# Broken and hostile files


def test_every_truncation_keeps_what_came_before_it():
    content = gpx(trk(steady(0, 60)))
    sizes = []
    for length in range(0, len(content), 31):
        contents = read_gpx(content[:length])
        assert contents.issues
        sizes.append(sum(each.size for each in contents.recordings))

    assert sizes == sorted(sizes)
    assert sizes[-1] == 61


def test_a_place_that_is_none_is_left_out_and_named():
    points = steady(0, 9)
    points[3] = points[3].replace('lat="0"', 'lat="91"')
    recording = only(read_gpx(gpx(trk(points))))

    assert recording.activity.doubts == ("values left out of its points: 1",)
    assert len(recording.streams) == 10
    assert recording.activity.distance_m < 27


def test_points_without_a_time_are_left_out_and_named():
    points = [*steady(0, 9), trkpt(10, when=""), trkpt(11, when="soon")]
    contents = read_gpx(gpx(trk(points)))

    assert contents.recordings[0].activity.elapsed_s == 9
    assert contents.issues[0].why == "2 points without a time were left out"


def test_an_entity_bomb_is_refused_with_a_clear_word():
    bomb = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE gpx [<!ENTITY l0 "lol">{bomb}]>'.encode()
    content = head + gpx(trk(steady(0, 9), name="&l9;")).partition(b"\n")[2]

    contents = read_gpx(content)

    assert contents.recordings == ()
    assert "entities" in contents.issues[0].why


def test_of_more_points_than_anyone_records_the_first_count(monkeypatch):
    monkeypatch.setattr("connectors.files.gpx.MOST_POINTS", 5)
    contents = read_gpx(gpx(trk(steady(0, 9))))

    assert contents.recordings[0].activity.elapsed_s == 4
    assert "more than 5 points" in contents.issues[0].why


MUTATED = gpx(trk(steady(0, 5, more=sensors(hr=120)), name="Run", kind="9"))


@given(st.data())
def test_no_mutation_stops_the_reader(data):
    content = MUTATED
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content)))
        gone = data.draw(st.integers(0, 30))
        put = data.draw(
            st.sampled_from([b"", b"<", b">", b"\x00", b"\xff", b"&", b"NaN", b'"'])
        )
        content = content[:place] + put + content[place + gone :]

    contents = read_gpx(content)

    assert contents.recordings or contents.issues or contents.ignored
    for each in contents.recordings:
        assert each.activity.elapsed_s >= 0
        assert all(
            a < b
            for a, b in zip(each.streams.time_s, each.streams.time_s[1:], strict=False)
        )


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer(content):
    contents = read_gpx(content)

    assert contents.issues
    assert contents.recordings == ()


def test_titles_carry_no_control_characters():
    activity = only(
        read_gpx(gpx(trk(steady(0, 9), name="\x1b[31mred&#27;\u202e")))
    ).activity

    assert activity.title == "[31mred"
