"""Steps, resting heart rate, sleep and heart-rate variability of a watch's days."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.metric import MetricKind
from connectors.fitfile.read import FitReader
from tests.connectors.fitfile.fit_builder import Fit, seconds, started

BERLIN = ZoneInfo("Europe/Berlin")
MIDNIGHT = seconds(datetime(2026, 3, 1, 23, tzinfo=UTC))  # where the athlete is
HOUR = 3600
WALKING, RUNNING, CYCLING = 6, 1, 2
AWAKE, LIGHT, DEEP, REM = 1, 2, 3, 4
SLEEP, START, STOP = 74, 0, 1


def read(part, timezone=BERLIN):
    return FitReader().read(part.content(), "x.fit", timezone)


def metrics(part, timezone=BERLIN):
    return read(part, timezone).metrics


def monitored(*counts, kind=32):
    """A day's file: (hours after midnight, activity type, steps so far)."""
    part = started(type=kind)
    for hours, activity, steps in counts:
        stamp = MIDNIGHT + round(hours * HOUR)
        part.add("monitoring", slot=1, timestamp=stamp, steps=steps, type=activity)
    return part


@pytest.mark.parametrize("kind", [15, 28, 32])
def test_a_days_steps_are_its_highest_counts_walked_and_run_together(kind):
    part = monitored(
        (8, WALKING, 1200),
        (9, RUNNING, 3000),
        (18, WALKING, 5400),
        (20, WALKING, 10),
        (21, CYCLING, 90_000),
        kind=kind,
    )

    (steps,) = metrics(part)

    assert (steps.kind, steps.value, steps.unit) == (MetricKind.STEPS, 8400, "steps")
    assert (steps.day, steps.method, steps.at) == (date(2026, 3, 2), "day", None)
    assert steps.device == "garmin fr965"


def test_each_day_begins_at_midnight_where_the_athlete_was():
    part = monitored((22, WALKING, 7000), (24, WALKING, 7100), (25, WALKING, 40))

    first, second = metrics(part)

    assert (first.day, first.value) == (date(2026, 3, 2), 7100)
    assert (second.day, second.value) == (date(2026, 3, 3), 40)


def test_the_watchs_own_midnight_counts_on_a_journey():
    part = started(type=32)
    part.add("monitoring_info", timestamp=MIDNIGHT, local=MIDNIGHT + 9 * HOUR)
    part.add("monitoring", slot=1, timestamp=MIDNIGHT + 14 * HOUR, steps=9000, type=6)
    part.add("monitoring", slot=1, timestamp=MIDNIGHT + 17 * HOUR, steps=50, type=6)

    assert [m.value for m in metrics(part)] == [9000, 50]


def test_the_lowest_sixteen_bits_of_a_time_follow_the_last_whole_one():
    part = started(type=32)
    part.add("monitoring", slot=1, timestamp=MIDNIGHT + HOUR, steps=100, type=6)
    for hours, steps in [(2, 300), (17, 4000), (18, 5000)]:
        low = (MIDNIGHT + hours * HOUR) & 0xFFFF
        part.add("monitoring", slot=2, time16=low, steps=steps, type=6)

    (steps,) = metrics(part)

    assert (steps.day, steps.value) == (date(2026, 3, 2), 5000)


def test_the_activity_packed_with_its_intensity_is_known():
    part = started(type=32)
    part.add(
        "monitoring",
        timestamp=MIDNIGHT + HOUR,
        steps16=321,
        packed=bytes([WALKING | 2 << 5]),
    )

    assert [m.value for m in metrics(part)] == [321]


def test_a_count_of_no_known_activity_is_no_steps():
    part = started(type=32).add("monitoring", timestamp=MIDNIGHT + HOUR, steps=99_000)

    assert read(part).ignored == "a day's steps: no activity and no measurement"


def test_a_part_of_a_day_and_the_whole_day_have_one_id():
    morning, evening = monitored((8, WALKING, 900)), monitored((22, WALKING, 9000))
    other_day = monitored((30, WALKING, 900))

    (half,), (whole,), (other,) = map(metrics, (morning, evening, other_day))

    assert half.uuid == whole.uuid != other.uuid
    for first, second in [(morning, evening), (evening, morning)]:
        both = first.content() + second.content()
        assert FitReader().read(both, "x.fit", BERLIN).metrics == (whole,)


def test_the_resting_heart_rate_is_the_last_one_of_each_day():
    part = started(type=32)
    for hours, today in [(7, 52), (20, 48), (31, 50)]:
        stamp = MIDNIGHT + hours * HOUR
        part.add("resting", slot=1, timestamp=stamp, week=55, today=today)

    first, second = metrics(part)

    assert (first.kind, first.value, first.unit) == (MetricKind.REST_HR, 48, "bpm")
    assert (first.method, first.day) == ("watch, day", date(2026, 3, 2))
    assert (second.value, second.day) == (50, date(2026, 3, 3))


def test_the_mean_of_a_week_is_no_days_resting_heart_rate():
    part = started(type=32)
    part.add("resting", timestamp=MIDNIGHT + HOUR, week=55, today=None)

    assert metrics(part) == ()


def slept(*levels, start=None, stop=None):
    """A night's file: (hours after midnight, level) from then on."""
    part = started(type=49)
    for hours, kind in [(start, START), (stop, STOP)]:
        if hours is not None:
            stamp = MIDNIGHT + round(hours * HOUR)
            part.add("event", slot=2, timestamp=stamp, event=SLEEP, kind=kind)
    for hours, level in levels:
        stamp = MIDNIGHT + round(hours * HOUR)
        part.add("sleep_level", slot=1, timestamp=stamp, level=level)
    return part


def test_hours_slept_are_light_deep_and_rem_sleep_until_the_sleep_ends():
    part = slept(
        (-1.5, LIGHT), (0, DEEP), (2, AWAKE), (2.5, REM), (4, LIGHT), start=-1, stop=6
    )

    (sleep,) = metrics(part)

    assert (sleep.kind, sleep.value, sleep.unit) == (MetricKind.SLEEP, 6.5, "h")
    assert (sleep.day, sleep.method) == (date(2026, 3, 2), "watch")
    assert sleep.at == datetime(2026, 3, 2, 5, tzinfo=UTC)


def test_a_night_that_ends_before_midnight_is_of_that_day():
    (sleep,) = metrics(slept((-9, LIGHT), (-3, AWAKE), stop=-2))

    assert (sleep.day, sleep.value) == (date(2026, 3, 1), 6)


def test_without_a_stop_the_last_level_lasts_a_minute():
    (sleep,) = metrics(slept((0, LIGHT), (5, DEEP)))

    assert sleep.value == pytest.approx(5 + 1 / 60, abs=0.001)


def test_what_the_watch_could_not_measure_is_no_sleep():
    found = read(slept((0, 0), (5, AWAKE), (6, None)))

    assert found.ignored == "sleep: no activity and no measurement"


def test_a_level_that_lasts_half_a_day_is_a_gap():
    (sleep,) = metrics(slept((0, LIGHT), (1, DEEP), (9, LIGHT), stop=10))

    assert sleep.value == 2


def test_the_nights_variability_is_the_devices_mean():
    part = started(type=68)
    part.add("hrv_value", slot=1, timestamp=MIDNIGHT + 5 * HOUR, rmssd=80)
    part.add("hrv_status", timestamp=MIDNIGHT + 7 * HOUR, week=50, night=61.5)

    (hrv,) = metrics(part)

    assert (hrv.kind, hrv.value, hrv.unit) == (MetricKind.HRV, 61.5, "ms")
    assert (hrv.method, hrv.day) == ("rmssd, night", date(2026, 3, 2))


def test_without_a_mean_it_is_that_of_the_five_minutes_measured():
    part = started(type=68)
    for minutes, rmssd in [(0, 40), (5, 50), (10, None), (15, 66)]:
        stamp = MIDNIGHT + minutes * 60
        part.add("hrv_value", slot=1, timestamp=stamp, rmssd=rmssd)

    (hrv,) = metrics(part)

    assert (hrv.value, hrv.day) == (52, date(2026, 3, 2))


def test_a_night_without_a_value_is_ignored_with_a_reason():
    part = started(type=68).add("hrv_status", timestamp=MIDNIGHT, week=50, night=None)

    assert read(part).ignored.startswith("a night's heart-rate variability:")


def test_what_no_body_does_is_left_out():
    part = monitored((8, WALKING, 300_000))
    part.add("resting", slot=2, timestamp=MIDNIGHT, today=240)
    part.add("hrv_status", slot=3, timestamp=MIDNIGHT, night=500)

    assert metrics(part) == ()


def test_a_watch_that_never_knew_the_date_says_nothing_of_a_day():
    part = Fit().add("file_id", type=32)
    part.add("monitoring", slot=1, time16=50, steps=300, type=6)

    assert metrics(part) == ()
