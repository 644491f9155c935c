from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.metric import MetricKind
from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.fit_builder import BEGIN, started, with_session

TOKYO = ZoneInfo("Asia/Tokyo")


def read(part):
    return FitReader().read(part.content(), "x.fit", TOKYO)


def weighed(**values):
    part = started(type=9, manufacturer=1, product=2429)
    return part.add("weight_scale", timestamp=BEGIN + 12 * 3600, **values)


def test_a_scales_file_gives_weight_and_body_fat():
    found = read(weighed(weight=75.8, fat=14.3))

    weight, fat = found.metrics
    assert (weight.kind, weight.value, weight.unit) == (MetricKind.WEIGHT, 75.8, "kg")
    assert (fat.kind, fat.value, fat.unit) == (MetricKind.BODY_FAT, 14.3, "%")
    assert (weight.method, weight.source) == ("scale", "fit")
    assert weight.device == "garmin index smart scale"
    assert (found.ignored, found.issues, found.recordings) == (None, (), ())


def test_a_measurement_is_of_the_athletes_day():
    (weight,) = read(weighed(weight=75.8)).metrics

    assert weight.at == datetime(2026, 3, 1, 23, 58, 3, tzinfo=UTC)
    assert weight.day == date(2026, 3, 2)


def test_the_same_measurement_has_the_same_id_again():
    first, again = (read(weighed(weight=75.8)).metrics[0] for _ in range(2))
    other = read(weighed(weight=75.9)).metrics[0]

    assert first == again
    assert first.uuid != other.uuid


def test_a_measurement_told_twice_is_one():
    part = weighed(weight=75.8).add(
        "weight_scale", timestamp=BEGIN + 12 * 3600, weight=75.8
    )

    assert len(read(part).metrics) == 1


def test_a_scale_that_is_still_calculating_gives_nothing():
    found = read(weighed(weight=655.34, fat=0))

    assert found.metrics == ()
    assert found.ignored.startswith("a scale's file without a measurement")


@pytest.mark.parametrize(
    ("sport", "method"), [(1, "watch, run"), (2, "watch, ride"), (None, "watch, run")]
)
def test_vo2max_is_a_series_of_its_own_for_run_and_ride(sport, method):
    part = started(type=44).add("max_met", updated=BEGIN, vo2_max=50.3, sport=sport)

    (found,) = read(part).metrics

    assert (found.kind, found.value, found.method) == (MetricKind.VO2MAX, 50.3, method)


def test_vo2max_beside_an_activity_is_kept():
    part = with_session(started()).add("max_met", updated=None, vo2_max=48, sport=1)

    found = read(part)

    assert len(found.recordings) == 1
    assert found.metrics[0].at == datetime(2026, 3, 1, 11, 58, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (2, "a settings file"),
        (5, "a workout (planned, not done)"),
        (6, "a course to follow"),
        (32, "a day's steps"),
        (49, "sleep"),
    ],
)
def test_a_sound_file_without_training_is_ignored_with_a_reason(kind, words):
    found = read(started(type=kind))

    assert found.ignored == f"{words}: no activity and no measurement"
    assert (found.recordings, found.metrics, found.issues) == ((), (), ())


def test_a_courses_records_are_no_training():
    part = started(type=6).add("course", sport=2)
    for second in range(100):
        part.add("record", slot=1, timestamp=BEGIN + second, distance=second)

    assert read(part).ignored.startswith("a course to follow")


def test_an_activity_without_anything_in_it_is_an_issue():
    found = read(started())

    assert (found.recordings, found.ignored) == ((), None)
    assert "no training in it" in found.issues[0].why
