from datetime import date, timedelta

import pytest

from coach.domain.activity import Source, Sport
from tests.connectors.files.apple_exports import (
    EVENING,
    LATER,
    NEW_YORK,
    WATCH,
    activity,
    metadata,
    read,
    record,
    statistic,
    swim,
    workout,
)


def test_a_run_as_new_phones_write_it():
    run = activity(
        workout(
            metadata("HKIndoorWorkout", "0"),
            statistic("DistanceWalkingRunning", "mi", sum="5.0"),
            statistic("ActiveEnergyBurned", "kcal", sum="512.4"),
            statistic("BasalEnergyBurned", "kcal", sum="80"),
            statistic("HeartRate", "count/min", average="148.4", maximum="171"),
            statistic("RunningPower", "W", average="222.789"),
            device=WATCH,
            duration="44.5",
        )
    )

    assert (run.source, run.sport, run.sub_sport) == (Source.APPLE_HEALTH, "run", None)
    assert run.start.isoformat() == "2026-11-20T18:05:00-05:00"
    assert run.timezone == "America/New_York"
    assert (run.elapsed_s, run.moving_s) == (2700, 2670)
    assert run.distance_m == 8046.72
    assert run.calories_kcal == 512.4
    assert (run.avg_hr_bpm, run.max_hr_bpm) == (148, 171)
    assert run.avg_power_w == 222.789
    assert run.device == "Apple Watch (Watch6,2)"
    assert (run.title, run.doubts) == ("", ())


def test_a_run_as_old_phones_write_it():
    run = activity(
        workout(
            totalDistance="8.05",
            totalDistanceUnit="km",
            totalEnergyBurned="2000",
            totalEnergyBurnedUnit="kJ",
        )
    )

    assert run.distance_m == 8050
    assert run.calories_kcal == 478.011
    assert run.device == "Watch"


def test_what_the_statistics_say_comes_before_the_old_totals():
    run = activity(
        workout(
            statistic("DistanceWalkingRunning", "km", sum="5"),
            totalDistance="9",
            totalDistanceUnit="km",
        )
    )

    assert run.distance_m == 5000


@pytest.mark.parametrize(
    ("kind", "sport", "finer"),
    [
        ("Running", Sport.RUN, None),
        ("Cycling", Sport.RIDE, None),
        ("Walking", Sport.WALK, None),
        ("Hiking", Sport.WALK, "hiking"),
        (
            "TraditionalStrengthTraining",
            Sport.STRENGTH,
            "traditional_strength_training",
        ),
        ("CoreTraining", Sport.STRENGTH, "core_training"),
        ("Yoga", Sport.MOBILITY, "yoga"),
        ("TaiChi", Sport.MOBILITY, "tai_chi"),
        ("Snowboarding", Sport.SNOWBOARD, None),
        ("Golf", Sport.GOLF, None),
        ("SwimBikeRun", Sport.MULTISPORT, "swim_bike_run"),
        (
            "HighIntensityIntervalTraining",
            Sport.OTHER,
            "high_intensity_interval_training",
        ),
        ("Rowing", Sport.OTHER, "rowing"),
        ("SomethingOf2031", Sport.OTHER, "something_of_2031"),
        ("", Sport.OTHER, "other"),
    ],
)
def test_every_activity_has_a_sport_and_where_that_says_less_its_own_word(
    kind, sport, finer
):
    found = activity(workout(workoutActivityType=f"HKWorkoutActivityType{kind}"))

    assert (found.sport, found.sub_sport) == (sport, finer)


def test_indoors_is_in_the_finer_word():
    run = activity(workout(metadata("HKIndoorWorkout", "1")))

    assert run.sub_sport == "indoor_running"


def test_each_sport_has_its_own_distance():
    walked = statistic("DistanceWalkingRunning", "m", sum="900")
    ridden = statistic("DistanceCycling", "km", sum="20")

    def distance(kind):
        kind = f"HKWorkoutActivityType{kind}"
        return activity(workout(walked, ridden, workoutActivityType=kind)).distance_m

    assert distance("Running") == 900
    assert distance("Cycling") == 20_000
    assert distance("SwimBikeRun") == 20_900
    assert distance("TraditionalStrengthTraining") is None


def test_heart_rates_inside_a_workout_are_its_stream_in_order_of_time():
    contents = read(
        record("HeartRate", "90", "count/min", "2026-11-20 18:04:59 -0500"),
        record("HeartRate", "150", "count/min", "2026-11-20 18:05:10 -0500"),
        record("HeartRate", "2.5", "count/s", "2026-11-20 18:06:00 -0500"),
        record("HeartRate", "120.4", "count/min", EVENING),
        record("HeartRate", "140", "count/min", LATER),
        record("HeartRate", "91", "count/min", "2026-11-20 18:50:01 -0500"),
        workout(),
    )

    (recording,) = contents.recordings
    assert list(recording.streams.time_s) == [0, 10, 60, 2700]
    beats = recording.streams.channels["heart_rate_bpm"]
    assert list(beats) == [120, 150, 150, 140]
    assert (recording.activity.avg_hr_bpm, recording.activity.max_hr_bpm) == (140, 150)


def test_heart_rates_are_of_the_source_that_has_most_of_them_in_the_workout():
    strap = [
        record("HeartRate", str(150 + each), "count/min", at, sourceName="Strap")
        for each, at in enumerate(
            ["2026-11-20 18:05:01 -0500", "2026-11-20 18:05:02 -0500"]
        )
    ]
    contents = read(record("HeartRate", "99", "count/min", EVENING), *strap, workout())

    (recording,) = contents.recordings
    assert list(recording.streams.channels["heart_rate_bpm"]) == [150, 151]


def test_a_workout_without_heart_rates_has_no_stream():
    (recording,) = read(workout()).recordings

    assert recording.streams is None


def test_a_workout_is_done_where_its_zone_says():
    run = activity(
        workout(
            metadata("HKTimeZone", "Asia/Tokyo"),
            startDate="2026-11-20 17:05:00 -0500",
            endDate="2026-11-20 17:50:00 -0500",
        )
    )

    assert run.timezone == "Asia/Tokyo"
    assert run.start.isoformat() == "2026-11-21T07:05:00+09:00"
    assert run.local_date == date(2026, 11, 21)


@pytest.mark.parametrize("zone", ["", "Nowhere/Atall", "../../etc/passwd", "America"])
def test_a_zone_that_is_none_leaves_the_athletes(zone):
    run = activity(workout(metadata("HKTimeZone", zone)))

    assert run.timezone == "America/New_York"


def test_a_workout_through_the_night_the_clocks_change_lasts_what_it_lasted():
    run = activity(
        workout(
            startDate="2026-11-01 00:30:00 -0400",
            endDate="2026-11-01 01:30:00 -0500",
            duration="120",
        )
    )

    assert run.elapsed_s == 7200
    assert run.start.utcoffset() == timedelta(hours=-4)
    assert run.local_date == date(2026, 11, 1)


def test_a_workout_over_midnight_is_of_the_day_it_began_on():
    run = activity(
        workout(
            startDate="2026-11-20 23:30:00 -0500", endDate="2026-11-21 00:30:00 -0500"
        )
    )

    assert (run.local_date, run.elapsed_s) == (date(2026, 11, 20), 3600)


def test_a_workout_is_the_same_wherever_the_phone_was_when_it_exported():
    at_home = activity(workout())
    abroad = activity(
        workout(
            startDate="2026-11-21 00:05:00 +0100", endDate="2026-11-21 00:50:00 +0100"
        )
    )

    assert abroad == at_home
    assert at_home.source_id == "2026-11-20 23:05:00 +0000 running Watch"


def test_a_workout_of_another_source_or_kind_is_another():
    contents = read(
        workout(),
        workout(),
        workout(sourceName="Strava"),
        workout(workoutActivityType="HKWorkoutActivityTypeWalking"),
    )

    assert len({each.activity.uuid for each in contents.recordings}) == 3
    assert len(contents.recordings) == 3


def test_a_newer_export_brings_only_what_is_new():
    old = read(workout(), date="2026-11-21 08:00:00 -0500")
    later = workout(startDate="2026-12-01 18:05:00 -0500", endDate="")
    new = read(workout(), later, date="2026-12-02 08:00:00 -0500")

    assert new.recordings[0] == old.recordings[0]
    assert len(new.recordings) == 2


@pytest.mark.parametrize(
    ("said", "doubt"),
    [
        ({"endDate": "2026-11-20 18:00:00 -0500"}, "it ended before it began"),
        ({"endDate": "2026-11-24 18:05:00 -0500"}, "it lasted 96 h"),
        ({"endDate": "soon"}, "when it ended is not known"),
    ],
)
def test_an_end_that_cannot_be_is_named_and_the_duration_taken(said, doubt):
    run = activity(workout(**said))

    assert run.elapsed_s == 2700
    assert run.doubts == (doubt,)


def test_what_no_one_can_have_done_is_left_out_and_named():
    run = activity(
        workout(
            statistic("DistanceWalkingRunning", "km", sum="900"),
            statistic("ActiveEnergyBurned", "kcal", sum="50000"),
            statistic("HeartRate", "count/min", average="500", maximum="NaN"),
        )
    )

    assert (run.distance_m, run.calories_kcal, run.avg_hr_bpm) == (None, None, None)
    assert run.max_hr_bpm is None
    assert run.doubts == (
        "distance left out: 900000 m cannot be",
        "energy left out: 50000 kcal cannot be",
        "average heart rate left out: 500 bpm cannot be",
    )


def test_routes_have_metadata_of_their_own():
    inside = '<WorkoutRoute sourceName="x"><MetadataEntry key="HKTimeZone" value='
    route = f'{inside}"Asia/Tokyo"/><FileReference path="/r.gpx"/></WorkoutRoute>'

    assert activity(workout(route)).timezone == str(NEW_YORK)


def test_a_route_of_an_old_phone_is_passed_over():
    place = '<Location date="x" latitude="0" longitude="0"/>'
    route = f'<WorkoutRoute sourceName="x">{place * 3}</WorkoutRoute>'
    way = statistic("DistanceWalkingRunning", "km", sum="5")

    assert activity(workout(route, way)).distance_m == 5000


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("coach.heart_rates", "0 900"),
        ("coach.heart_rates", "0"),
        ("coach.heart_rates", "0 -1"),
        ("coach.lengths", "1 2 3"),
        ("coach.lengths", "9999999999 1 1 1"),
        ("coach.lengths", "x"),
    ],
)
def test_numbers_that_no_excerpt_has_are_not_believed(key, value):
    beat = record("HeartRate", "150", "count/min", EVENING)
    (plain,) = read(beat, swim()).recordings
    (forged,) = read(beat, swim(metadata(key, value))).recordings

    assert forged == plain
