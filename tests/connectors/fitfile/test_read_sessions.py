from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.activity import Source, Sport
from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.fit_builder import (
    BEGIN,
    START,
    Fit,
    ran,
    started,
    with_session,
)

NEW_YORK = ZoneInfo("America/New_York")


def read(part, zone=NEW_YORK):
    content = part if isinstance(part, bytes) else part.content()
    return FitReader().read(content, "x.fit", zone)


def activities(part, zone=NEW_YORK):
    return [recording.activity for recording in read(part, zone).recordings]


def only(part, zone=NEW_YORK):
    (activity,) = activities(part, zone)
    return activity


def test_a_session_is_an_activity_with_what_the_watch_summed_up():
    part = ran(started())
    with_session(
        part, avg_hr=141, max_hr=168, avg_power=210, calories=120, profile="Run"
    )

    found = read(part)

    assert (found.issues, found.ignored) == ((), None)
    activity = found.recordings[0].activity
    assert activity.source is Source.FIT
    assert (activity.sport, activity.sub_sport) == (Sport.RUN, None)
    assert activity.start == START
    assert (activity.elapsed_s, activity.moving_s) == (600, 590)
    assert activity.distance_m == 2000
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (141, 168)
    assert (activity.avg_power_w, activity.calories_kcal) == (210, 120)
    assert activity.title == "Run"
    assert activity.device == "garmin fr965"
    assert activity.doubts == ()


def test_only_channels_with_a_value_become_streams():
    part = with_session(ran(started(), 3, power=0, temperature=None))

    streams = read(part).recordings[0].streams

    assert list(streams.time_s) == [0, 1, 2]
    assert set(streams.channels) == {"heart_rate_bpm", "distance_m"}
    assert list(streams.channels["heart_rate_bpm"]) == [120, 121, 122]
    assert list(streams.channels["distance_m"]) == [0, 3, 6]


@pytest.mark.parametrize(
    ("offset_s", "zone", "name", "hour"),
    [
        (-5 * 3600, "America/New_York", "America/New_York", 6),
        (3 * 3600, "America/New_York", "Etc/GMT-3", 14),
        (-7 * 3600, "America/New_York", "Etc/GMT+7", 4),
        (0, "America/New_York", "UTC", 11),
        (5 * 3600 + 1800, "America/New_York", "UTC+05:30", 17),
        (-(3 * 3600 + 1800), "America/New_York", "UTC-03:30", 8),
        (3 * 3600 + 40, "America/New_York", "Etc/GMT-3", 14),
        (3 * 3600 + 700, "America/New_York", "America/New_York", 6),
        (3 * 3600 + 900, "America/New_York", "America/New_York", 6),
        (15 * 3600, "America/New_York", "America/New_York", 6),
        (-40 * 86400, "America/New_York", "America/New_York", 6),
    ],
)
def test_the_start_has_the_offset_of_the_place_where_it_was(offset_s, zone, name, hour):
    part = with_session(started())
    part.add("activity", timestamp=BEGIN + 600, local=BEGIN + 600 + offset_s)

    activity = only(part, ZoneInfo(zone))

    assert activity.start == START
    assert (activity.timezone, activity.start.hour) == (name, hour)


def test_without_a_local_time_the_athletes_zone_holds():
    activity = only(with_session(started()))

    assert activity.timezone == "America/New_York"
    assert activity.start.utcoffset() == timedelta(hours=-5)


def test_a_clock_comparison_tells_the_zone_where_the_end_of_a_file_is_lost():
    part = started().add("correlation", timestamp=BEGIN, local=BEGIN + 3600)

    assert only(with_session(part)).timezone == "Etc/GMT-1"


@pytest.mark.parametrize(
    ("sport", "sub_sport", "ours", "finer"),
    [
        (1, 0, Sport.RUN, None),
        (1, 3, Sport.RUN, "trail"),
        (2, 6, Sport.RIDE, "indoor_cycling"),
        (2, 58, Sport.RIDE, "virtual_activity"),
        (21, None, Sport.RIDE, None),
        (5, 17, Sport.SWIM, "lap_swimming"),
        (5, 18, Sport.SWIM, "open_water"),
        (10, 20, Sport.STRENGTH, "strength_training"),
        (4, 20, Sport.STRENGTH, "strength_training"),
        (10, 43, Sport.MOBILITY, "yoga"),
        (10, 44, Sport.MOBILITY, "pilates"),
        (10, 19, Sport.MOBILITY, "flexibility_training"),
        (86, 0, Sport.MOBILITY, None),
        (11, 0, Sport.WALK, None),
        (17, 0, Sport.WALK, None),
        (14, 38, Sport.SNOWBOARD, "resort"),
        (25, 0, Sport.GOLF, None),
        (39, 0, Sport.WAKEBOARD, None),
        (15, 14, Sport.OTHER, "rowing"),
        (4, 14, Sport.OTHER, "indoor_rowing"),
        (4, 1, Sport.RUN, "treadmill"),
        (10, 26, Sport.OTHER, "cardio_training"),
        (10, 0, Sport.OTHER, "training"),
        (75, 0, Sport.OTHER, "volleyball"),
        (88, 0, Sport.OTHER, "canoeing"),
        (201, 0, Sport.OTHER, "sport_201"),
        (0, 0, Sport.OTHER, None),
        (None, None, Sport.OTHER, None),
        (None, 17, Sport.SWIM, "lap_swimming"),
    ],
)
def test_a_sport_is_ours_or_other_with_its_own_name(sport, sub_sport, ours, finer):
    activity = only(with_session(started(), sport=sport, sub_sport=sub_sport))

    assert (activity.sport, activity.sub_sport) == (ours, finer)


def test_a_session_without_a_sport_has_that_of_the_sport_message():
    part = started().add("sport", sport=5, sub_sport=17, name="Pool Swim")

    activity = only(with_session(part, sport=None))

    assert (activity.sport, activity.title) == (Sport.SWIM, "Pool Swim")


def triathlon():
    part = started()
    for leg, sport in enumerate((5, 3, 2)):
        begin = BEGIN + 600 * leg
        ran(part, 600, begin=begin)
        part.add("lap", timestamp=begin + 600, start_time=begin, elapsed=600, timer=600)
        with_session(part, start_time=begin, timestamp=begin + 600, sport=sport)
    return part


def test_a_multisport_file_is_one_activity_a_leg_without_transitions():
    swim, ride = activities(triathlon())

    assert (swim.sport, ride.sport) == (Sport.SWIM, Sport.RIDE)
    assert ride.start - swim.start == timedelta(minutes=20)
    assert swim.uuid != ride.uuid
    assert [len(each.laps) for each in (swim, ride)] == [1, 1]
    assert ride.laps[0].start_s == 0


def test_a_leg_has_the_records_of_its_own_time():
    swim, ride = read(triathlon()).recordings

    assert list(swim.streams.time_s) == list(range(600))
    assert list(ride.streams.time_s) == list(range(600))


def test_a_lap_knows_the_step_of_the_workout_it_was():
    part = started().add("workout", name="4 x 4 min")
    for step, begin in ((0, BEGIN), (0x8001, BEGIN + 300)):
        part.add(
            "lap",
            start_time=begin,
            elapsed=300,
            timer=290,
            distance=1000,
            avg_hr=150,
            max_hr=160,
            avg_power=250,
            calories=50,
            step=step,
        )

    activity = only(with_session(part))

    first, second = activity.laps
    assert activity.title == "4 x 4 min"
    assert (first.step_index, second.step_index) == (0, 1)
    assert (second.start_s, second.elapsed_s, second.moving_s) == (300, 300, 290)
    assert (second.distance_m, second.avg_hr_bpm, second.max_hr_bpm) == (1000, 150, 160)
    assert (second.avg_power_w, second.calories_kcal) == (250, 50)


def test_a_session_is_put_together_from_laps_and_records_where_it_is_missing():
    part = started().add("sport", sport=2, sub_sport=6, name="Bike")
    part.add("event", timestamp=BEGIN, event=0, kind=0)
    ran(part, 100, power=200)
    part.add("event", timestamp=BEGIN + 99, event=0, kind=4)
    part.add("lap", start_time=BEGIN, elapsed=60, timer=60, distance=150, calories=9)

    found = read(part)

    activity = found.recordings[0].activity
    assert (activity.sport, activity.sub_sport) == (Sport.RIDE, "indoor_cycling")
    assert (activity.start, activity.elapsed_s) == (START, 99)
    assert (activity.moving_s, activity.distance_m) == (99, 297)
    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (134, 149)
    assert (activity.avg_power_w, activity.calories_kcal) == (200, 9)
    assert len(found.recordings[0].streams) == 100
    assert "no summary" in found.issues[0].why


def test_the_timers_stops_do_not_count_as_moving():
    part = ran(started(), 100)
    for second, kind in ((0, 0), (40, 1), (70, 0), (99, 4)):
        part.add("event", timestamp=BEGIN + second, event=0, kind=kind)

    assert only(part).moving_s == 69


def test_laps_tell_the_moving_time_where_no_timer_does():
    part = ran(started(), 100)
    part.add("lap", start_time=BEGIN, elapsed=99, timer=80, distance=310)

    activity = only(part)

    assert (activity.moving_s, activity.distance_m) == (80, 310)


def test_a_broken_file_keeps_the_leg_that_was_not_summed_up_yet():
    part = ran(started(), 60)
    with_session(part, elapsed=60, timer=60, timestamp=BEGIN + 60, sport=5)
    part.add("sport", sport=2, sub_sport=0)
    ran(part, 300, begin=BEGIN + 600)

    found = read(part.content()[:-40])

    swim, ride = (recording.activity for recording in found.recordings)
    assert (swim.sport, swim.elapsed_s) == (Sport.SWIM, 60)
    assert ride.sport is Sport.RIDE
    assert ride.start == START + timedelta(seconds=600)
    assert 290 <= ride.elapsed_s < 299


def test_a_device_that_never_knew_the_date_is_doubted():
    begin = 17_000_000
    part = ran(started(created=begin), 10, begin=begin)
    with_session(part, start_time=begin, timestamp=begin + 10, elapsed=10)
    part.add("activity", timestamp=begin + 10, local=BEGIN)

    activity = only(part)

    assert activity.start.year == 1990
    assert "clock was not set" in activity.doubts[0]
    assert activity.timezone == "America/New_York"


def test_impossible_values_are_left_out_and_named():
    part = with_session(
        ran(started()), avg_hr=12, max_hr=251, distance=900_000, avg_power=9000
    )

    activity = only(part)

    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (None, None)
    assert (activity.distance_m, activity.avg_power_w) == (None, None)
    assert [doubt.split(" left out")[0] for doubt in activity.doubts] == [
        "distance",
        "mean heart rate",
        "highest heart rate",
        "mean power",
    ]


def test_an_impossible_duration_gives_way_to_the_timers():
    activity = only(with_session(started(), elapsed=400 * 3600, timer=500))

    assert activity.elapsed_s == 500
    assert "elapsed time" in activity.doubts[0]


def test_zero_stands_for_no_sensor():
    activity = only(with_session(started(), avg_hr=0, max_hr=0, avg_power=0))

    assert (activity.avg_hr_bpm, activity.max_hr_bpm) == (None, None)
    assert (activity.avg_power_w, activity.doubts) == (None, ())


def test_a_start_out_of_this_age_gives_way_to_the_first_record():
    activity = only(with_session(ran(started()), start_time=4_200_000_000))

    assert activity.start == START


def test_a_session_without_any_date_is_named_and_left_out():
    part = with_session(
        started(created=None), start_time=None, timestamp=None, elapsed=600
    )

    found = read(part)

    assert found.recordings == ()
    assert "no usable date" in found.issues[0].why


def test_the_athletes_own_rating_is_the_sessions_rpe():
    assert only(with_session(started(), rpe=70)).rpe == 7
    assert only(with_session(started(), rpe=0)).rpe is None


def test_text_is_cleaned():
    activity = only(with_session(started(), profile="Morning\x1b[31m run\u202e"))

    assert activity.title == "Morning[31m run"


@pytest.mark.parametrize(
    ("fields", "device"),
    [
        ({"product": 3291}, "garmin fenix6x"),
        ({"product": 65000}, "garmin 65000"),
        ({"manufacturer": 294, "product_name": "COROS PACE 2"}, "COROS PACE 2"),
        ({"manufacturer": 69, "product_name": "M200"}, "stages cycling M200"),
        ({"manufacturer": 65001}, "maker 65001 4315"),
        ({"manufacturer": None}, None),
    ],
)
def test_a_device_is_maker_and_product(fields, device):
    assert only(with_session(started(**fields))).device == device


def test_the_same_file_has_the_same_ids_again():
    first, again = (activities(triathlon()) for _ in range(2))

    assert [a.uuid for a in first] == [a.uuid for a in again]
    assert len({a.source_id for a in first}) == 2


def test_a_cut_copy_is_the_same_activity():
    part = ran(started())
    before_summary = part.content()
    whole = only(with_session(part))

    assert only(before_summary).uuid == whole.uuid


def test_apps_without_a_serial_number_are_told_apart_by_start_and_sport():
    def by_app(**fields):
        return only(with_session(started(serial=None, created=7), **fields)).uuid

    assert by_app() == by_app()
    assert len({by_app(), by_app(sport=2), by_app(start_time=BEGIN + 60)}) == 3


def test_both_byte_orders_are_read():
    part = with_session(ran(Fit(big_endian=True)), avg_hr=140, pool_length=25)
    part.add("activity", timestamp=BEGIN, local=BEGIN + 3600)

    activity = only(part)

    assert (activity.start, activity.distance_m) == (START, 2000)
    assert (activity.avg_hr_bpm, activity.timezone) == (140, "Etc/GMT-1")


def test_a_file_without_file_id_is_read():
    assert only(with_session(Fit())).device is None


def test_every_start_is_aware():
    (activity,) = activities(with_session(started()), UTC)

    assert activity.start == datetime(2026, 3, 1, 11, 58, 3, tzinfo=UTC)
    assert activity.timezone == "UTC"
