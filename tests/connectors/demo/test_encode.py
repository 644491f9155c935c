from collections import Counter
from datetime import UTC, timedelta
from io import BytesIO

import fitdecode
import fitparse
import pytest
from garmin_fit_sdk import Decoder, Stream

from coach.domain.activity import Sport
from connectors.demo.encode import activity_file, weight_file
from tests.simulated import year

SERIAL = 3_400_000_001


def decoded(content):
    assert Decoder(Stream.from_byte_array(bytearray(content))).check_integrity()
    messages, errors = Decoder(Stream.from_byte_array(bytearray(content))).read()
    assert errors == []
    return messages


def first(sport, chosen=lambda done: True):
    return next(
        done
        for seed in range(10)
        for done in year(seed).sessions
        if done.activity.sport is sport and chosen(done)
    )


def one_of_each():
    return [
        *(first(sport) for sport in (Sport.SWIM, Sport.STRENGTH, Sport.WALK)),
        *(first(sport) for sport in (Sport.MOBILITY, Sport.SNOWBOARD, Sport.GOLF)),
        first(Sport.RUN, lambda d: d.vo2max_is_new and len(d.activity.laps) > 3),
        first(Sport.RIDE, lambda d: d.activity.avg_power_w),
        first(Sport.RIDE, lambda d: d.activity.avg_power_w is None),
    ]


@pytest.fixture(params=range(9), ids=lambda n: f"session-{n}")
def done(request):
    return one_of_each()[request.param]


def test_the_official_reader_finds_the_session_as_it_was(done):
    activity = done.activity
    messages = decoded(activity_file(done, SERIAL))
    (session,) = messages["session_mesgs"]

    assert session["start_time"] == activity.start.astimezone(UTC)
    assert session["total_elapsed_time"] == pytest.approx(activity.elapsed_s, abs=1e-3)
    assert session.get("total_distance") == pytest.approx(activity.distance_m, abs=0.01)
    assert session["avg_heart_rate"] == activity.avg_hr_bpm
    assert session["max_heart_rate"] == activity.max_hr_bpm
    assert session["total_calories"] == activity.calories_kcal
    assert session["num_laps"] == len(messages["lap_mesgs"])
    assert session.get("sub_sport") == activity.sub_sport


def test_the_official_reader_finds_every_sample(done):
    streams = done.recording.streams
    records = decoded(activity_file(done, SERIAL))["record_mesgs"]
    start = done.activity.start.astimezone(UTC)
    names = {
        "heart_rate_bpm": "heart_rate",
        "speed_m_s": "enhanced_speed",
        "distance_m": "distance",
        "power_w": "power",
        "cadence_rpm": "cadence",
        "altitude_m": "enhanced_altitude",
    }

    assert [r["timestamp"] for r in records] == [
        start + timedelta(seconds=s) for s in streams.time_s
    ]
    for channel, values in streams.channels.items():
        theirs = [r.get(names[channel]) for r in records]
        ours = [None if v != v else v for v in values]  # noqa: PLR0124 - NaN
        assert theirs == pytest.approx(ours, abs=0.11)


def test_three_readers_agree(done):
    content = activity_file(done, SERIAL)
    theirs = Counter(
        {name: len(messages) for name, messages in decoded(content).items()}
    )
    parsed = list(fitparse.FitFile(BytesIO(content)).get_messages())
    with fitdecode.FitReader(
        BytesIO(content),
        check_crc=fitdecode.CrcCheck.RAISE,
        error_handling=fitdecode.ErrorHandling.RAISE,
    ) as reader:
        frames = [f for f in reader if isinstance(f, fitdecode.FitDataMessage)]

    assert len(parsed) == len(frames) == theirs.total()
    assert [m.name for m in parsed if m.name == "record"] == [
        f.name for f in frames if f.name == "record"
    ]


def test_no_file_holds_a_position(done):
    for messages in decoded(activity_file(done, SERIAL)).values():
        assert not any("position" in str(name) for m in messages for name in m)


def test_the_file_says_who_wrote_it_and_where_it_was(done):
    messages = decoded(activity_file(done, SERIAL))
    (file_id,) = messages["file_id_mesgs"]
    (activity,) = messages["activity_mesgs"]
    end = activity["timestamp"].replace(tzinfo=None)
    elapsed = timedelta(seconds=round(done.activity.elapsed_s))

    assert (file_id["manufacturer"], file_id["type"]) == ("garmin", "activity")
    assert file_id["serial_number"] == SERIAL
    assert file_id["time_created"] == done.activity.start.astimezone(UTC)
    assert activity["timestamp"] == done.activity.start.astimezone(UTC) + elapsed
    # local_timestamp counts local seconds; ZONE is five hours behind.
    local = activity["local_timestamp"]
    seconds = (end - timedelta(hours=5)).replace(tzinfo=UTC)
    epoch = seconds.replace(year=1989, month=12, day=31, hour=0, minute=0, second=0)
    assert local == (seconds - epoch).total_seconds()


def test_lengths_are_those_the_watch_counted():
    swim = first(Sport.SWIM)
    messages = decoded(activity_file(swim, SERIAL))
    lengths = sorted(messages["length_mesgs"], key=lambda m: m["message_index"])
    (session,) = messages["session_mesgs"]
    activity = swim.activity

    assert [m["total_elapsed_time"] for m in lengths] == pytest.approx(
        [each.elapsed_s for each in activity.lengths], abs=0.0005
    )
    assert [m["length_type"] == "active" for m in lengths] == [
        each.active for each in activity.lengths
    ]
    assert [m.get("swim_stroke") for m in lengths] == [
        each.stroke.value if each.stroke else None for each in activity.lengths
    ]
    assert [m.get("total_strokes") for m in lengths] == [
        each.strokes for each in activity.lengths
    ]
    assert session["num_active_lengths"] == activity.active_lengths
    assert (session["pool_length"], session["pool_length_unit"]) == (22.86, "statute")
    assert session["total_distance"] == pytest.approx(
        22.86 * session["num_active_lengths"]
    )


def test_laps_of_a_swim_name_their_lengths():
    swim = first(Sport.SWIM)
    laps = decoded(activity_file(swim, SERIAL))["lap_mesgs"]

    assert (
        sum(lap["num_active_lengths"] for lap in laps) == swim.activity.active_lengths
    )
    assert [lap["first_length_index"] for lap in laps] == sorted(
        lap["first_length_index"] for lap in laps
    )
    assert [lap["wkt_step_index"] for lap in laps] == [
        lap.step_index for lap in swim.activity.laps
    ]


def test_sets_alternate_with_rests_and_are_only_guesses():
    gym = first(Sport.STRENGTH)
    sets = decoded(activity_file(gym, SERIAL))["set_mesgs"]
    active = [m for m in sets if m["set_type"] == "active"]
    ours = gym.activity.sets

    assert [m["set_type"] for m in sets] == ["active", "rest"] * len(ours)
    assert [m.get("repetitions") for m in active] == [s.reps for s in ours]
    assert [m["weight"] for m in active] == pytest.approx(
        [s.load_kg or 0 for s in ours], abs=0.04
    )
    assert [m["category"][0] if isinstance(m["category"], list) else m["category"]
            for m in active] == [s.exercise for s in ours]  # fmt: skip
    assert (
        sets[-1]["timestamp"]
        <= decoded(activity_file(gym, SERIAL))["session_mesgs"][0]["timestamp"]
    )


def test_a_run_carries_the_watchs_vo2max_and_nothing_else_does(done):
    messages = decoded(activity_file(done, SERIAL))

    if done.activity.sport is Sport.RUN:
        (estimate,) = messages["max_met_data_mesgs"]
        assert estimate["vo2_max"] == done.vo2max
        assert estimate["sport"] == "running"
    else:
        assert "max_met_data_mesgs" not in messages


def test_the_timer_stops_while_the_athlete_rides_the_lift():
    day = first(Sport.SNOWBOARD)
    messages = decoded(activity_file(day, SERIAL))
    (session,) = messages["session_mesgs"]
    kinds = [m["event_type"] for m in messages["event_mesgs"]]

    assert session["total_timer_time"] == pytest.approx(day.activity.moving_s)
    assert session["total_timer_time"] < session["total_elapsed_time"] / 2
    assert kinds == ["start", "stop"] * (len(day.activity.laps) - 1) + [
        *("start", "stop_all")
    ]


def test_a_pool_timer_runs_through_the_rests(done):
    if done.activity.sport is not Sport.SNOWBOARD:
        (session,) = decoded(activity_file(done, SERIAL))["session_mesgs"]
        assert session["total_timer_time"] == session["total_elapsed_time"]


def test_a_scales_readings_survive():
    readings = [r for r in year(1).weigh_ins if r.scale == "index_smart_scale"][:9]
    messages = decoded(weight_file(readings, SERIAL))
    (file_id,) = messages["file_id_mesgs"]

    assert file_id["type"] == "weight"
    assert file_id["garmin_product"] == "index_smart_scale"
    assert [
        (m["timestamp"], m["weight"], m["percent_fat"])
        for m in messages["weight_scale_mesgs"]
    ] == [(r.at.astimezone(UTC), r.weight_kg, r.body_fat_pct) for r in readings]
