from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from connectors.files.cells import (
    CellError,
    UnclearDateError,
    instant,
    local_moment,
    local_time,
    number,
    span_s,
    whole,
)

NEW_YORK = ZoneInfo("America/New_York")
at = datetime.fromisoformat


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("77.5", 77.5),
        ("77,5", 77.5),
        ("44.09245243697551", 44.09245243697551),
        ("0", 0),
        ("12", 12),
        ("5.", 5),
        ("", None),
    ],
)
def test_numbers(text, value):
    assert number("reps", text) == value


@pytest.mark.parametrize(
    "text",
    [
        "ten",
        "1e3",
        "nan",
        "inf",
        "1_000",
        "1.2.3",
        "--5",
        "9" * 5000,
        "=1+1",
        "5 kg",
        "\x1b[1m5",
        "٣",
    ],
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
    ["", "yesterday", "marras 3, 2025, 10:00", "30/06/25, 19:56", "1" * 5000],
)
def test_what_is_no_date_in_any_language_coach_knows_is_named(text):
    with pytest.raises(CellError, match="start_time is no date coach can read"):
        local_time("start_time", text)


def test_a_day_alone_has_no_time():
    assert local_moment("date", "2025-06-30").local == at("2025-06-30T00:00")
    assert not local_moment("date", "2025-06-30").has_time
    with pytest.raises(CellError, match="start_time has no time of day: '2025-06-30'"):
        local_time("start_time", "2025-06-30")


def test_a_date_that_may_be_two_is_not_guessed():
    with pytest.raises(UnclearDateError, match="may be a day and a month or"):
        local_time("start_time", "03/04/2025, 19:56")

    assert local_time("", "03/04/2025, 19:56", day_first=True).month == 4
    assert local_time("", "03/04/2025, 19:56", day_first=False).month == 3


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("56m", 56 * 60),
        ("38min", 38 * 60),
        ("1h 2m", 62 * 60),
        ("2h", 7200),
        ("1h 5m 3s", 3903),
        ("145h 27m", 523_620),
        ("1小时13分钟", 73 * 60),
        ("1時間13分", 73 * 60),
        ("1 Std. 13 Min.", 73 * 60),
        ("1 h 13 min", 73 * 60),
        ("1sa 13dk", 73 * 60),
        ("45 s", 45),
        ("3420", 3420),
        ("3420.0", 3420),
        ("", None),
    ],
)
def test_spans_of_time(text, seconds):
    assert span_s("duration", text) == seconds


@pytest.mark.parametrize("text", ["soon", "5 x", "h", "1h and 2m", "9" * 5000 + "h"])
def test_what_is_no_span_of_time_is_named(text):
    with pytest.raises(CellError, match="duration is no span of time"):
        span_s("duration", text)


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
