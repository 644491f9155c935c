from datetime import date

import pytest

from coach.domain.metric import MetricKind
from tests.connectors.files.apple_exports import read, sleep, values, whys


def at(day, clock, offset="-0500"):
    return f"2026-11-{day:02d} {clock}:00 {offset}"


def test_a_night_is_the_hours_asleep_of_the_day_it_ended_on():
    contents = read(
        sleep(at(19, "22:30"), at(20, "07:00"), "InBed"),
        sleep(at(19, "23:00"), at(20, "02:00"), "AsleepCore"),
        sleep(at(20, "02:00"), at(20, "03:00"), "AsleepDeep"),
        sleep(at(20, "03:00"), at(20, "03:30"), "Awake"),
        sleep(at(20, "03:30"), at(20, "06:00"), "AsleepREM"),
        sleep(at(20, "06:00"), at(20, "06:15"), "AsleepUnspecified"),
    )

    (night,) = contents.metrics
    assert (night.kind, night.method) == (MetricKind.SLEEP, "night")
    assert (night.day, night.value) == (date(2026, 11, 20), 6.75)
    assert (night.device, night.at) == ("Watch", None)


def test_sleep_as_old_phones_write_it_is_sleep():
    assert values(sleep(at(19, "23:00"), at(20, "06:20"), "Asleep")) == [
        ("2026-11-20", 7.333)
    ]


def test_stretches_that_lie_over_each_other_count_once():
    assert values(
        sleep(at(19, "23:00"), at(20, "03:00")),
        sleep(at(20, "00:00"), at(20, "01:00"), "AsleepDeep"),
        sleep(at(20, "02:00"), at(20, "05:00"), "AsleepREM"),
        sleep(at(19, "23:00"), at(20, "03:00")),
    ) == [("2026-11-20", 6)]


def test_of_several_sources_the_one_that_saw_most_sleep_counts():
    contents = read(
        sleep(at(19, "23:00"), at(20, "06:00"), source="Ring"),
        sleep(at(19, "22:00"), at(20, "04:00"), source="Watch"),
        sleep(at(20, "05:00"), at(20, "05:30"), source="Watch"),
    )

    assert [(m.value, m.device) for m in contents.metrics] == [(7, "Ring")]


def test_sleep_less_than_three_hours_apart_is_one_night():
    evening = sleep(at(19, "20:00"), at(19, "23:00"))

    assert values(evening, sleep(at(20, "01:59"), at(20, "06:00"))) == [
        ("2026-11-20", 7.017)
    ]
    assert values(evening, sleep(at(20, "02:00"), at(20, "06:00"))) == [
        ("2026-11-19", 3),
        ("2026-11-20", 4),
    ]


def test_a_night_goes_on_until_the_last_stretch_that_began_in_it_ends():
    assert values(
        sleep(at(19, "23:00"), at(20, "05:00")),
        sleep(at(19, "23:30"), at(20, "00:30")),
        sleep(at(20, "06:00"), at(20, "07:00")),
    ) == [("2026-11-20", 7)]


def test_a_nap_is_neither_a_night_nor_added_to_one():
    nap = sleep(at(20, "14:00"), at(20, "15:59"))

    assert values(nap) == []
    assert values(nap, sleep(at(19, "23:00"), at(20, "07:00"))) == [("2026-11-20", 8)]


def test_a_night_away_ends_on_the_day_it_ended_on_there():
    tokyo = sleep(
        at(20, "09:00"), at(20, "17:00"), zone="Asia/Tokyo"
    )  # 23:00 to 07:00 there

    assert values(tokyo) == [("2026-11-21", 8)]
    assert values(sleep(at(20, "09:00"), at(20, "17:00"))) == [("2026-11-20", 8)]


def test_the_night_of_the_changing_clocks_is_as_long_as_it_was():
    assert values(sleep(at(1, "00:00", "-0400"), at(1, "06:00"))) == [("2026-11-01", 7)]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (at(20, "07:00"), at(19, "23:00")),
        (at(19, "23:00"), at(19, "23:00")),
        (at(10, "23:00"), at(20, "07:00")),
        ("", at(20, "07:00")),
    ],
)
def test_a_stretch_that_cannot_be_is_left_out_and_named(start, end):
    contents = read(
        sleep(start, end, source="Phone"), sleep(at(19, "23:00"), at(20, "07:00"))
    )

    assert [m.value for m in contents.metrics] == [8]
    assert whys(contents) == [
        "stretches of sleep left out: 1, the first is " + f"{start} to {end}".strip()
    ]
