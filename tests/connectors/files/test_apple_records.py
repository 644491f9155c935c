from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.metric import MetricKind
from tests.connectors.files.apple_exports import (
    EVENING,
    NEW_YORK,
    WATCH,
    read,
    record,
    values,
    whys,
)

MORNING = "2026-11-20 07:00:00 -0500"


def only(*elements, zone=NEW_YORK):
    contents = read(*elements, zone=zone)
    assert contents.issues == ()
    (metric,) = contents.metrics
    return metric


@pytest.mark.parametrize(
    ("value", "unit", "kg"),
    [
        ("80.5", "kg", 80.5),
        ("177.5", "lb", 80.513),
        ("12.5", "st", 79.379),
        ("80500", "g", 80.5),
        ("2840", "oz", 80.513),
    ],
)
def test_a_body_mass_is_kilograms_whatever_its_unit(value, unit, kg):
    metric = only(record("BodyMass", value, unit, MORNING, sourceName="Scale"))

    assert (metric.kind, metric.value, metric.method) == (
        MetricKind.WEIGHT,
        kg,
        "scale",
    )
    assert metric.day == date(2026, 11, 20)
    assert metric.at.isoformat() == "2026-11-20T07:00:00-05:00"
    assert (metric.device, metric.source) == ("Scale", "apple_health")


@pytest.mark.parametrize(("value", "percent"), [("0.185", 18.5), ("18.5", 18.5)])
def test_a_body_fat_is_percent_whether_written_as_a_fraction_or_not(value, percent):
    metric = only(record("BodyFatPercentage", value, "%", MORNING))

    assert (metric.kind, metric.value) == (MetricKind.BODY_FAT, percent)


@pytest.mark.parametrize("unit", ["mL/min·kg", "ml/(kg*min)"])
def test_a_vo2max_is_the_watchs_estimate_from_running(unit):
    metric = only(record("VO2Max", "48.7", unit, EVENING, device=WATCH))

    assert (metric.kind, metric.value) == (MetricKind.VO2MAX, 48.7)
    assert metric.method == "watch, run"
    assert metric.device == "Apple Watch (Watch6,2)"


def test_the_last_resting_heart_rate_of_a_day_counts():
    contents = read(
        record("RestingHeartRate", "52", "count/min", "2026-11-20 09:00:00 -0500"),
        record("RestingHeartRate", "50", "count/min", "2026-11-20 00:05:00 -0500"),
        record("RestingHeartRate", "48", "count/min", "2026-11-21 00:05:00 -0500"),
    )

    assert [(str(m.day), m.value, m.method, m.at) for m in contents.metrics] == [
        ("2026-11-20", 52, "watch, day", None),
        ("2026-11-21", 48, "watch, day", None),
    ]


def test_the_middle_variability_of_a_day_counts_for_each_device():
    def read_at(hour, value, source="Watch"):
        at = f"2026-11-20 {hour:02d}:00:00 -0500"
        kind = "HeartRateVariabilitySDNN"
        return record(kind, value, "ms", at, sourceName=source)

    contents = read(
        read_at(1, "90"),
        read_at(9, "40.1234"),
        read_at(13, "50"),
        read_at(2, "61.5", "B"),
    )

    assert [(m.device, m.value, m.method) for m in contents.metrics] == [
        ("B", 61.5, "sdnn"),
        ("Watch", 50, "sdnn"),
    ]
    assert values(read_at(1, "90"), read_at(9, "40.1234")) == [("2026-11-20", 65.062)]


def test_steps_are_those_of_the_largest_source_of_the_day():
    def steps(value, at, source):
        return record("StepCount", value, "count", at, sourceName=source)

    (friday, saturday) = read(
        steps("4000", MORNING, "Phone"),
        steps("3000", "2026-11-20 23:59:59 -0500", "Watch"),
        steps("2500", MORNING, "Watch"),
        steps("700", "2026-11-21 00:00:00 -0500", "Phone"),
    ).metrics

    assert (friday.kind, friday.value, friday.method) == (
        MetricKind.STEPS,
        5500,
        "day",
    )
    assert (friday.device, friday.at) == (None, None)
    assert (saturday.day, saturday.value) == (date(2026, 11, 21), 700)


def test_a_day_of_more_steps_than_anyone_walks_is_left_out_and_named():
    steps = [
        record("StepCount", "150000", "count", f"2026-11-20 1{hour}:00:00 -0500")
        for hour in range(2)
    ]
    contents = read(*steps)

    assert contents.metrics == ()
    assert whys(contents) == [
        "step counts left out: 1, the first is 300000 on 2026-11-20"
    ]


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("America/New_York", "2026-11-01", 25),
        ("America/New_York", "2026-03-08", 23),
        ("America/Sao_Paulo", "2018-11-04", 23),  # began at 01:00
        ("Pacific/Apia", "2011-12-31", 24),  # the day before never was
        ("UTC", "2026-11-01", 24),
    ],
)
def test_a_day_of_steps_is_as_long_as_the_clocks_make_it(zone, day, hours):
    before = datetime.fromisoformat(f"{day} 00:00:00+00:00") - timedelta(days=1)
    each_hour = (before + timedelta(hours=hour) for hour in range(72))
    records = [
        record("StepCount", "1", "count", f"{at:%Y-%m-%d %H:%M:%S} +0000")
        for at in each_hour
    ]

    assert dict(values(*records, zone=ZoneInfo(zone)))[day] == hours


def test_a_day_is_the_athletes_not_that_of_the_phone_when_it_exported():
    late = record("BodyMass", "80", "kg", "2026-11-21 02:00:00 +0000")

    assert values(late) == [("2026-11-20", 80)]
    assert values(late, zone=UTC) == [("2026-11-21", 80)]


def test_what_is_there_twice_counts_once():
    steps = record("StepCount", "4000", "count", MORNING)
    weight = record("BodyMass", "80", "kg", MORNING)
    inside = f'<Correlation type="x">{weight}</Correlation>'

    assert values(steps, steps, weight, inside, weight) == [
        ("2026-11-20", 4000),
        ("2026-11-20", 80),
    ]


def test_a_day_that_was_not_over_at_the_export_is_left_to_the_next():
    records = [
        record("StepCount", "4000", "count", "2026-11-19 12:00:00 -0500"),
        record("StepCount", "900", "count", MORNING),
        record("RestingHeartRate", "50", "count/min", MORNING),
        record("BodyMass", "80", "kg", MORNING),
    ]

    assert values(*records, date="2026-11-20 09:00:00 -0500") == [
        ("2026-11-19", 4000),
        ("2026-11-20", 80),
    ]


def test_a_measurement_has_one_id_in_every_export_and_another_for_another_value():
    def uuids(*elements):
        return [each.uuid for each in read(*elements).metrics]

    at_home = record("BodyMass", "80", "kg", MORNING)
    abroad = record("BodyMass", "80.0", "kg", "2026-11-20 13:00:00 +0100")
    heavier = record("BodyMass", "81", "kg", MORNING)

    assert uuids(at_home) == uuids(abroad)
    assert len(set(uuids(at_home, heavier))) == 2


def test_more_sources_than_anyone_has_do_not_mix_up_what_they_say():
    many = (
        record("BodyMass", "80", "kg", f"2026-11-20 0{n // 60}:{n % 60:02d}:00 -0500")
        for n in range(300)
    )
    named = (
        each.replace('"Watch"', f'"Scale {number}"') for number, each in enumerate(many)
    )
    contents = read(*named)

    first = datetime(2026, 11, 20, 5, tzinfo=UTC)
    assert [each.value for each in contents.metrics] == [80] * 300
    assert [each.at - first for each in contents.metrics] == [
        timedelta(minutes=number) for number in range(300)
    ]


def test_a_device_is_known_by_name_and_model_not_by_address_or_software():
    newer = WATCH.replace("0x283e5c7d0", "0x1").replace("9.1", "10.2")
    one = only(record("VO2Max", "48", "mL/min·kg", EVENING, device=WATCH))
    other = only(record("VO2Max", "48", "mL/min·kg", EVENING, device=newer))

    assert one == other


@pytest.mark.parametrize(
    ("device", "known_as"),
    [
        ("<<HKDevice: 0x1>, name:Body+, manufacturer:Withings>", "Body+"),
        ("<<HKDevice: 0x1>, manufacturer:Withings, model:WBS05>", "Withings (WBS05)"),
        ("<<HKDevice: 0x1>, name:iPhone, model:iPhone>", "iPhone"),
        ("<<HKDevice: 0x1>>", "Scale"),
        ("", "Scale"),
    ],
)
def test_a_device_that_says_little_is_known_by_what_it_says(device, known_as):
    said = {"sourceName": "Scale", "device": device}

    assert only(record("BodyMass", "80", "kg", MORNING, **said)).device == known_as


@pytest.mark.parametrize(
    ("kind", "unit", "wrong", "right"),
    [
        ("BodyMass", "kg", ["NaN", "inf", "", "-80", "4", "9" * 5000, "1e99"], "80"),
        ("BodyFatPercentage", "%", ["1.2", "90", "0", "0x1"], "20"),
        ("VO2Max", "mL/min·kg", ["4", "480", "fast"], "48"),
        ("RestingHeartRate", "count/min", ["0", "300", "١٢"], "50"),
        ("HeartRateVariabilitySDNN", "ms", ["0", "5000"], "50"),
        ("StepCount", "count", ["-5", "1e9", "many"], "50"),
    ],
)
def test_values_that_cannot_be_are_one_issue_for_each_type(kind, unit, wrong, right):
    contents = read(*(record(kind, each, unit, MORNING) for each in (*wrong, right)))

    assert [each.value for each in contents.metrics] == [float(right)]
    (issue,) = contents.issues
    assert f"left out: {len(wrong)}, the first is {wrong[0][:40]} {unit}" in issue.why
    assert len(str(issue)) < 250


@pytest.mark.parametrize(
    ("kind", "unit"), [("BodyMass", "stone"), ("VO2Max", "L/min"), ("StepCount", "km")]
)
def test_a_unit_that_is_not_the_kinds_is_no_value(kind, unit):
    contents = read(record(kind, "50", unit, MORNING))

    assert (contents.metrics, len(contents.issues)) == ((), 1)


@pytest.mark.parametrize(
    "at",
    [
        "yesterday",
        "",
        "2026-02-30 07:00:00 -0500",
        "2026-11-20 24:00:00 -0500",
        "2026-11-20 07:00:60 -0500",
        "2026-11-20 07:00:00",
        "1969-12-31 07:00:00 -0500",
        "9999-12-31 23:59:59 -0500",
        "2026-11-20 07:00:00 -05:00",
        "2026-11-20 13:00:00 AM -0500",
    ],
)
def test_a_date_that_is_none_leaves_the_record_out(at):
    contents = read(record("BodyMass", "80", "kg", at))

    assert contents.metrics == ()
    assert whys(contents) == [
        f"body masses left out: 1, the first is 80 kg at {at}".strip()
    ]


@pytest.mark.parametrize(
    "at",
    [
        "2026-11-20 7:00:00 AM -0500",
        "2026-11-20 7:00:00\u202fam -0500",
        "2026-11-20 12:00:00 p.m. +0000",
    ],
)
def test_a_clock_of_twelve_hours_is_read(at):
    metric = only(record("BodyMass", "80", "kg", at))

    assert metric.at.isoformat() == "2026-11-20T07:00:00-05:00"
