import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from coach.cli.numbers import clock, parse_clock, parse_number, parse_span, span


@pytest.mark.parametrize(
    ("text", "number"), [("13.5", 13.5), ("13,5", 13.5), (" 7 ", 7.0), ("-2", -2.0)]
)
def test_a_comma_stands_for_the_point(text, number):
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "x", "1.2.3", "nan", "inf", "1,000,000", "1e999"])
def test_what_is_no_number_is_a_usage_error(text):
    with pytest.raises(typer.BadParameter):
        parse_number(text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        *(("13-15", (13, 15)), ("13,5 - 15", (13.5, 15)), ("13–15", (13, 15))),
        ("14", (14, 14)),
    ],
)
def test_a_span_is_two_numbers_or_one_twice(text, ends):
    assert parse_span(text, 3, 60) == ends


@pytest.mark.parametrize("text", ["15-13", "-14", "13-", "2-14", "13-99", "a-b"])
def test_a_span_that_is_none_is_a_usage_error(text):
    with pytest.raises(typer.BadParameter):
        parse_span(text, 3, 60)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:10", 70), ("70", 70), ("70 s", 70), ("1:10,5", 70.5), ("0:58.2", 58.2)],
)
def test_a_time_is_minutes_and_seconds_or_seconds(text, seconds):
    assert parse_clock(text, 35, 600) == pytest.approx(seconds)


@given(st.integers(0, 599))
def test_a_time_reads_back_as_it_is_shown(seconds):
    assert parse_clock(clock(seconds)) == seconds


def test_a_span_is_shown_as_it_is_typed():
    assert span(13.0, 15.0) == "13-15"
    assert span(4.0, 4.0) == "4"
    assert span(None, None) == ""
