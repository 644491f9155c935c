from coach.domain.activity import Lap, Length, Sport, Stroke
from tests.connectors.files.apple_exports import (
    EVENING,
    activity,
    event,
    metadata,
    part,
    record,
    statistic,
    swim,
    workout,
)


def test_a_pool_swim_has_its_lengths_with_stroke_and_count():
    half = {"duration": "0.5", "durationUnit": "min"}
    style = metadata("HKSwimmingStrokeStyle", "2")
    found = activity(
        record("SwimmingStrokeCount", "14", "count", "2026-11-20 18:05:30 -0500"),
        swim(
            metadata("HKLapLength", "25 yd"),
            metadata("HKSwimmingLocationType", "1"),
            event("Lap", EVENING, style, duration="0.5083333", durationUnit="min"),
            event("Lap", "2026-11-20 18:05:30 -0500", style, **half),
            event("Lap", "2026-11-20 18:06:20 -0500", **half),
            event("Segment", EVENING, duration="1", durationUnit="min"),
            statistic("DistanceSwimming", "yd", sum="75"),
        ),
    )

    assert (found.sport, found.sub_sport) == (Sport.SWIM, "lap_swimming")
    assert found.pool_length_m == 22.86
    assert found.distance_m == 68.58
    assert found.lengths == (
        Length(0.0, 30.5, active=True, stroke=Stroke.FREESTYLE),
        Length(30.5, 30.0, active=True, strokes=14, stroke=Stroke.FREESTYLE),
        Length(80.0, 30.0, active=True),
    )
    assert found.moving_s == 90.5
    assert found.laps == (Lap(0.0, 60.0),)


def test_lengths_that_are_told_twice_or_took_all_day_are_none():
    first = event("Lap", EVENING, duration="0.5", durationUnit="min")
    over_it = event("Lap", "2026-11-20 18:05:20 -0500", duration="20", durationUnit="s")
    forgotten = event("Lap", "2026-11-20 18:06:00 -0500", duration="31")

    found = activity(swim(first, first, over_it, forgotten))

    assert found.lengths == (Length(0.0, 30.0, active=True),)


def test_a_swim_in_open_water_has_no_lengths():
    found = activity(
        swim(
            metadata("HKSwimmingLocationType", "2"),
            event("Lap", EVENING, duration="10", durationUnit="min"),
        )
    )

    assert (found.sub_sport, found.lengths) == ("open_water", ())


def test_the_parts_of_an_interval_workout_are_its_laps():
    beats = statistic("HeartRate", "count/min", average="150.6", maximum="160")
    way = statistic("DistanceWalkingRunning", "m", sum="2000")
    run = activity(
        workout(
            part(beats, way, startDate=EVENING, duration="10", durationUnit="min"),
            part(
                startDate="2026-11-20 18:15:00 -0500", duration="300", durationUnit="s"
            ),
        )
    )

    assert run.laps == (
        Lap(0.0, 600.0, distance_m=2000, avg_hr_bpm=151, max_hr_bpm=160),
        Lap(600.0, 300.0),
    )
    assert run.distance_m == 2000


def test_a_workout_of_one_part_is_not_cut_by_it():
    whole = part(startDate=EVENING, duration="45", durationUnit="min")

    assert activity(workout(whole)).laps == ()


def test_totals_that_stand_only_in_the_one_part_are_the_workouts():
    beats = statistic("HeartRate", "count/min", average="150", maximum="160")
    run = activity(
        workout(
            part(
                beats,
                metadata("HKIndoorWorkout", "1"),
                statistic("DistanceWalkingRunning", "km", sum="3"),
                statistic("ActiveEnergyBurned", "Cal", sum="300"),
                event("Lap", EVENING, duration="5", durationUnit="min"),
                startDate=EVENING,
            )
        )
    )

    assert (run.distance_m, run.calories_kcal) == (3000, 300)
    assert (run.avg_hr_bpm, run.max_hr_bpm) == (150, 160)
    assert run.sub_sport == "indoor_running"
    assert run.laps == (Lap(0.0, 300.0),)


def test_of_segments_that_lie_over_each_other_as_many_as_fit_are_laps():
    kilometers = [
        event("Segment", EVENING, duration="5", durationUnit="min"),
        event(
            "Segment", "2026-11-20 18:10:00 -0500", duration="5.2", durationUnit="min"
        ),
    ]
    mile = event("Segment", EVENING, duration="8", durationUnit="min")

    run = activity(workout(mile, *kilometers))

    assert run.laps == (Lap(0.0, 300.0), Lap(300.0, 312.0))


def test_laps_know_the_heart_rates_in_them():
    run = activity(
        record("HeartRate", "100", "count/min", EVENING),
        record("HeartRate", "111", "count/min", "2026-11-20 18:09:59 -0500"),
        record("HeartRate", "180", "count/min", "2026-11-20 18:10:00 -0500"),
        workout(event("Lap", EVENING, duration="5", durationUnit="min")),
    )

    assert run.laps == (Lap(0.0, 300.0, avg_hr_bpm=106, max_hr_bpm=111),)


def test_pauses_are_no_moving_time_where_the_duration_is_not_said():
    stops = [
        event("Pause", "2026-11-20 18:15:00 -0500"),
        event("Pause", "2026-11-20 18:15:05 -0500"),
        event("Resume", "2026-11-20 18:20:00 -0500"),
        event("Pause", "2026-11-20 18:49:00 -0500"),
    ]

    assert activity(workout(*stops, duration="")).moving_s == 2700 - 300 - 60
    assert activity(workout(duration="")).moving_s is None
