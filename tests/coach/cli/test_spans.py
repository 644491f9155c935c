import pytest
import typer
from hypothesis import given
from hypothesis import strategies as st

from coach.cli.spans import parse_clock, parse_span, span
from coach.domain.notation import clock


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
    assert parse_clock(clock(seconds), 0, 600) == seconds


@pytest.mark.parametrize("text", ["", "soon", "1:75", "0:10", "20:00", "nan", "-1:00"])
def test_a_time_that_is_none_is_a_usage_error(text):
    with pytest.raises(typer.BadParameter):
        parse_clock(text, 35, 600)


def test_a_span_is_shown_as_it_is_typed():
    assert span(13.0, 15.0) == "13-15"
    assert span(4.0, 4.0) == "4"
    assert span(None, None) == ""
