from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.activity import Source, Sport
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

POSITION = (
    "<Position><LatitudeDegrees>0.5</LatitudeDegrees>"
    "<LongitudeDegrees>-1.25</LongitudeDegrees></Position>"
    "<AltitudeMeters>12.5</AltitudeMeters><DistanceMeters>30.5</DistanceMeters>"
    "<Cadence>85</Cadence>"
)
RATES = (
    "<Calories>30</Calories><AverageHeartRateBpm><Value>140</Value>"
    "</AverageHeartRateBpm><MaximumHeartRateBpm><Value>155</Value>"
    "</MaximumHeartRateBpm>"
)


# What is read


def test_an_activity_is_read_with_its_laps_totals_and_streams():
    one = lap(0, *minute(0), more=RATES)
    two = lap(60, *minute(60, hr=160), meters=220, more=RATES)
    creator = (
        '<Creator xmlns:i="x" i:type="Device_t"><Name>Forerunner 965</Name></Creator>'
    )
    recording = only(read_tcx(tcx(tcx_activity(one, two, more=creator))))

    activity = recording.activity
    assert (activity.source, activity.sport) == (Source.TCX, Sport.RUN)
    assert activity.start == BEGIN
    assert (activity.elapsed_s, activity.moving_s) == (120, 120)
    assert activity.distance_m == 420
    assert activity.calories_kcal == 60
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (148, 160)  # 70 s and 51 s
    assert activity.device == "Forerunner 965"
    assert [(each.start_s, each.elapsed_s) for each in activity.laps] == [
        (0, 60),
        (60, 60),
    ]
    assert activity.laps[1].distance_m == 220
    assert activity.laps[0].avg_hr_bpm == 140
    assert recording.streams.time_s.tolist() == [*range(0, 121, 10)]


def test_a_point_gives_every_channel_it_has():
    extension = "<Speed>3.05</Speed><Watts>215</Watts>"
    points = [trackpoint(s, hr=140, more=POSITION, extension=extension) for s in (0, 1)]
    recording = only(read_tcx(tcx(tcx_activity(lap(0, *points)))))

    assert {k: v[0] for k, v in recording.streams.channels.items()} == {
        "latitude_deg": 0.5,
        "longitude_deg": -1.25,
        "altitude_m": 12.5,
        "heart_rate_bpm": 140,
        "cadence_rpm": 85,
        "distance_m": 30.5,
        "speed_m_s": 3.05,
        "power_w": 215,
    }
    assert recording.activity.avg_power_w == 215


def test_the_day_is_the_athletes_though_times_are_in_utc():
    late = datetime(2026, 3, 2, 23, 30, tzinfo=UTC)
    begun = f'<Lap StartTime="{at(0, begin=late)}">'
    content = tcx(tcx_activity(f"{begun}<TotalTimeSeconds>60</TotalTimeSeconds></Lap>"))

    activity = only(read_tcx(content)).activity

    assert activity.local_date == datetime(2026, 3, 3, tzinfo=UTC).date()
    assert activity.start.utcoffset() == timedelta(hours=1)
    assert activity.timezone == "Europe/Berlin"


def test_a_pause_is_elapsed_but_not_moving_time():
    one, two = lap(0, *minute(0)), lap(600, *minute(600))
    activity = only(read_tcx(tcx(tcx_activity(one, two)))).activity

    assert (activity.elapsed_s, activity.moving_s) == (660, 120)


def test_a_lap_with_a_pause_in_it_lasted_to_its_last_point():
    laps = (lap(0, trackpoint(0), trackpoint(100)), lap(110, seconds=30.0))
    activity = only(read_tcx(tcx(tcx_activity(*laps)))).activity

    assert [each.elapsed_s for each in activity.laps] == [100, 30]
    assert [each.moving_s for each in activity.laps] == [60, 30]


def test_a_pool_swim_without_positions_keeps_its_distance_and_time():
    lengths = [lap(40 * n, seconds=40.0, meters=25.0) for n in range(8)]
    recording = only(read_tcx(tcx(tcx_activity(*lengths, sport="Other"))))

    assert recording.activity.distance_m == 200
    assert recording.activity.elapsed_s == 320
    assert recording.activity.sport is Sport.OTHER
    assert recording.streams is None


@pytest.mark.parametrize(
    ("word", "sport", "finer"),
    [
        ("Running", Sport.RUN, None),
        ("Biking", Sport.RIDE, None),
        ("Swimming", Sport.SWIM, None),
        ("Other", Sport.OTHER, None),
        ("", Sport.OTHER, None),
        ("Kite Surfing", Sport.OTHER, "kite_surfing"),
    ],
)
def test_the_sport_is_ours_and_the_finer_word_the_files(word, sport, finer):
    activity = only(read_tcx(tcx(tcx_activity(lap(0), sport=word)))).activity

    assert (activity.sport, activity.sub_sport) == (sport, finer)


def test_legs_of_a_triathlon_are_activities_of_their_own():
    swim = tcx_activity(lap(0), sport="Swimming")
    ride = tcx_activity(lap(700), sport="Biking", id_=at(700))
    body = (
        f"<MultiSportSession><Id>{at(0)}</Id><FirstSport>{swim}</FirstSport>"
        f"<NextSport><Transition>{lap(600)}</Transition>{ride}</NextSport>"
        "</MultiSportSession>"
    )
    contents = read_tcx(tcx(body))

    found = [each.activity for each in contents.recordings]
    assert [each.sport for each in found] == [Sport.SWIM, Sport.RIDE]
    assert [each.elapsed_s for each in found] == [60, 60]  # the transition is neither's
    assert found[0].uuid != found[1].uuid


def test_notes_and_the_workout_followed_are_kept():
    plan = '<Training><Plan Type="Workout"><Name>6 x 800</Name></Plan></Training>'
    more = f"<Notes>Windy.\nFelt good.</Notes>{plan}"
    activity = only(read_tcx(tcx(tcx_activity(lap(0), more=more)))).activity

    assert activity.note == "Windy.\nFelt good."
    assert activity.title == "6 x 800"


def test_several_activities_in_a_file_are_all_read():
    later = tcx_activity(lap(7200), id_=at(7200))
    contents = read_tcx(tcx(tcx_activity(lap(0)), later))

    assert len(contents.recordings) == 2


# What makes it the same activity


def test_a_cut_copy_and_the_whole_are_the_same_activity():
    content = tcx(
        tcx_activity(lap(0, *minute(0)), more="<Creator><Name>Edge</Name></Creator>")
    )
    whole, cut = read_tcx(content), read_tcx(content[: len(content) // 2])

    assert cut.recordings[0].activity.uuid == whole.recordings[0].activity.uuid
    assert cut.recordings[0].size < whole.recordings[0].size


def test_another_start_or_sport_is_another_activity():
    first = only(read_tcx(tcx(tcx_activity(lap(0))))).activity
    others = [
        only(read_tcx(tcx(tcx_activity(lap(1))))).activity,
        only(read_tcx(tcx(tcx_activity(lap(0), sport="Biking")))).activity,
    ]

    assert first.uuid not in {each.uuid for each in others}


# What is no activity


@pytest.mark.parametrize(
    ("body", "word"),
    [
        ("<Courses><Course><Name>Lake</Name></Course></Courses>", "course"),
        ("<Workouts><Workout Sport='Running'/></Workouts>", "planned"),
        ("", "without an activity"),
    ],
)
def test_a_sound_file_without_activity_is_ignored_with_its_reason(body, word):
    contents = read_tcx(tcx().replace(b"<Activities></Activities>", body.encode()))

    assert (contents.recordings, contents.issues) == ((), ())
    assert word in contents.ignored


def test_real_workouts_are_ignored_as_planned(shared):
    found = sorted((shared / "data" / "workout_json").glob("*.tcx"))
    assert found
    for path in found:
        contents = read_tcx(path.read_bytes())
        assert contents.ignored == "a workout (planned, not done)"


def test_content_decides_before_the_name_does():
    reader = TcxReader()

    assert reader.accepts(tcx(), "export.zip!activities/1.bin")
    assert reader.accepts(b"", "broken.TCX")
    assert not reader.accepts(b"<gpx></gpx>", "wrong.tcx")
    assert not reader.accepts(b"title,start_time", "hevy.csv")


def test_titles_from_hostile_files_carry_no_control_characters():
    more = "<Notes>\x1b[2Jgone\u202e&#7;</Notes>"
    activity = only(read_tcx(tcx(tcx_activity(lap(0), more=more)))).activity

    assert activity.note == "[2Jgone"
