import math
from datetime import UTC, datetime, timedelta

from coach.goals.base import series_by_method
from tests.builders import day
from tests.coach.goals.series import history, metric

WEEKS = timedelta(weeks=12)


def series(*metrics, on=50, window=WEEKS):
    return series_by_method(history(*metrics).of("body_fat"), day(on), window)


def test_each_method_is_a_series_of_its_own():
    found = series(
        metric("body_fat", 1, 15, "caliper"),
        metric("body_fat", 2, 18),
        metric("body_fat", 3, 14.8, "caliper"),
    )

    assert [(each.method, len(each.readings)) for each in found] == [
        ("scale", 1),
        ("caliper", 2),
    ]


def test_a_new_device_starts_a_new_series():
    (found,) = series(
        metric("body_fat", 1, 18, device="old"),
        metric("body_fat", 2, 18.1, device="old"),
        metric("body_fat", 3, 14, device="new"),
    )

    assert found.readings == ((day(3), 14),)
    assert found.label == "scale, new"


def test_only_the_window_is_read():
    (found,) = series(
        metric("body_fat", 11, 18),
        metric("body_fat", 12, 17),
        metric("body_fat", 39, 16),
        metric("body_fat", 40, 15),
        on=39,
        window=timedelta(days=28),
    )

    assert found.readings == ((day(12), 17), (day(39), 16))


def test_other_kinds_and_what_is_no_number_are_left_out():
    assert (
        series(metric("weight", 1, 80), metric("body_fat", 1, math.nan, "scale")) == ()
    )


def test_readings_come_in_the_order_they_were_made():
    morning = datetime(2026, 3, 2, 7, tzinfo=UTC)
    evening = metric("body_fat", 0, 16, at=morning + timedelta(hours=12))

    (found,) = series(evening, metric("body_fat", 0, 15, at=morning))

    assert [value for _, value in found.readings] == [15, 16]


def readings(*days):
    return series(*(metric("body_fat", on, 15) for on in days))[0]


def test_a_verdict_needs_eight_readings_over_three_weeks():
    assert readings(0, 3, 6, 9, 12, 15, 18, 21).is_enough(day(21))
    assert not readings(0, 3, 6, 9, 12, 15, 21).is_enough(day(21))
    assert not readings(0, 3, 6, 9, 12, 15, 18, 20).is_enough(day(21))


def test_a_verdict_needs_a_reading_of_the_last_28_days():
    enough = readings(0, 3, 6, 9, 12, 15, 18, 21)

    assert enough.is_enough(day(48))
    assert not enough.is_enough(day(49))
