from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from connectors.files.cells import CellError, instant, local_time, number, whole

NEW_YORK = ZoneInfo("America/New_York")
at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("text", "value"),
    [("77.5", 77.5), ("77,5", 77.5), ("0", 0), ("12", 12), ("5.", 5), ("", None)],
)
def test_numbers(text, value):
    assert number("reps", text) == value


@pytest.mark.parametrize(
    "text",
    ["ten", "1e3", "nan", "inf", "1_000", "1.2.3", "--5", "9" * 400, "=1+1", "5 kg"],
)
def test_text_is_no_number(text):
    with pytest.raises(CellError, match="reps is no number"):
        number("reps", text)


def test_nothing_is_below_zero():
    with pytest.raises(CellError, match="reps is below zero: '-3'"):
        number("reps", "-3")


def test_whole_numbers():
    assert whole("reps", "8") == whole("reps", "8.0") == 8
    assert whole("reps", "") is None
    with pytest.raises(CellError, match="no whole number"):
        whole("reps", "8.5")


@pytest.mark.parametrize(
    ("text", "local"),
    [
        ("30 Jun 2025, 19:56", at("2025-06-30T19:56")),
        ("1 January 2025, 06:05", at("2025-01-01T06:05")),
        ("Jun 11, 2026, 1:01 PM", at("2026-06-11T13:01")),
        ("Jun 11, 2026, 1:01\u202fPM", at("2026-06-11T13:01")),
        ("Sept 9, 2026, 12:00 AM", at("2026-09-09T00:00")),
        ("Dec 31, 2026, 12:30 pm", at("2026-12-31T12:30")),
        ("29 Feb 2024, 23:59", at("2024-02-29T23:59")),
    ],
)
def test_both_shapes_of_hevys_dates(text, local):
    assert local_time("start_time", text) == local


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "30 juin 2025, 19:56",
        "marras 3, 2025, 10:00",
        "2025-06-30 19:56",
        "30/06/2025, 19:56",
    ],
)
def test_other_shapes_and_languages_are_named(text):
    with pytest.raises(CellError, match="start_time is no date with an English month"):
        local_time("start_time", text)


@pytest.mark.parametrize(
    "text",
    [
        "31 Jun 2025, 19:56",
        "29 Feb 2025, 19:56",
        "30 Jun 2025, 24:00",
        "30 Jun 2025, 19:60",
        "Jun 11, 2026, 13:01 PM",
        "Jun 11, 2026, 0:01 PM",
        "1 Jan 0001, 00:00",
        "1 Jan 9999, 00:00",
    ],
)
def test_times_that_cannot_be_are_named(text):
    with pytest.raises(CellError, match="start_time cannot be"):
        local_time("start_time", text)


def test_a_long_cell_is_shown_cut():
    with pytest.raises(CellError) as caught:
        number("reps", "x" * 1000)
    assert len(str(caught.value)) < 80


def test_an_instant_has_the_offset_of_its_place_and_day():
    winter = instant(at("2026-01-05T07:00"), NEW_YORK)
    summer = instant(at("2026-07-05T07:00"), NEW_YORK)

    assert winter.isoformat() == "2026-01-05T07:00:00-05:00"
    assert summer.isoformat() == "2026-07-05T07:00:00-04:00"


def test_of_two_showings_the_first_is_meant_unless_it_is_too_early():
    start = instant(at("2026-11-01T01:50"), NEW_YORK)
    end = instant(at("2026-11-01T01:20"), NEW_YORK, after=start)

    assert start.isoformat() == "2026-11-01T01:50:00-04:00"
    assert end.isoformat() == "2026-11-01T01:20:00-05:00"
    assert end - start == timedelta(minutes=30)


def test_a_time_the_clock_jumped_over_is_read_as_before_the_jump():
    skipped = instant(at("2026-03-08T02:30"), NEW_YORK)

    assert skipped == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    assert skipped.isoformat() == "2026-03-08T03:30:00-04:00"


def test_a_zone_may_be_a_plain_offset():
    zone = timezone(timedelta(hours=5, minutes=30))

    assert instant(at("2026-03-08T02:30"), zone).isoformat() == (
        "2026-03-08T02:30:00+05:30"
    )
